import { isSent } from '../found.ts';
import { hasBegun, keepsPromise, moveParcel, outsideHoldOf } from '../lifecycle.ts';
import type { Resolution } from '../policy.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { InspectedLine, Return } from '../return.ts';
import { andThen, type Circumstances, type Decision, type EffectWish, event, nothingMore } from './decision.ts';
import { loweringEvents, loweringRefusal } from './lowering.ts';
import { holdPayout, payWhatIsDue } from './payout.ts';
import { promisedEntries } from './promise-ledger.ts';

/**
 * What was in the parcel, per unit. Sellable units go back to stock; missing ones are not paid (unless the money moved before);
 * damaged ones are, less what the owner has lowered; where whoever inspects may not pay, what is due for such a line waits for somebody who may. Every line that was to be sent must be named once and its three numbers add up to the units in the
 * return.
 */
export function inspect(
  entry: Return,
  inspection: readonly InspectedLine[],
  circumstances: Circumstances,
  mayPay = true,
): Result<Decision> {
  if (entry.parcel.state !== 'received') return refuse('not_possible_now', { state: entry.parcel.state });
  const sent = entry.lines.filter(isSent);
  const missing = sent.find((line) => {
    const named = inspection.filter((one) => one.orderLineId === line.orderLineId);
    const [only] = named;
    return named.length !== 1 || !only || only.sellable + only.damaged + only.missing !== line.quantity;
  });
  if (missing || inspection.length !== sent.length) {
    return refuse('inspection_incomplete', { line: missing?.name ?? '', quantity: missing?.quantity ?? 0 });
  }
  const refusal = loweringRefusal(entry, inspection);
  if (refusal !== null) return { ok: false, problem: refusal };
  const total = (key: 'sellable' | 'damaged' | 'missing') => inspection.reduce((sum, one) => sum + one[key], 0);
  const next = moveParcel(entry, { state: 'inspected', receivedAt: entry.parcel.receivedAt, inspection });
  const looked: Decision = {
    next,
    events: [
      event('inspected', circumstances, {
        sellable: total('sellable'),
        damaged: total('damaged'),
        missing: total('missing'),
      }),
      ...loweringEvents(entry, inspection, circumstances),
    ],
    ledger: takeBackUnpaid(entry, next, circumstances),
    effects: restocks(entry, inspection, circumstances),
  };
  const held = mayPay ? looked : andThen(looked, (one) => holdDamaged(one, inspection, circumstances));
  return ok(andThen(held, (one) => payWhatIsDue(one, circumstances)));
}

/** Every payout that a line with damaged units is part of. What has begun can't be held. */
function holdDamaged(entry: Return, inspection: readonly InspectedLine[], circumstances: Circumstances): Decision {
  const damaged = new Set(inspection.filter((one) => one.damaged > 0).map((one) => one.orderLineId));
  const parts = entry.lines.filter((line) => damaged.has(line.orderLineId)).flatMap((line) => line.parts);
  return entry.payouts
    .filter(({ resolution }) => parts.some((part) => part.payout === resolution))
    .reduce<Decision>((sofar, payout) => {
      if (payout.state !== 'pending' || hasBegun(payout) || outsideHoldOf(payout) !== null) return sofar;
      return andThen(sofar, (next) => holdPayout(next, payout, { held: 'damaged', data: {} }, circumstances));
    }, nothingMore(entry));
}

/** What was promised for everything gives way to what is due for what came; a payout that has begun keeps its promise. */
function takeBackUnpaid(before: Return, after: Return, { now }: Circumstances) {
  const open: readonly Resolution[] = before.payouts.filter((one) => !keepsPromise(one)).map((one) => one.resolution);
  const facts = { currency: before.currency, effectId: null, at: now } as const;
  const all = promisedEntries(before, open, { ...facts, sign: -1 });
  const found = promisedEntries(after, open, { ...facts, sign: 1 });
  const key = (one: (typeof all)[number]) => `${one.kind}/${one.orderLineId}/${one.taxRateId}`;
  const sums = new Map<string, (typeof all)[number]>();
  for (const one of [...all, ...found]) {
    const sofar = sums.get(key(one));
    sums.set(key(one), { ...one, amount: one.amount + (sofar?.amount ?? 0) });
  }
  return [...sums.values()].filter((one) => one.amount !== 0);
}

function restocks(
  entry: Return,
  inspection: readonly InspectedLine[],
  { newId, now }: Circumstances,
): readonly EffectWish[] {
  return entry.lines.flatMap((line) => {
    const found = inspection.find((one) => one.orderLineId === line.orderLineId)?.sellable ?? 0;
    // Stock is kept in whole units: a part of one is not sold again by itself.
    const sellable = Math.floor(Math.min(found, line.measure ?? found));
    if (sellable === 0 || !isSent(line)) return [];
    const { orderLineId, productId, variationId } = line;
    const things = line.restock ?? [{ orderLineId, productId, variationId, units: 1 }];
    return things.map(({ units, ...thing }) => ({
      id: newId(),
      plan: { kind: 'restock' as const, orderId: entry.orderId, ...thing, quantity: sellable * units },
      dueAt: now,
    }));
  });
}
