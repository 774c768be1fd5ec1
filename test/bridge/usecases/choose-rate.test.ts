import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rate } from '../../../bridge/ports/carrier.ts';
import { cheapestOf } from '../../../bridge/usecases/effects/choose-rate.ts';

const rate = (amount: number, currency: string, local: Rate['local'] = undefined, carrier = 'usps'): Rate => ({
  id: `${carrier} ${amount}`,
  carrier,
  service: 'Ground',
  amount,
  currency,
  ...(local ? { local } : {}),
});
const wish = { carriers: [], ceiling: 2500, currency: 'USD', storeCurrency: 'USD' };

describe('The cheapest rate', () => {
  it.each([
    ['in the order’s own currency', rate(700, 'USD'), wish, [700, 'USD']],
    ['by its local amount', rate(555, 'GBP', { amount: 700, currency: 'USD' }), wish, [700, 'USD']],
    [
      'in the order’s currency, with the limit in the store’s',
      rate(2400, 'GBP', { amount: 3100, currency: 'USD' }),
      { ...wish, currency: 'USD', storeCurrency: 'GBP' },
      [3100, 'USD'],
    ],
    [
      'in the store’s currency where nobody names the order’s: the store bears it',
      rate(700, 'USD'),
      { ...wish, currency: 'JPY' },
      [700, 'USD'],
    ],
    ['at the limit, which is still allowed', rate(2500, 'USD'), wish, [2500, 'USD']],
  ])('(%s)', (_what, one, want, [amount, currency]) => {
    expect(cheapestOf([one], want)).toMatchObject({ id: one.id, amount, currency });
  });

  it.each([
    [
      'over the limit by its local amount',
      rate(2400, 'GBP', { amount: 3100, currency: 'USD' }),
      wish,
      'too_dear',
      /limit/,
    ],
    [
      'over the limit in the store’s currency',
      rate(3100, 'USD', { amount: 2400, currency: 'GBP' }),
      { ...wish, currency: 'GBP' },
      'too_dear',
      /limit/,
    ],
    ['of no allowed carrier', rate(700, 'USD'), { ...wish, carriers: ['ups'] }, 'no_rate', /carrier/],
    ['that cannot be compared', rate(700, 'GBP'), wish, 'no_rate', /GBP.*USD/],
    [
      'priced in the order’s currency alone, where the limit is in the store’s',
      rate(9_900, 'USD'),
      { ...wish, ceiling: 30_000_000, storeCurrency: 'IDR' },
      'no_rate',
      /USD.*IDR/,
    ],
  ])('is not one %s', (_what, one, want, code, message) => {
    expect(cheapestOf([one], want)).toMatchObject({ type: 'failed', code, message: expect.stringMatching(message) });
  });

  it('costs no more than any other that may be bought, and never more than the limit', () => {
    const currency = fc.constantFrom('USD', 'GBP', 'JPY');
    const price = fc.record({ amount: fc.nat(5000), currency });
    const rates = fc.array(fc.tuple(price, fc.option(price, { nil: undefined })), { maxLength: 6 });
    fc.assert(
      fc.property(rates, currency, currency, (pairs, order, store) => {
        const offered = pairs.map(([own, local], at) => ({ ...rate(own.amount, own.currency, local), id: String(at) }));
        const best = cheapestOf(offered, { ...wish, currency: order, storeCurrency: store });
        const inStore = (one: Rate) => [one, one.local].find((side) => side?.currency === store)?.amount;
        const compared = offered.flatMap((one) => inStore(one) ?? []);
        if ('type' in best) {
          expect(compared.every((amount) => amount > 2500)).toBe(true);
          return;
        }
        const ours = inStore(offered.find(({ id }) => id === best.id)!);
        expect(ours).toBe(Math.min(...compared));
        expect(ours).toBeLessThanOrEqual(2500);
      }),
    );
  });
});
