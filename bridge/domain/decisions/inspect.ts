import { isOwed } from '../claims.ts';
import { moveParcel } from '../lifecycle.ts';
import { partOfLine, refundLines } from '../promise.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { InspectedLine, Return } from '../return.ts';
import { andThen, type Circumstances, type Decision, type EffectWish, event } from './decision.ts';
import { startPayout } from './payout.ts';
import { entriesFor } from './promise-ledger.ts';

/**
 * What was in the parcel, per unit. Sellable units go back to stock; missing ones are not refunded (unless the money moved before);
 * damaged ones are. Every line must be named once and its three numbers add up to the units in the return.
 */
export function inspect(
  entry: Return,
  inspection: readonly InspectedLine[],
  circumstances: Circumstances,
): Result<Decision> {
  if (entry.parcel.state !== 'received') return refuse('not_possible_now', { state: entry.parcel.state });
  const missing = entry.lines.find((line) => {
    const named = inspection.filter((one) => one.orderLineId === line.orderLineId);
    const [only] = named;
    return named.length !== 1 || !only || only.sellable + only.damaged + only.missing !== line.quantity;
  });
  if (missing || inspection.length !== entry.lines.length) {
    return refuse('inspection_incomplete', { line: missing?.name ?? '', quantity: missing?.quantity ?? 0 });
  }
  const total = (key: 'sellable' | 'damaged' | 'missing') => inspection.reduce((sum, one) => sum + one[key], 0);
  const looked: Decision = {
    next: moveParcel(entry, { state: 'inspected', receivedAt: entry.parcel.receivedAt, inspection }),
    events: [
      event('inspected', circumstances, {
        sellable: total('sellable'),
        damaged: total('damaged'),
        missing: total('missing'),
      }),
    ],
    ledger: refundBegan(entry) ? [] : takeBackMissing(entry, inspection, circumstances),
    effects: restocks(entry, inspection, circumstances),
  };
  return ok(andThen(looked, (next) => startPayout(next, circumstances)));
}

function refundBegan(entry: Return): boolean {
  return !isOwed(entry) || entry.payout.state !== 'pending' || entry.payout.effectId !== null;
}

function takeBackMissing(entry: Return, inspection: readonly InspectedLine[], { now }: Circumstances) {
  const due = refundLines(entry.lines, inspection);
  const notDue = entry.lines.map((line) => {
    const paid = due.find((part) => part.orderLineId === line.orderLineId);
    const whole = partOfLine(line, line.quantity);
    const paidTax = (rateId: number) => paid?.taxes.find((tax) => tax.rateId === rateId)?.amount ?? 0;
    return {
      orderLineId: line.orderLineId,
      quantity: line.quantity - (paid?.quantity ?? 0),
      goods: whole.goods - (paid?.goods ?? 0),
      taxes: whole.taxes.map((tax) => ({ ...tax, amount: tax.amount - paidTax(tax.rateId) })),
    };
  });
  return entriesFor('promised', notDue, { sign: -1, currency: entry.currency.code, effectId: null, at: now });
}

function restocks(
  entry: Return,
  inspection: readonly InspectedLine[],
  { newId, now }: Circumstances,
): readonly EffectWish[] {
  return entry.lines.flatMap((line) => {
    const sellable = inspection.find((one) => one.orderLineId === line.orderLineId)?.sellable ?? 0;
    if (sellable === 0) return [];
    const { orderLineId, productId, variationId } = line;
    return [
      {
        id: newId(),
        plan: {
          kind: 'restock' as const,
          orderId: entry.orderId,
          orderLineId,
          productId,
          variationId,
          quantity: sellable,
        },
        dueAt: now,
      },
    ];
  });
}
