import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GetTextTranslation } from 'gettext-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, makeLanguages, type Languages } from './support/i18n/languages.ts';

let made: Languages;
beforeAll(async () => {
  made = await makeLanguages();
});

describe('the French translation', () => {
  it('says something for every string of the sources', () => {
    const missing = made.entries.filter(({ msgstr }) => !msgstr.every((text) => text.trim()));
    expect(missing.map(({ msgid, comments }) => `${comments?.reference}: ${msgid}`)).toEqual([]);
  });

  it('keeps every placeholder and every tag', () => {
    const wrong = made.entries.filter((entry) =>
      entry.msgstr.some((text, form) => text && marksOf(text) !== marksOf(originalOf(entry, form))),
    );
    expect(wrong.map(({ msgid, msgstr }) => [msgid, ...msgstr])).toEqual([]);
  });

  it('is set as French is: curly apostrophes, and no line break before a colon or a question mark', () => {
    const careless = made.entries
      .flatMap(({ msgstr }) => msgstr)
      .filter((text) => /'| [:;?!»]|« |[a-zé][;?!]/.test(text));
    expect(careless).toEqual([]);
  });

  it('has nothing on a screen that goes past it', () => {
    expect(made.sources.bare).toEqual([]);
  });

  it('is what plugin/languages holds; “npm run i18n” brings it up to date', async () => {
    const names = (await readdir(LANGUAGES)).filter((name) => name !== 'index.php').sort();
    expect(names).toEqual([...made.files.keys()].sort());
    for (const [name, bytes] of made.files) {
      const kept = await readFile(join(LANGUAGES, name));
      expect(kept.equals(bytes), `${name} is what the sources make`).toBe(true);
    }
  });
});

/** Placeholders, {tokens} and <tags>, in whatever order. */
function marksOf(text: string): string {
  return (text.match(/%(\d+\$)?[sd]|\{\w+\}|<\/?\w+>/g) ?? []).sort().join(' ');
}

function originalOf({ msgid, msgid_plural }: GetTextTranslation, form: number): string {
  return form > 0 && msgid_plural ? msgid_plural : msgid;
}
