import { readFileSync } from 'node:fs';

/** One case of worked-cases.md: what it says under each word, in order. */
export interface WorkedCase {
  readonly title: string;
  said(word: string): readonly string[];
  /** What follows from it, as it stands in the file. */
  readonly outcome: readonly string[];
}

const FACTS = ['policy', 'order', 'item', 'shipping', 'fee', 'refunded', 'returned', 'request', 'withdrawal', 'then'];
const OUTCOME = ['gives', 'pays', 'to pay', 'paid then', 'left'];

/** Reads the file. Throws for a line that it does not know: a case that nobody reads proves nothing. */
export function workedCases(file: URL): readonly WorkedCase[] {
  return readFileSync(file, 'utf8')
    .split(/^### /m)
    .slice(1)
    .map((block) => {
      const [title = '', ...rest] = block.split('\n');
      const lines = rest.filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
      const words = lines.map((line) => line.slice(0, line.indexOf(': ')));
      const unknown = lines.find((_, index) => ![...FACTS, ...OUTCOME].includes(words[index] ?? ''));
      if (unknown !== undefined) throw new Error(`${title}: what is "${unknown}"?`);
      return {
        title,
        said: (word) => lines.filter((_, index) => words[index] === word).map((line) => line.slice(word.length + 2)),
        outcome: lines.filter((_, index) => OUTCOME.includes(words[index] ?? '')),
      };
    });
}

export type Phrase<Facts> = readonly [RegExp, (facts: Facts, ...found: string[]) => Facts];

/** Applies phrases, separated by commas or semicolons, to some facts. Throws for one that none of the patterns knows. */
export function told<Facts>(text: string, facts: Facts, phrases: readonly Phrase<Facts>[]): Facts {
  return text.split(/[,;] /).reduce((sofar, part) => {
    for (const [pattern, apply] of phrases) {
      const found = new RegExp(`^(?:${pattern.source})$`).exec(part.trim());
      if (found) return apply(sofar, ...found.slice(1).map((one) => one ?? ''));
    }
    throw new Error(`Nobody knows what "${part}" means`);
  }, facts);
}
