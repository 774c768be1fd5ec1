import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, makeLanguages } from './languages.ts';

const { files, entries, sources } = await makeLanguages();
for (const name of await readdir(LANGUAGES)) {
  if (/\.(pot|po|mo|json)$/.test(name) && !files.has(name)) await rm(join(LANGUAGES, name));
}
for (const [name, bytes] of files) await writeFile(join(LANGUAGES, name), bytes);

const missing = entries.filter(({ msgstr }) => !msgstr.every(Boolean));
console.log(`${entries.length} strings, ${missing.length} without translation, in ${LANGUAGES}`);
for (const { msgid, comments } of missing) console.log(`  ${comments?.reference?.split('\n')[0]}: ${msgid}`);
for (const words of sources.bare) console.log(`  not translatable: ${words}`);
