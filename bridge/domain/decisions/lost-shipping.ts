import { isMet } from '../came-back.ts';
import { dueNow, outboundBy } from '../due.ts';
import { unitsFound, inspectionOf } from '../found.ts';
import { isDead, movePayout, payoutOf } from '../lifecycle.ts';
import { sum } from '../money.ts';
import type { Resolution } from '../policy.ts';
import type { OutboundCondition, Return } from '../return.ts';
import { isBack } from '../sent-back.ts';
import { amountData, type Circumstances, type Decision, event, nothingMore } from './decision.ts';
import { promisedEntries } from './promise-ledger.ts';

/**
 * Right before it is paid: shipping that was promised since other returns bring the rest of the order gives way to what is due without them, while one of them is not here, and where
 * one was called off, refused or never sent, or came with units missing. The one that comes last brings it: see `withShippingOfOthers`.
 */
export function withoutLostShipping(entry: Return, resolution: Resolution, circumstances: Circumstances): Decision {
  const { outboundIf: condition } = entry;
  const { now, policy } = circumstances;
  if (!condition || condition.lost || !circumstances.others || outboundBy(entry) !== resolution) {
    return nothingMore(entry);
  }
  const others = circumstances.others.filter((one) => one.id !== entry.id);
  if (isMet(condition, others, policy)) return nothingMore(entry);
  const changed: Return = { ...entry, outboundIf: { ...condition, lost: true } };
  const before = dueNow(entry, resolution).amount;
  const { amount } = dueNow(changed, resolution);
  if (amount === before) return nothingMore(entry);
  const next = movePayout(changed, { ...payoutOf(entry, resolution), amount });
  const facts = { currency: entry.currency, effectId: null, at: now } as const;
  return {
    ...nothingMore(next),
    events: [
      event('refund_without_shipping', circumstances, {
        ...amountData(entry, before - amount),
        waits: mayBeMet(condition, others),
      }),
    ],
    ledger: [
      ...promisedEntries(entry, [resolution], { ...facts, sign: -1 }),
      ...promisedEntries(next, [resolution], { ...facts, sign: 1 }),
    ],
  };
}

/** Once all that is still to come has come. */
function mayBeMet({ needs }: OutboundCondition, others: readonly Return[]): boolean {
  const alive = others.filter((one) => !isDead(one.parcel.state));
  return needs.every(({ orderLineId, units }) => {
    const found = alive.flatMap((one) =>
      one.lines
        .filter((line) => line.orderLineId === orderLineId && isBack(line))
        .map((line) => unitsFound(line, inspectionOf(one))),
    );
    return sum(found) >= units;
  });
}
