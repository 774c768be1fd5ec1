import { describe, expect, it } from 'vitest';
import { rankSum } from './rank-sum.ts';

const range = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);

describe('The rank-sum test of the benchmark of look-ups', () => {
  it('tells what can be told apart, and only that', () => {
    expect(rankSum(range(0, 100), range(100, 100))).toMatchObject({ auc: 1 });
    expect(rankSum(range(0, 100), range(100, 100)).p).toBeLessThan(1e-6);
    expect(rankSum(range(0, 200), range(0, 200))).toEqual({ auc: 0.5, p: expect.closeTo(1, 6) });
    expect(rankSum([5, 5, 5], [5, 5])).toEqual({ auc: 0.5, p: 1 });
    // 200 each with a tenth of their spread between them.
    expect(rankSum(range(0, 200), range(20, 200)).auc).toBeCloseTo(0.595, 2);
    expect(rankSum(range(0, 200), range(20, 200)).p).toBeLessThan(0.01);
    // U = 7 of 16 by hand.
    expect(rankSum([1, 4, 6, 8], [2, 3, 5, 7]).auc).toBe(7 / 16);
  });
});
