/** Exponential pause with full jitter between a half and the whole, ms. `random` is in [0, 1). */
export function pauseMs(tries: number, first: number, longest: number, random: number): number {
  const whole = Math.min(longest, first * 2 ** Math.min(tries, 30));
  return Math.round(whole / 2 + (whole / 2) * random);
}
