import type { GetTextTranslation, GetTextTranslationRecord, GetTextTranslations } from 'gettext-parser';
import type { Message } from './message.ts';

export const LOCALE = 'fr_FR';
const PLURAL_FORMS = 'nplurals=2; plural=(n > 1);';

/** One entry per string, with all places that say it; an entry without translation has empty ones. */
export function catalogueOf(messages: readonly Message[]): GetTextTranslationRecord {
  const record: GetTextTranslationRecord = {};
  for (const message of messages) {
    const group = (record[message.context] ??= {});
    const before = group[message.text];
    group[message.text] = before ? joined(before, message) : entryOf(message);
  }
  return record;
}

function entryOf({ context, text, plural, comment, file }: Message): GetTextTranslation {
  return {
    ...(context && { msgctxt: context }),
    msgid: text,
    ...(plural && { msgid_plural: plural }),
    msgstr: plural ? ['', ''] : [''],
    // Files without lines: else each edit of a source would make the catalogue stale.
    comments: {
      reference: file,
      extracted: comment,
      ...(/%(\d+\$)?[sd]/.test(text + plural) && { flag: 'php-format' }),
    },
  };
}

function joined(entry: GetTextTranslation, { text, plural, comment, file }: Message): GetTextTranslation {
  if (plural && entry.msgid_plural && plural !== entry.msgid_plural) {
    throw new Error(`${file}: "${text}" has another plural elsewhere.`);
  }
  const { reference = '', extracted = '', flag } = entry.comments!;
  const all = (before: string, more: string) => [...new Set([...before.split('\n'), more])].filter(Boolean).join('\n');
  return {
    ...entry,
    ...(plural && { msgid_plural: plural, msgstr: ['', ''] }),
    comments: { reference: all(reference, file), extracted: all(extracted, comment), ...(flag && { flag }) },
  };
}

export function template(record: GetTextTranslationRecord): GetTextTranslations {
  return table(record, {});
}

/** The template with the translations there were; those of strings that are gone are kept aside, should they come back. */
export function translated(record: GetTextTranslationRecord, before: GetTextTranslations): GetTextTranslations {
  const known = (from: GetTextTranslationRecord | undefined, { msgctxt = '', msgid }: GetTextTranslation) =>
    from?.[msgctxt]?.[msgid];
  const kept = map(record, (entry) => {
    const translation = known(before.translations, entry) ?? known(before.obsolete, entry);
    const { msgstr, comments } = translation ?? entry;
    const fits = msgstr.length === entry.msgstr.length;
    const note = comments?.translator;
    return {
      ...entry,
      msgstr: fits ? msgstr : entry.msgstr,
      comments: { ...(note && { translator: note }), ...entry.comments },
    };
  });
  const gone = [...entriesOf(before.translations), ...entriesOf(before.obsolete ?? {})].filter(
    (entry) => !known(record, entry) && entry.msgstr.some(Boolean),
  );
  const obsolete: GetTextTranslationRecord = {};
  for (const entry of gone) {
    const { comments: _of, ...words } = entry;
    (obsolete[entry.msgctxt ?? ''] ??= {})[entry.msgid] = { ...words, obsolete: true };
  }
  return { ...table(kept, { Language: LOCALE, 'Plural-Forms': PLURAL_FORMS }), obsolete };
}

/** For programs: translated strings only, nothing else. */
export function compiled({ headers, translations }: GetTextTranslations): GetTextTranslations {
  const words = entriesOf(translations).filter(({ msgstr }) => msgstr.every(Boolean));
  const record: GetTextTranslationRecord = { '': { '': translations['']!['']! } };
  for (const { comments: _of, ...entry } of words) (record[entry.msgctxt ?? ''] ??= {})[entry.msgid] = entry;
  return { charset: 'utf-8', headers, translations: record };
}

/** What @wordpress/i18n takes (Jed 1.x), for the strings of one script. It is part of each page: no space is lost. */
export function scriptData(all: GetTextTranslations, messages: readonly Message[]): string {
  const data: Record<string, unknown> = { '': { domain: 'messages', lang: LOCALE, 'plural-forms': PLURAL_FORMS } };
  for (const { context, text } of messages) {
    const msgstr = all.translations[context]?.[text]?.msgstr ?? [];
    if (msgstr.every(Boolean)) data[context ? `${context}\u0004${text}` : text] = msgstr;
  }
  return `${JSON.stringify({ domain: 'messages', locale_data: { messages: data } })}\n`;
}

/** All entries but the head. */
export function entriesOf(record: GetTextTranslationRecord): GetTextTranslation[] {
  return Object.values(record).flatMap((group) => Object.values(group).filter(({ msgid }) => msgid !== ''));
}

function map(
  record: GetTextTranslationRecord,
  change: (entry: GetTextTranslation) => GetTextTranslation,
): GetTextTranslationRecord {
  return Object.fromEntries(
    Object.entries(record).map(([context, group]) => [
      context,
      Object.fromEntries(Object.entries(group).map(([id, entry]) => [id, change(entry)])),
    ]),
  );
}

/** No dates: the same sources make the same bytes. */
function table(translations: GetTextTranslationRecord, headers: Record<string, string>): GetTextTranslations {
  const head = {
    'Project-Id-Version': 'Boomerang Returns',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...headers,
    'X-Domain': 'boomerang-returns',
  };
  const { '': plain = {}, ...others } = translations;
  return {
    charset: 'utf-8',
    headers: head,
    translations: { '': { '': { msgid: '', msgstr: [''] }, ...plain }, ...others },
  };
}
