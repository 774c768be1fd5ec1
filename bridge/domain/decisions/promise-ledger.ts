import type { RefundLine } from '../effect.ts';
import type { LedgerAccount, LedgerEntry } from '../ledger.ts';
import { type Minor, sum } from '../money.ts';
import type { Currency, RateId } from '../order.ts';
import { dueNow } from '../promise.ts';
import type { Resolution } from '../policy.ts';
import type { OutboundShare, Return } from '../return.ts';
import type { Instant } from '../time.ts';

export interface LedgerFacts {
  /** −1 takes back what was written with +1. */
  readonly sign: 1 | -1;
  readonly currency: Currency;
  readonly effectId: string | null;
  readonly at: Instant;
}

/** What a payout gives, in parts: units of lines, shipping and fees of the order, and what comes on top (a bonus). */
export interface PaidParts {
  readonly amount: Minor;
  readonly lines: readonly RefundLine[];
  readonly outbound: readonly OutboundShare[];
}

/** Ledger lines for the parts of a payout: goods, shipping and fees without tax, each rate's tax, and the bonus. They add up to its amount. */
export function entriesFor(
  account: Exclude<LedgerAccount, 'kept' | 'label'>,
  parts: PaidParts,
  facts: LedgerFacts,
): readonly LedgerEntry[] {
  const items = [
    ...parts.lines.map((line) => ({
      id: line.orderLineId,
      kind: 'goods' as const,
      amount: line.goods,
      taxes: line.taxes,
    })),
    ...parts.outbound.map((one) => ({
      id: one.id,
      kind: one.kind === 'shipping' ? ('shipping' as const) : ('order_fee' as const),
      amount: one.amount,
      taxes: one.taxes,
    })),
  ];
  const bonus = parts.amount - sum(items.map((item) => item.amount + sum(item.taxes.map((tax) => tax.amount))));
  return [
    ...items.flatMap(({ id, kind, amount, taxes }) => [
      entry(account, kind, id, null, amount, facts),
      ...taxes.map((tax) => entry(account, 'tax', id, tax.rateId, tax.amount, facts)),
    ]),
    entry(account, 'bonus', null, null, bonus, facts),
  ].filter((one) => one.amount !== 0);
}

/** All that is promised at this moment and not paid yet. */
export function promisedEntries(
  entryOf: Return,
  resolutions: readonly Resolution[],
  facts: LedgerFacts,
): readonly LedgerEntry[] {
  return resolutions.flatMap((resolution) => entriesFor('promised', dueNow(entryOf, resolution), facts));
}

/** One line; its amount gets the facts' sign. */
export function entry(
  account: LedgerEntry['account'],
  kind: LedgerEntry['kind'],
  orderLineId: number | null,
  taxRateId: RateId | null,
  amount: Minor,
  { sign, currency, effectId, at }: LedgerFacts,
): LedgerEntry {
  const { code, decimals } = currency;
  return { account, kind, orderLineId, taxRateId, currency: code, decimals, amount: sign * amount, effectId, at };
}
