/** Mann and Whitney's rank-sum test of two samples. */
export interface RankSum {
  /** How likely a value of the second is larger than one of the first, ties half: 0.5 where nobody can tell them apart. */
  readonly auc: number;
  /** Two-sided, by the normal approximation with ties corrected. */
  readonly p: number;
}

export function rankSum(first: readonly number[], second: readonly number[]): RankSum {
  const all = [...first.map((value) => ({ value, of: 0 })), ...second.map((value) => ({ value, of: 1 }))];
  all.sort((one, other) => one.value - other.value);
  let ranks = 0;
  let ties = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    const rank = (from + 1 + to) / 2;
    ranks += rank * all.slice(from, to).filter(({ of }) => of === 1).length;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const [n, m, whole] = [first.length, second.length, all.length];
  const u = ranks - (m * (m + 1)) / 2;
  const deviation = Math.sqrt(((n * m) / 12) * (whole + 1 - ties / (whole * (whole - 1))));
  const z = deviation === 0 ? 0 : (u - (n * m) / 2) / deviation;
  return { auc: u / (n * m), p: deviation === 0 ? 1 : 2 * (1 - normal(Math.abs(z))) };
}

/** Cumulative standard normal distribution for z ≥ 0 (Abramowitz and Stegun 26.2.17, error below 1e-7). */
function normal(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * z);
  const terms = [0.319_381_53, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
  const tail = terms.reduceRight((sum, term) => (sum + term) * t, 0);
  return 1 - (Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}
