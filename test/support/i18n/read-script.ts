import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import {
  DOMAIN,
  forTranslators,
  messagesOf,
  signatureOf,
  type Message,
  type SourceCall,
  type SourceComment,
} from './message.ts';

export interface Script {
  readonly messages: readonly Message[];
  /** Words on the screen that no translating function sees, as `file:line: words`. */
  readonly bare: readonly string[];
  /** Files of the project, and packages by name, that this one loads, lazily or not; imports of types are left out. */
  readonly imports: readonly string[];
}

const SPOKEN_ATTRIBUTES = new Set(['alt', 'aria-label', 'help', 'label', 'placeholder', 'title']);

/** Reads one TypeScript file by the compiler's own parser. `file` is its path below the project's root. */
export function readScript(file: string, source: string, domain = DOMAIN): Script {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1;
  const calls: SourceCall[] = [];
  const bare: string[] = [];
  const imports: string[] = [];

  const visit = (node: ts.Node): void => {
    const path = importedPath(node);
    if (path) imports.push(path.startsWith('.') ? join(dirname(file), path) : path);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && signatureOf(node.expression.text)) {
      const line = lineAt(node.getStart(tree));
      calls.push({ name: node.expression.text, args: node.arguments.map(plainText), line });
    }
    const words = bareWords(node);
    if (words) bare.push(`${file}:${lineAt(node.getStart(tree))}: ${words}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { messages: messagesOf(file, calls, commentsOf(source, lineAt), domain), bare, imports };
}

function importedPath(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node)) {
    return node.importClause?.isTypeOnly ? undefined : plainText(node.moduleSpecifier);
  }
  if (ts.isExportDeclaration(node)) {
    return node.isTypeOnly || !node.moduleSpecifier ? undefined : plainText(node.moduleSpecifier);
  }
  const lazy = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return lazy && node.arguments[0] ? plainText(node.arguments[0]) : undefined;
}

function plainText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return plainText(node.expression);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [plainText(node.left), plainText(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

/** Names in capitals, like UPS, are the same in every language. */
function bareWords(node: ts.Node): string | undefined {
  const spoken =
    ts.isJsxAttribute(node) && node.initializer && SPOKEN_ATTRIBUTES.has(node.name.getText())
      ? plainText(node.initializer)
      : ts.isJsxText(node)
        ? node.text
        : '';
  return spoken && /\p{Ll}{2}/u.test(spoken) ? spoken.trim() : undefined;
}

/** Comments are no part of the tree; a scanner would stumble over JSX, so they are found by what they say. */
function commentsOf(source: string, lineAt: (position: number) => number): SourceComment[] {
  return [...source.matchAll(/\/\*\s*translators:[\s\S]*?\*\/|\/\/\s*translators:.*/gi)].map((found) => ({
    text: forTranslators(found[0])!,
    lastLine: lineAt(found.index + found[0].length - 1),
  }));
}
