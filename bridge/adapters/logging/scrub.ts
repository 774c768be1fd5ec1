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

/** What looks like a person's or a secret, in any text: messages of other programs quote what they were given. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\d._%+-]+(?:@|%40)[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu, '[e-mail]'],
  [/\b(?:ck|cs|shippo_test|shippo_live)_\w+/g, '[key]'],
  [/\b(postgres(?:ql)?|https?):\/\/[^\s/@]*@/g, '$1://[key]@'],
  // Node's own words for text that is no JSON quote it: that text is a body.
  [/(Unexpected token '?)[\s\S]*?(?= is not valid JSON)/g, '$1…'],
  // Tokens of links, signatures, sealed values. Longer than a UUID or an idempotency key, which are ours and tell nothing; codes are small letters.
  [/(?<![\w-])(?=[\w-]*[A-Z\d])[\w-]{40,}/g, '[token]'],
];

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
  return TEXTS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
