import type { Parcel } from './policy.ts';
import type { ReturnLine } from './return.ts';

/**
 * The parcel that holds the units of a return: the items' weights add up (at least the default weight where one is unknown), each side is the
 * largest of the items, and the shortest side grows by stacking. Never smaller than the default parcel.
 */
export function parcelFor(lines: readonly ReturnLine[], fallback: Parcel): Parcel {
  const units = lines.flatMap((line) => Array.from({ length: Math.min(line.quantity, 1000) }, () => line));
  const known = units.filter((unit) => unit.weightGrams !== null);
  const weight = known.reduce((total, unit) => total + (unit.weightGrams ?? 0), 0);
  const sizes = units.flatMap((unit) => (unit.sizeMm ? [sorted(unit.sizeMm)] : []));
  return {
    lengthMm: Math.max(fallback.lengthMm, ...sizes.map((size) => size[0])),
    widthMm: Math.max(fallback.widthMm, ...sizes.map((size) => size[1])),
    heightMm: Math.max(
      fallback.heightMm,
      sizes.reduce((total, size) => total + size[2], 0),
    ),
    weightGrams: known.length === units.length ? Math.max(1, weight) : Math.max(fallback.weightGrams, weight),
  };
}

/** Longest side first. */
function sorted(size: {
  readonly length: number;
  readonly width: number;
  readonly height: number;
}): [number, number, number] {
  const [a = 0, b = 0, c = 0] = [size.length, size.width, size.height].sort((x, y) => y - x);
  return [a, b, c];
}
