export const DOMAIN = 'boomerang-returns';

/** One string of the sources, as gettext knows it. */
export interface Message {
  readonly context: string;
  readonly text: string;
  /** Empty where the string has no plural. */
  readonly plural: string;
  /** What the translators should know, without "translators:". */
  readonly comment: string;
  /** Path of the file below the project's root, with forward slashes. */
  readonly file: string;
}

/** A comment for translators in a source file; lines are counted from 1. */
export interface SourceComment {
  readonly text: string;
  readonly lastLine: number;
}

export type Role = 'text' | 'plural' | 'count' | 'context' | 'domain';

/** The arguments of each translating function, in order; `esc_html_x` is `_x`, and so on. */
const SIGNATURES: Readonly<Record<string, readonly Role[]>> = {
  __: ['text', 'domain'],
  _x: ['text', 'context', 'domain'],
  _n: ['text', 'plural', 'count', 'domain'],
  _nx: ['text', 'plural', 'count', 'context', 'domain'],
  _n_noop: ['text', 'plural', 'domain'],
  _nx_noop: ['text', 'plural', 'context', 'domain'],
};
const SAME: Readonly<Record<string, string>> = {
  _e: '__',
  _ex: '_x',
  esc_html__: '__',
  esc_html_e: '__',
  esc_html_x: '_x',
  esc_attr__: '__',
  esc_attr_e: '__',
  esc_attr_x: '_x',
};

export function signatureOf(name: string): readonly Role[] | undefined {
  return SIGNATURES[SAME[name] ?? name];
}

/** A call as a parser saw it; an argument that is not a plain string is undefined. */
export interface SourceCall {
  readonly name: string;
  readonly args: readonly (string | undefined)[];
  readonly line: number;
}

const REACH = 4;

/** The messages of one file. Each comment belongs to the first call below it, a few lines away at most. */
export function messagesOf(
  file: string,
  calls: readonly SourceCall[],
  comments: readonly SourceComment[],
  domain = DOMAIN,
): Message[] {
  const waiting = [...comments];
  return calls.map(({ name, args, line }) => {
    const value = (role: Role) => {
      const at = signatureOf(name)!.indexOf(role);
      if (at < 0) return '';
      const text = args[at] ?? (role === 'domain' && args.length <= at ? '' : undefined);
      if (text === undefined) throw new Error(`${file}:${line}: the ${role} of ${name}() must be a plain string.`);
      return text;
    };
    if (value('domain') !== domain)
      throw new Error(`${file}:${line}: the text domain must be ${domain || 'left out'}.`);
    let comment = '';
    while (waiting[0] && waiting[0].lastLine <= line) {
      const { text, lastLine } = waiting.shift()!;
      comment = line - lastLine <= REACH ? text : '';
    }
    return { context: value('context'), text: value('text'), plural: value('plural'), comment, file };
  });
}

/** The words after "translators:" of a comment, or undefined for any other comment. */
export function forTranslators(comment: string): string | undefined {
  const words = /translators:\s*([\s\S]+?)\s*(?:\*\/)?\s*$/i.exec(comment)?.[1];
  return words?.replace(/\s*\n\s*\*?\s*/g, ' ');
}
