import { describe, expect, it } from 'vitest';
import { dueNets, type Rate, type TaxRounding } from '../../../../bridge/adapters/woocommerce/due-net.ts';
import { parseMinor, sum } from '../../../../bridge/domain/money.ts';
import { diceOf } from '../../domain/support/dice.ts';

const plain = (partsPerMillion: number): Rate => ({ partsPerMillion, compound: false });
const VAT = new Map([[1, plain(200_000)]]);
const BY_LINE: TaxRounding = { atSubtotal: false, halfUp: true };

function line(due: number, ...taxes: number[]) {
  return { due, dueTaxes: taxes.map((amount, index) => ({ rateId: index + 1, label: '', amount })) };
}

describe('The net totals of an exchange, so that WooCommerce’s own tax makes the due total', () => {
  it('are whole amounts where that comes out right', () => {
    const { nets, rest } = dueNets([line(4800, 800), line(0, 0)], VAT, 2, BY_LINE);
    expect({ nets, rest }).toEqual({ nets: ['40.000000', '0.000000'], rest: 0 });
    expect(dueNets([line(1999)], new Map(), 2, BY_LINE)).toEqual({ nets: ['19.990000'], rest: 0 });
  });

  it('are moved below a unit where whole ones would be a unit off', () => {
    expect(dueNets([line(1001, 168)], VAT, 2, BY_LINE)).toEqual({ nets: ['8.341667'], rest: 0 });
  });

  it('leave a rest where no net amount and its tax can come to what is due', () => {
    // 0.024999 and 20 % of it are 0.02 and 0.00; 0.025 and 20 % of it are 0.03 and 0.01.
    const { nets, rest } = dueNets([line(3, 1)], VAT, 2, BY_LINE);
    expect([woocommerceTotal(nets, [plain(200_000)], 2, BY_LINE), rest]).toEqual([2, 1]);
  });

  it.each([
    { atSubtotal: false, halfUp: true },
    { atSubtotal: false, halfUp: false },
    { atSubtotal: true, halfUp: true },
  ])('come to what is due for any amounts and rates, rounded as %j', (rounding) => {
    const dice = diceOf(7);
    let withRest = 0;
    for (let count = 0; count < 3000; count += 1) {
      const decimals = dice.pick([0, 2, 3]);
      const rates = Array.from({ length: dice.int(0, 3) }, (_, index) => ({
        partsPerMillion: dice.pick([dice.int(1, 250_000), 200_000, 86_250]),
        compound: index === 2,
      }));
      const dues = Array.from({ length: dice.int(1, 3) }, () => dice.pick([0, dice.int(0, 99), dice.int(0, 90_000)]));
      const taxes = rates.map((_, index) => ({ rateId: index, label: '', amount: 0 }));
      const lines = dues.map((due) => ({ due, dueTaxes: taxes }));
      const { nets, rest } = dueNets(lines, new Map(rates.entries()), decimals, rounding);
      const seen = JSON.stringify({ dues, rates, decimals, nets, rest });
      expect(woocommerceTotal(nets, rates, decimals, rounding) + rest, seen).toBe(sum(dues));
      expect(rest, seen).toBeGreaterThanOrEqual(0);
      expect(rest, seen).toBeLessThanOrEqual(3 * dues.length);
      withRest += rest === 0 ? 0 : 1;
    }
    // A store whose prices include tax rounds it so that nothing is out of reach with one rate.
    expect(withRest).toBeLessThan(1200);
  });
});

/** calculate_totals() of WooCommerce 10.2.4, in millionths. */
function woocommerceTotal(nets: readonly string[], rates: readonly Rate[], decimals: number, rounding: TaxRounding) {
  const unit = 10 ** (6 - decimals);
  const minor = (micro: number, tie = 0) => Math.floor((micro + unit / 2 - tie) / unit);
  const percent = (base: number, { partsPerMillion }: Rate) => Math.round((base * partsPerMillion) / 1e6);
  const parts = nets.map((text) => {
    const net = parseMinor(text, 6);
    const taxes = rates.filter(({ compound }) => !compound).map((rate) => percent(net, rate));
    for (const rate of rates.filter(({ compound }) => compound)) taxes.push(percent(net + sum(taxes), rate));
    return { net, taxes };
  });
  if (rounding.atSubtotal) return minor(sum(parts.flatMap(({ net, taxes }) => [net, ...taxes])));
  const tie = rounding.halfUp ? 0 : 1;
  return sum(parts.map(({ net, taxes }) => minor(net) + sum(taxes.map((tax) => minor(tax, tie)))));
}
