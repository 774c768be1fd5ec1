/** An amount in minor units of its currency: a safe integer, never a fraction. */
export type Minor = number;

/**
 * Reads a decimal string as WooCommerce writes it (`"134.73"`, `"-4"`, `"11.620001"`) into minor units.
 * WooCommerce may keep taxes with six decimals: what is beyond `decimals` is rounded half away from zero, as PHP's round().
 * Throws a RangeError for anything that is no plain decimal number or too large for a safe integer.
 */
export function parseMinor(text: string, decimals: number): Minor {
  const minor = Number(parseScaled(text, decimals));
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Amount too large: ${text}`);
  return minor;
}

/** As `parseMinor`, of any size: micro units of a large order are beyond a safe integer. */
export function parseScaled(text: string, decimals: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match) throw new RangeError(`Not a decimal amount: ${JSON.stringify(text)}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const kept = (fraction + '0'.repeat(decimals)).slice(0, decimals);
  const roundUp = Number(fraction[decimals] ?? '0') >= 5;
  const scaled = BigInt(whole + kept) + (roundUp ? 1n : 0n);
  return sign ? -scaled : scaled;
}

/** Writes minor units as the plain decimal string that WooCommerce's REST API takes: `4491` with 2 decimals is `"44.91"`. */
export function toDecimal(minor: Minor, decimals: number): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not minor units: ${minor}`);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  return (minor < 0 ? '-' : '') + digits.slice(0, cut) + (decimals ? `.${digits.slice(cut)}` : '');
}

export function sum(amounts: readonly Minor[]): Minor {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** amount × part / whole, half a minor unit away from zero. `part` zero or more, `whole` above zero. */
export function ratioOf(amount: Minor, part: number, whole: number): Minor {
  const size = (BigInt(Math.abs(amount)) * BigInt(part) * 2n + BigInt(whole)) / (2n * BigInt(whole));
  return amount < 0 && size !== 0n ? -Number(size) : Number(size);
}

/**
 * Shares `total` by weights, largest remainder first (the earlier share wins a tie); the parts always add up to `total`.
 * All weights zero: everything goes to the first part. Throws for no weights or a negative one.
 */
export function shareByWeight(total: Minor, weights: readonly number[]): Minor[] {
  if (weights.length === 0 || weights.some((weight) => weight < 0))
    throw new RangeError('Weights must be zero or more');
  const whole = BigInt(sum(weights));
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? total : 0));
  const size = BigInt(Math.abs(total));
  const parts = weights.map((weight, index) => {
    const product = size * BigInt(weight);
    return { index, floor: Number(product / whole), remainder: product % whole };
  });
  let left = Math.abs(total) - sum(parts.map((part) => part.floor));
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0) break;
    part.floor += 1;
    left -= 1;
  }
  return parts.map((part) => (total < 0 && part.floor !== 0 ? -part.floor : part.floor));
}
