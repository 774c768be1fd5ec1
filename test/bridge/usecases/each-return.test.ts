import { describe, expect, it } from 'vitest';
import type { Return } from '../../../bridge/domain/return.ts';
import { StoreUnavailable } from '../../../bridge/ports/store.ts';
import { eachReturn } from '../../../bridge/usecases/sweeps/each-return.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { aReturn } from '../adapters/postgres/fixtures.ts';

const returns = Array.from({ length: 7 }, (_, index) => aReturn({ number: `RMA-${index + 1}` }));
const deps = { log: quietLog };
const kept = () => Promise.resolve();

/** Pages of three, the last one again and again. */
function paging() {
  let page = 0;
  return () => Promise.resolve(returns.slice(3 * Math.min(page++, 2)).slice(0, 3));
}

describe('Working through returns', () => {
  it('looks at each once, batch after batch, until a batch brings nothing new', async () => {
    const seen: string[] = [];
    const batches: number[] = [];
    const work = ({ number }: Return) => Promise.resolve(Boolean(seen.push(number) % 2));
    const so = await eachReturn(deps, paging(), work, async ({ looked }) => void batches.push(looked));
    expect(seen).toEqual(returns.map(({ number }) => number));
    expect(batches).toEqual([3, 6, 7]);
    expect(so).toEqual({ looked: 7, changed: 4, failed: 0 });
  });

  it('is not held up by one that goes wrong', async () => {
    const work = ({ number }: Return) =>
      number === 'RMA-2' ? Promise.reject(new Error('odd')) : Promise.resolve(true);
    expect(await eachReturn(deps, paging(), work, kept)).toEqual({ looked: 7, changed: 6, failed: 1 });
  });

  it('ends when the store does not answer: the others would wait for it, too', async () => {
    const seen: string[] = [];
    const work = ({ number }: Return) => {
      seen.push(number);
      return number === 'RMA-4' ? Promise.reject(new StoreUnavailable('timeout', '')) : Promise.resolve(true);
    };
    await expect(eachReturn(deps, paging(), work, kept)).rejects.toThrow(StoreUnavailable);
    expect(seen).toHaveLength(4);
  });

  it('stops at its limit, and leaves the rest to the next time', async () => {
    expect((await eachReturn(deps, paging(), () => Promise.resolve(true), kept, 3)).looked).toBe(3);
  });
});
