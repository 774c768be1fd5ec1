import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const AT = ['2026-11-01T10:00:00.000Z', '2026-11-02T10:00:00.000Z', '2026-11-03T10:00:00.000Z'] as const;

describe('WooCommerce’s "number of decimals"', () => {
  it('is written down when it is another than before, once, whoever sees it', async () => {
    const { database } = fresh;
    expect(await database.decimalsHistory()).toEqual([]);
    expect((await database.countsOf([1])).shown).toEqual([]);
    const second = await fresh.openAgain();
    const seen = { currency: 'USD', decimals: 2 };
    await Promise.all([database, second.database].map((one) => one.decimalsSeen({ ...seen, since: AT[0] })));
    await database.decimalsSeen({ ...seen, since: AT[1] });
    await Promise.all(
      [database, second.database].map((one) => one.decimalsSeen({ ...seen, decimals: 0, since: AT[2] })),
    );
    await second.close();
    expect(await database.decimalsHistory()).toEqual([
      { ...seen, since: AT[0] },
      { ...seen, decimals: 0, since: AT[2] },
    ]);
    expect((await database.countsOf([])).shown).toEqual([
      { decimals: 2, until: AT[2] },
      { decimals: 0, until: null },
    ]);
  });

  it('is another store’s own', async () => {
    const other = await fresh.openAgain('other');
    expect(await other.database.decimalsHistory()).toEqual([]);
    await other.close();
  });
});
