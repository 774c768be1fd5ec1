/**
 * A value as WooCommerce itself would have written it. What can't be made one is handed on as it is: the schema says no to it, so
 * nothing is guessed.
 */
export type Shape = (value: unknown) => unknown;
export type Fields = Readonly<Record<string, unknown>>;

/** How JSON says "none", PHP's `false` apart. */
export function isNone(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `{}` is a list of nothing as well; null: no list at all. A PHP list with a gap arrives as an object. */
export function rowsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as unknown[];
  if (!isFields(value)) return null;
  const keys = Object.keys(value);
  return keys.every((key) => /^\d+$/.test(key)) ? Object.values(value) : null;
}

/** An id or a count, which some servers and plugins write as text. */
export const whole: Shape = (value) =>
  typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value;

/** WooCommerce writes 0 where there is none: a guest, a product without variations, a line without a product. */
export const wholeOrNone: Shape = (value) => (isNone(value) || value === false ? 0 : whole(value));

export const quantity: Shape = (value) =>
  typeof value === 'string' && /^\s*-?\d{1,12}(\.\d{1,12})?\s*$/.test(value) ? Number(value) : value;

const SCIENTIFIC = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i;

/** An amount as plain decimal text, to the last digit; numbers and PHP's `1.0E-5` too. None: empty. */
export const amount: Shape = (value) => {
  if (isNone(value)) return '';
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const [, sign = '', before = '', after = '', exponent = '0'] = SCIENTIFIC.exec(String(value).trim()) ?? [];
  if (before + after === '') return value;
  const point = before.length + Number(exponent);
  const digits = (before + after).padStart(before.length + after.length + Math.max(0, -point), '0');
  const at = point + digits.length - before.length - after.length;
  const padded = digits.padEnd(at, '0');
  const [left, right] = [padded.slice(0, at).replace(/^0+(?=\d)/, ''), padded.slice(at)];
  return `${sign === '-' ? '-' : ''}${left || '0'}${right === '' ? '' : `.${right}`}`;
};

/**
 * The id of a tax rate: WooCommerce's number, or the text by which tax services (Stripe Tax, AvaTax) key their taxes. PHP takes `7` and `"7"` for the same
 * key; any other text goes back as it came.
 */
export const rateId: Shape = (value) => {
  if (isNone(value)) return '';
  return typeof value === 'string' && /^(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
};

/** What is only shown: never a reason to read no order. */
export const shown: Shape = (value) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** A number that the customer was told, as text. */
export const numberText: Shape = (value) => (typeof value === 'number' ? String(value) : value);

/** `wc-completed` in the database, `completed` in the API; empty: a state that is not known. */
export const state: Shape = (value) => (typeof value === 'string' ? value.replace(/^wc-/, '') : '');

const MOMENT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/** A moment in WooCommerce's own spelling (UTC without its zone), or null for none, `0000-00-00` and what is no moment. */
export const moment: Shape = (value) => {
  const [, day, time, zone = 'Z'] = (typeof value === 'string' && MOMENT.exec(value.trim())) || [];
  const at = day === undefined || day < '1970' ? Number.NaN : Date.parse(`${day}T${time}${zone.toUpperCase()}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 19);
};

/** `otherwise` for what says neither. */
export const yesNo =
  (otherwise: boolean): Shape =>
  (value) => {
    if (value === true || value === 1 || (typeof value === 'string' && /^(1|yes|true)$/i.test(value))) return true;
    if (value === false || value === 0 || (typeof value === 'string' && /^(0|no|false)$/i.test(value))) return false;
    return otherwise;
  };

/** Each row in its shape; none is a list of nothing. */
export const listOf =
  (row: Shape): Shape =>
  (value) =>
    isNone(value) ? [] : (rowsOf(value)?.map(row) ?? value);

/** Rows that may be missing: one that `isRow` does not know is left out. */
export const someOf =
  (row: Shape, isRow: (value: unknown) => boolean): Shape =>
  (value) =>
    (rowsOf(value) ?? []).filter(isRow).map(row);

/** These fields in their shape, the others as they are. */
export const fields =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) => {
    if (!isFields(value)) return value;
    const shaped = Object.entries(shapes).map(([name, shape]) => [name, shape(value[name])] as const);
    return { ...value, ...Object.fromEntries(shaped) };
  };

/** As `fields`; PHP writes an empty list for an address without a field, and nothing of it is ever needed to read an order. */
export const someFields =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    fields(shapes)(isFields(value) ? value : {});

const isMeta = (value: unknown) => isFields(value) && typeof value['key'] === 'string';

/** Where our own marks are looked for, nothing may be overlooked. */
export const sureMeta: Shape = (value) => rowsOf(value) ?? value;

/** Notes of plugins: what has no key is none. */
export const meta: Shape = someOf((one) => ({ value: undefined, ...(one as Fields) }), isMeta);
