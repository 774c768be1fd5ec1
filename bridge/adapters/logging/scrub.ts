/** Fields that are about a person or open a door, wherever they stand; compared without case, `_` and `-`. */
const NEVER = new Set([
  'email',
  'customeremail',
  'customername',
  'customer',
  'name',
  'firstname',
  'lastname',
  'address',
  'addresslines',
  'address1',
  'address2',
  'postcode',
  'billing',
  'shipping',
  'phone',
  'ip',
  'comment',
  'ordernumber',
  'trackingnumber',
  'body',
  'headers',
  'authorization',
  'cookie',
  'token',
  'secret',
  'password',
  'key',
  'url',
]);

/** What looks like a secret, in any text: messages of other programs quote what they were given. Each is one pass, however long the text (ESLint holds it). */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:ck|cs|shippo_test|shippo_live)_\w+/g, '[key]'],
  [/\b(postgres(?:ql)?|https?):\/\/[^\s/@]*@/g, '$1://[key]@'],
  // Tokens of links, signatures, sealed values. Longer than a UUID or an idempotency key, which are ours and tell nothing; codes are small letters.
  [/(?<![\w-])(?=[\w-]*[A-Z\d])[\w-]{40,}/g, '[token]'],
];

/** Letters that an e-mail address is made of, also as part of a web address. */
const RUN = /[\p{L}\d._%+@-]+/gu;
/** The narrowest part of one: what stands around it in its run belongs to it. */
const ADDRESS = /[\p{L}\d._%+-](?:@|%40)[\p{L}\d-]+\.[\p{L}\d-]/iu;

/** Node's own words for text that is no JSON quote it: that text is a body. */
const QUOTE = { begins: 'Unexpected token ', ends: ' is not valid JSON' } as const;

const DEEPEST = 6;

/** The second line of defence: what is logged holds no personal data in the first place. Ids, codes, counts and stacks pass. */
export function scrubbed(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubbedText(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth === DEEPEST) return '[deep]';
  if (Array.isArray(value)) return value.map((one) => scrubbed(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      NEVER.has(name.toLowerCase().replace(/[_-]/g, '')) && one !== null ? '[left out]' : scrubbed(one, depth + 1),
    ]),
  );
}

export function scrubbedText(text: string): string {
  const unquoted = withoutQuotes(text.includes('@') || text.includes('%40') ? text.replace(RUN, withoutAddress) : text);
  return TEXTS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), unquoted);
}

function withoutAddress(run: string): string {
  if (!ADDRESS.test(run)) return run;
  return run.endsWith('.') ? '[e-mail].' : '[e-mail]';
}

function withoutQuotes(text: string): string {
  const kept: string[] = [];
  for (let from = 0; ;) {
    const begin = text.indexOf(QUOTE.begins, from);
    const end = begin === -1 ? -1 : text.indexOf(QUOTE.ends, begin + QUOTE.begins.length);
    if (end === -1) return [...kept, text.slice(from)].join('');
    kept.push(text.slice(from, begin + QUOTE.begins.length), '…');
    from = end;
  }
}
