import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../../bridge/domain/ledger.ts';
import type { Return, StoreCredit } from '../../../../bridge/domain/return.ts';
import { addDays } from '../../../../bridge/domain/time.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW, aReturn, asNew } from './fixtures.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

let numbers = 2000;
async function stored(over: Partial<Return> = {}): Promise<Return> {
  const entry = aReturn({ number: `RMA-${(numbers += 1)}`, orderId: numbers, ...over });
  await fresh.database.transaction((tx) => tx.insertReturn(asNew(entry)));
  return entry;
}

describe('Returns between two days', () => {
  it('are those made from the first on and before the second, oldest first', async () => {
    const at = (createdAt: string) => stored({ createdAt });
    const second = await at('2025-06-02T00:00:00.000Z');
    const first = await at('2025-06-01T00:00:00.000Z');
    await at('2025-06-03T00:00:00.000Z');
    expect(await fresh.database.returnsBetween('2025-06-01T00:00:00.000Z', '2025-06-03T00:00:00.000Z')).toEqual([
      first,
      second,
    ]);
  });
});

describe('Returns of a customer', () => {
  const by = (id: number, email: string) => ({ ...aReturn().customer, id, email });
  const count = (id: number, email: string, since = NOW) => fresh.database.countReturnsOf({ id, email }, since, null);

  it('are counted by account and e-mail, however that is spelled, as far as returns show who is one customer', async () => {
    await stored({ customer: by(31, 'bea@example.com') });
    await stored({ customer: by(31, 'other@example.com') });
    await stored({ customer: by(0, 'Bea@Example.com') });
    await stored({ customer: by(0, 'bea+shop@example.com') });
    expect(await count(31, 'bea@example.com')).toBe(4);
    expect(await count(0, 'BEA@example.com')).toBe(4);
    expect(await count(32, 'bea@example.com')).toBe(4);
    expect(await count(0, 'other@example.com')).toBe(4);
    expect(await count(0, 'nobody@example.com')).toBe(0);
  });

  it('count from that day on, rejected and expired ones too, but not what the customer cancelled', async () => {
    const customer = by(41, 'cy@example.com');
    await stored({ customer, createdAt: addDays(NOW, -30) });
    await stored({ customer, parcel: { state: 'rejected', reason: 'Worn' } });
    await stored({ customer, parcel: { state: 'expired' } });
    await stored({ customer, parcel: { state: 'cancelled' } });
    expect(await count(41, '')).toBe(2);
    expect(await count(41, '', addDays(NOW, -30))).toBe(3);
  });
});

describe('A return that is being changed', () => {
  it('is no earlier one of its customer', async () => {
    const customer = { ...aReturn().customer, id: 51, email: 'dee@example.com' };
    await stored({ customer });
    const changing = await stored({ customer });
    const count = (except: string | null) => fresh.database.countReturnsOf(customer, NOW, except);
    expect([await count(null), await count(changing.id)]).toEqual([2, 1]);
  });
});

describe('The ledger by month', () => {
  it('sums lines by month of sale and of booking, in UTC, and by account, kind and currency', async () => {
    const line = (amount: number, at: string, over: Partial<LedgerEntry> = {}): LedgerEntry => ({
      account: 'refunded',
      kind: 'goods',
      orderLineId: 31,
      taxRateId: null,
      currency: 'EUR',
      decimals: 2,
      amount,
      effectId: null,
      at,
      ...over,
    });
    const book = (entry: Return, lines: LedgerEntry[]) =>
      fresh.database.transaction((tx) => tx.appendLedger(entry.id, 3, lines));
    const [january, february] = [
      await stored({ orderPlacedAt: '2026-01-31T23:59:59.999Z' }),
      await stored({ orderPlacedAt: '2026-02-01T00:00:00.000Z' }),
    ];
    await book(january, [
      line(100, '2026-02-28T23:59:59.999Z'),
      line(20, '2026-02-01T00:00:00.000Z'),
      line(7, '2026-02-02T00:00:00.000Z', { kind: 'tax', taxRateId: 2 }),
      line(3, '2026-02-02T00:00:00.000Z', { kind: 'tax', taxRateId: 5 }),
      line(500, '2026-01-31T23:59:59.999Z'),
    ]);
    await book(february, [
      line(40, '2026-02-03T00:00:00.000Z'),
      line(-40, '2026-02-03T00:00:00.000Z', { account: 'promised' }),
      line(9, '2026-03-01T00:00:00.000Z', { currency: 'JPY', decimals: 0 }),
      line(12_345, '2026-03-01T00:00:00.000Z', { decimals: 3 }),
      line(999, '2026-04-01T00:00:00.000Z'),
    ]);
    const sums = await fresh.database.ledgerByMonth('2026-02-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z');
    const inEuro = { currency: 'EUR', decimals: 2, account: 'refunded', kind: 'goods' };
    expect(sums).toEqual([
      { ...inEuro, soldIn: '2026-01', bookedIn: '2026-02', amount: 120 },
      { ...inEuro, soldIn: '2026-01', bookedIn: '2026-02', kind: 'tax', amount: 10 },
      { ...inEuro, soldIn: '2026-02', bookedIn: '2026-02', account: 'promised', amount: -40 },
      { ...inEuro, soldIn: '2026-02', bookedIn: '2026-02', amount: 40 },
      { ...inEuro, soldIn: '2026-02', bookedIn: '2026-03', decimals: 3, amount: 12_345 },
      { ...inEuro, soldIn: '2026-02', bookedIn: '2026-03', currency: 'JPY', decimals: 0, amount: 9 },
    ]);
    const inTokyo = await fresh.database.ledgerByMonth(
      '2026-02-01T00:00:00.000Z',
      '2026-04-01T00:00:00.000Z',
      'Asia/Tokyo',
    );
    // Nine hours on, what was booked in the last hours of February is March's.
    expect(inTokyo).toContainEqual({ ...inEuro, soldIn: '2026-02', bookedIn: '2026-03', amount: 100 });
    expect(inTokyo).toContainEqual({ ...inEuro, soldIn: '2026-02', bookedIn: '2026-02', amount: 60 });
  });

  it('does not hold what another store booked', async () => {
    const other = await fresh.openAgain('other');
    expect(await other.database.ledgerByMonth('2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')).toEqual([]);
    await other.close();
  });
});

describe('Open credit', () => {
  it('is what is left on credits that are neither used up nor over, by currency', async () => {
    const withCredit = (left: number, state: StoreCredit['state'], currency = 'EUR') =>
      stored({
        currency: { code: currency, decimals: 2 },
        credit: {
          code: 'C',
          couponId: 1,
          couponAmount: 500,
          amount: 500,
          left,
          used: 500 - left,
          overusedAt: null,
          expiresAt: null,
          state,
        },
      });
    expect(await fresh.database.openCredit()).toEqual([]);
    await withCredit(500, 'open');
    await withCredit(120, 'open');
    await withCredit(70, 'open', 'CHF');
    await withCredit(0, 'used');
    await withCredit(0, 'expired');
    expect(await fresh.database.openCredit()).toEqual([
      { currency: 'CHF', decimals: 2, amount: 70 },
      { currency: 'EUR', decimals: 2, amount: 620 },
    ]);
  });
});
