import fc from 'fast-check';
import type { NewRequest } from '../../../bridge/domain/decisions/request.ts';
import { shareByWeight } from '../../../bridge/domain/money.ts';
import { MONEY_MOVES, type Policy, type Resolution, RESOLUTIONS } from '../../../bridge/domain/policy.ts';
import { dueNow } from '../../../bridge/domain/promise.ts';
import type { ReturnLine } from '../../../bridge/domain/return.ts';
import { ADDRESS, aLine, aPolicy, NOW, TAX, USD } from './builders.ts';

const cents = fc.nat({ max: 1_000_000 });

interface LineWish {
  readonly quantity: number;
  readonly goods: number;
  readonly tax: number;
  readonly resolution: Resolution;
  readonly feePart: number;
  readonly lowerPart: number;
}

const line: fc.Arbitrary<LineWish> = fc.record({
  quantity: fc.integer({ min: 1, max: 9 }),
  goods: cents,
  tax: cents,
  resolution: fc.constantFrom(...RESOLUTIONS),
  feePart: fc.constantFrom(0, 0, 1, 3),
  lowerPart: fc.constantFrom(0, 0, 2, 5),
});

/** A line whose fee is kept, and whose exchange may cost less than what comes back. */
function toLine({ quantity, goods, tax, resolution, feePart, lowerPart }: LineWish, index: number): ReturnLine {
  const [paid = 0, kept = 0] = shareByWeight(goods + tax, [10 - feePart, feePart]);
  const lower = resolution === 'exchange' ? lowerPart : 0;
  const [own = 0, rest = 0] = shareByWeight(paid, [10 - lower, lower]);
  const part = (payout: Resolution, amount: number) => {
    const [net = 0, rate = 0] = shareByWeight(amount, goods + tax === 0 ? [1, 1] : [goods, tax]);
    return { payout, goods: net, taxes: [{ ...TAX, amount: rate }] };
  };
  return aLine({
    orderLineId: index + 1,
    quantity,
    goods,
    taxes: [{ ...TAX, amount: tax }],
    resolution,
    fee: resolution === 'keep' ? 0 : kept,
    kept: resolution === 'keep' ? kept : 0,
    parts: [part(resolution, own), ...(rest > 0 ? [part('refund', rest)] : [])],
  });
}

export const requests: fc.Arbitrary<NewRequest> = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map(toLine)),
    shipping: fc.constantFrom(0, 0, 700),
    bonus: fc.constantFrom(0, 500),
    labelDeducted: fc.boolean(),
    approved: fc.boolean(),
    kind: fc.constantFrom('return' as const, 'return' as const, 'withdrawal' as const),
  })
  .map(({ lines, shipping, bonus, labelDeducted, approved, kind }) => {
    const outbound = [{ id: 20, kind: 'shipping' as const, title: 'Flat rate', amount: shipping, taxes: [] }];
    const credited = lines.some(
      (one) => one.resolution === 'store_credit' && one.goods + (one.taxes[0]?.amount ?? 0) > 0,
    );
    const promised = {
      lines,
      outbound: lines.some((one) => one.resolution !== 'exchange') ? outbound : [],
      bonus: credited ? bonus : 0,
      labelDeduction: null,
      currency: USD,
    };
    const payouts = RESOLUTIONS.map((resolution) => ({
      resolution,
      amount: dueNow(promised, resolution).amount,
    })).filter(({ resolution, amount }) => amount > 0 || lines.some((one) => one.resolution === resolution));
    const exchanged = lines.filter((one) => one.resolution === 'exchange');
    return {
      id: 'return-1',
      storeId: 'test',
      number: 'RMA-1001',
      kind,
      requestId: 'request-1',
      locale: 'en_US',
      traceId: 'trace-1',
      orderId: 71,
      orderNumber: '71',
      orderPlacedAt: NOW,
      pricesIncludeTax: true,
      page: '',
      customer: { id: 0, name: 'Ana Diaz', email: 'ana@example.com', address: ADDRESS },
      store: { name: 'Boomerang Shop', address: ADDRESS },
      currency: USD,
      comment: '',
      override: null,
      findings: [],
      approval: {
        approved: approved || kind === 'withdrawal',
        verdict: { code: 'approved_by_policy', rule: 'approval.mode', policyVersion: 1, params: {} },
      },
      withdrawnBy: kind === 'withdrawal' ? 'Ana Diaz' : null,
      quote: {
        lines: promised.lines,
        outbound: promised.outbound,
        bonus: promised.bonus,
        payouts,
        exchange:
          exchanged.length === 0
            ? null
            : {
                lines: exchanged.map((one) => ({
                  productId: 80,
                  variationId: 0,
                  quantity: one.quantity,
                  subtotal: one.goods,
                  due: 0,
                  dueTaxes: [],
                })),
                due: 0,
              },
        labelDeducted,
        payment: 'paid' as const,
        parcel: lines.some((one) => one.resolution !== 'keep'),
      },
    };
  });

const moves = fc.record({
  refund: fc.constantFrom(...MONEY_MOVES),
  store_credit: fc.constantFrom(...MONEY_MOVES),
  exchange: fc.constantFrom(...MONEY_MOVES),
});
export const policies: fc.Arbitrary<Policy> = fc
  .record({ guest: moves, ceiling: fc.option(fc.nat({ max: 500_000 })) })
  .map(({ guest, ceiling }) => aPolicy({ moneyMoves: { guest, known: guest, ceiling, ceilingDays: 30 } }));
