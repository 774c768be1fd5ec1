import phpParser, { type Node } from 'php-parser';
import { forTranslators, messagesOf, signatureOf, type Message, type SourceCall } from './message.ts';

const parser = new phpParser.Engine({ parser: { extractDoc: true, php7: true }, ast: { withPositions: true } });

/** Reads one PHP file. `file` is its path below the project's root. */
export function readPhp(file: string, source: string): Message[] {
  const program = parser.parseCode(source, file);
  const calls: SourceCall[] = [];
  walk(program, (node) => {
    const name = node.kind === 'call' ? nameOf((node as unknown as Call).what) : '';
    if (!signatureOf(name)) return;
    calls.push({ name, args: (node as unknown as Call).arguments.map(plainText), line: node.loc!.start.line });
  });
  const comments = (program.comments ?? []).flatMap((comment) => {
    const text = forTranslators(comment.value);
    return text === undefined ? [] : [{ text, lastLine: comment.loc!.end.line }];
  });
  return messagesOf(
    file,
    calls.sort((a, b) => a.line - b.line),
    comments.sort((a, b) => a.lastLine - b.lastLine),
  );
}

interface Call {
  what: Node;
  arguments: Node[];
}

function nameOf(what: Node): string {
  return what.kind === 'name' ? String((what as unknown as { name: string }).name).replace(/^\\/, '') : '';
}

function plainText(node: Node): string | undefined {
  if (node.kind === 'string') return (node as unknown as { value: string }).value;
  const { type, left, right } = node as unknown as { type: string; left: Node; right: Node };
  if (node.kind !== 'bin' || type !== '.') return undefined;
  const [start, end] = [plainText(left), plainText(right)];
  return start === undefined || end === undefined ? undefined : start + end;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) return value.forEach((one) => walk(one, visit));
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value) visit(value as Node);
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'loc' && key !== 'leadingComments' && key !== 'trailingComments') walk(child, visit);
  }
}
