import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mo, po, type GetTextTranslation, type GetTextTranslations } from 'gettext-parser';
import { catalogueOf, compiled, entriesOf, LOCALE, scriptData, template, translated } from './catalogue.ts';
import { DOMAIN } from './message.ts';
import { readSources, ROOT, type Sources } from './sources.ts';

export const LANGUAGES = join(ROOT, 'plugin/languages');
const BASE = `${DOMAIN}-${LOCALE}`;
// Unfolded lines: a change of one word is one changed line.
const LAYOUT = { foldLength: 0 };

export interface Languages {
  /** Name of each file in plugin/languages and what it must hold. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly entries: readonly GetTextTranslation[];
  readonly sources: Sources;
}

/** All that `npm run i18n` writes, made of the sources and of the translations there are. */
export async function makeLanguages(): Promise<Languages> {
  const sources = await readSources();
  const record = catalogueOf(sources.messages);
  const french = translated(record, await translationsNow());
  const files = new Map([
    [`${DOMAIN}.pot`, po.compile(template(record), LAYOUT)],
    [`${BASE}.po`, po.compile(french, LAYOUT)],
    [`${BASE}.mo`, mo.compile(compiled(french))],
  ]);
  for (const [script, messages] of sources.byScript) {
    files.set(`${BASE}-${md5(script)}.json`, Buffer.from(scriptData(french, messages)));
  }
  return { files, entries: entriesOf(french.translations), sources };
}

async function translationsNow(): Promise<GetTextTranslations> {
  const path = join(LANGUAGES, `${BASE}.po`);
  return existsSync(path) ? po.parse(await readFile(path)) : { charset: 'utf-8', headers: {}, translations: {} };
}

/** WordPress looks for a script's translations under the hash of its path below the plugin's folder. */
const md5 = (script: string) => createHash('md5').update(script).digest('hex');
