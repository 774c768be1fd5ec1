import { ownCurrency } from '../../domain/payable.ts';
import type { OurLabel, TheirLabel } from '../../domain/reconcile/books.ts';
import { compareLabels } from '../../domain/reconcile/compare-labels.ts';
import type { Difference } from '../../domain/reconcile/difference.ts';
import { addDays, type Instant } from '../../domain/time.ts';
import type { LabelEffect } from '../../ports/books.ts';
import type { Carrier, Purchase } from '../../ports/carrier.ts';
import type { Deps } from '../deps.ts';

/** Carriers take up to two weeks to pay an unused label back. */
const LOOK_BACK_DAYS = 45;
/** `boomerang:<effect id>-<attempt>`, as the purchase was sent. */
const METADATA = /^boomerang:([0-9a-f-]{36})-\d+$/;

export interface LabelsToCheck {
  readonly now: Instant;
  /** Prices of labels bought before then were asked for already. */
  readonly pricedUntil: Instant;
  /** Told in between, so that the run stays ours. */
  alive(): Promise<void>;
}

/** Compares the labels of the last weeks with Shippo. null: there is no token, so there is nothing to ask. Throws CarrierUnavailable. */
export async function checkLabels(
  deps: Deps,
  { now, pricedUntil, alive }: LabelsToCheck,
): Promise<{ readonly labels: number; readonly differences: readonly Difference[] } | null> {
  const carrier = await deps.carriers(deps.database.storeId);
  if (carrier === null) return null;
  const since = addDays(now, -LOOK_BACK_DAYS);
  // Ours first: a label that is bought meanwhile is under way in our books, not unknown.
  const before = await deps.database.labelEffects({ since, ids: [] });
  const bought = await purchasesSince(carrier, since, alive);
  const named = bought.flatMap(({ metadata }) => METADATA.exec(metadata)?.[1] ?? []);
  const later = await deps.database.labelEffects({ since: now, ids: named });
  const ours = [...new Map([...later, ...before].map((one) => [one.effect.id, ourLabel(one)])).values()];
  const bookedIn = new Map(ours.map(({ effectId, cost }) => [effectId, cost?.currency]));
  const theirs = await priced(carrier, bought, { pricedUntil, alive, bookedIn });
  // Bought while the list was read, or with another token's purse: neither can be in this list.
  const listed = ours.filter((one) => one.mode === null || one.mode === carrier.mode);
  const decimals = (currency: string) => ownCurrency(currency).decimals;
  return { labels: theirs.length, differences: compareLabels(listed, theirs, decimals) };
}

/** Newest first; what is older than `since` ends it. */
async function purchasesSince(
  carrier: Carrier,
  since: Instant,
  alive: () => Promise<void>,
): Promise<readonly Purchase[]> {
  const found: Purchase[] = [];
  for (let page: number | null = 1; page !== null;) {
    const { items, next }: Awaited<ReturnType<Carrier['purchases']>> = await carrier.purchases(page);
    found.push(...items.filter(({ boughtAt, metadata }) => boughtAt >= since && METADATA.test(metadata)));
    const isPast = items.length > 0 && items.every(({ boughtAt }) => boughtAt < since);
    page = isPast ? null : next;
    await alive();
  }
  return found;
}

async function priced(
  carrier: Carrier,
  bought: readonly Purchase[],
  {
    pricedUntil,
    alive,
    bookedIn,
  }: Pick<LabelsToCheck, 'pricedUntil' | 'alive'> & { readonly bookedIn: ReadonlyMap<string, string | undefined> },
): Promise<readonly TheirLabel[]> {
  const labels: TheirLabel[] = [];
  for (const { transactionId, metadata, rateId, boughtAt, refunded } of bought) {
    const effectId = METADATA.exec(metadata)?.[1] ?? '';
    const isNew = boughtAt >= pricedUntil && rateId !== null && !refunded;
    const price = isNew ? await carrier.ratePrice(rateId, bookedIn.get(effectId)) : null;
    labels.push({ transactionId, effectId, refunded, price });
    if (isNew) await alive();
  }
  return labels;
}

function ourLabel({ effect, returnNumber, voided }: LabelEffect): OurLabel & { readonly mode: Carrier['mode'] | null } {
  const { id, returnId, state, result } = effect;
  const { transactionId, cost, test } = (result ?? {}) as {
    transactionId?: string;
    cost?: OurLabel['cost'];
    test?: boolean;
  };
  return {
    effectId: id,
    returnId,
    returnNumber,
    state,
    transactionId: transactionId ?? null,
    cost: cost ?? null,
    voided,
    mode: test === undefined ? null : test ? 'test' : 'live',
  };
}
