/** WooCommerce's units, from the store's product settings. */
export interface Units {
  readonly weight: string;
  readonly dimension: string;
}

const GRAMS: Readonly<Record<string, number>> = { kg: 1000, g: 1, lbs: 453.592_37, oz: 28.349_523_125 };
const MILLIMETRES: Readonly<Record<string, number>> = { m: 1000, cm: 10, mm: 1, in: 25.4, yd: 914.4 };

/** Null where the product has no weight, or the store a unit we don't know: the default parcel is used then. */
export function grams(weight: string, units: Units): number | null {
  return scaled(weight, GRAMS[units.weight]);
}

/** Null unless all three sides are known. */
export function sizeMm(
  sides: { readonly length: string; readonly width: string; readonly height: string },
  units: Units,
): { length: number; width: number; height: number } | null {
  const factor = MILLIMETRES[units.dimension];
  const length = scaled(sides.length, factor);
  const width = scaled(sides.width, factor);
  const height = scaled(sides.height, factor);
  return length === null || width === null || height === null ? null : { length, width, height };
}

function scaled(text: string, factor: number | undefined): number | null {
  const value = Number(text);
  return text.trim() === '' || !(value > 0) || factor === undefined ? null : Math.round(value * factor);
}
