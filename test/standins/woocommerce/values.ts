/** Loose readers for JSON bodies: WooCommerce is as lenient, and what it casts, we cast. */

export type Json = Record<string, unknown>;

export function record(value: unknown): Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : {};
}

export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(record) : [];
}

export function text(value: unknown, fallback = ''): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : fallback;
}

/** PHP's numeric test: a number, or text that is a number as a whole. */
export function isNumeric(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && /^\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*$/.test(value);
}

export function number(value: unknown, fallback = 0): number {
  return isNumeric(value) ? Number(value) : fallback;
}

export function flag(value: unknown, fallback = false): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

/** PHP's round(): half away from zero, and forgiving about binary fractions (1.005 is 1.01). */
export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-6)) / factor;
}

export function fixed(value: number, decimals: number): string {
  return (round(value, decimals) + 0).toFixed(decimals);
}

/** `2026-11-23T11:23:20`: WordPress writes dates without a zone. */
export function date(ms: number, offsetHours = 0): string {
  return new Date(ms + offsetHours * 3_600_000).toISOString().slice(0, 19);
}

export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
