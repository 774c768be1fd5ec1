import type { z } from 'zod';
import type { ReturnStatus, trackingRequest } from '../contract/shop.ts';
import { actsSpent, extraParcelsSpent } from '../domain/budgets.ts';
import { parcelAdded, trackingEntered, type Typed } from '../domain/decisions/tracking.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { isTestParcel } from '../domain/track.ts';
import type { Deps } from './deps.ts';
import { confirmedReturn } from './return-session.ts';
import { statusView } from './return-status.ts';
import { refuseSpent } from './spent-refusal.ts';
import { withLockedReturn } from './with-locked-return.ts';

/** The shopper ships with a carrier of their own, or sends one more parcel, and says by which number it can be followed. */
export async function enterTracking(
  deps: Deps,
  asked: z.output<typeof trackingRequest>,
): Promise<Result<ReturnStatus>> {
  const opened = await confirmedReturn(deps, asked.session);
  if (!opened.ok) return opened;
  const typed = await typedNumber(deps, opened.value, asked);
  if (!typed.ok) return typed;
  const changed = await withLockedReturn(deps, opened.value, { type: 'guest' }, async (rma, { tx, circumstances }) => {
    const open = rma.parcel.state === 'approved' || rma.parcel.state === 'in_transit';
    if (!open || (!asked.another && rma.shipping.state !== 'packing_slip')) {
      return refuse('not_possible_now', { state: rma.parcel.state });
    }
    const { now } = circumstances;
    const full = asked.another ? extraParcelsSpent(rma) : null;
    const over = full ?? actsSpent('tracking_numbers', await tx.eventsOf(rma.id), now);
    if (over) return refuseSpent(over, now);
    const enter = asked.another ? parcelAdded : trackingEntered;
    return ok(enter(rma, typed.value, circumstances));
  });
  return changed.ok ? ok(await statusView(deps, changed.value)) : changed;
}

/** A number as somebody typed it, and who else has it. Shippo's mock parcels, which move whenever they are asked for, are for a store that is being tried out. */
export async function typedNumber(
  deps: Deps,
  entry: Return,
  { carrier, trackingNumber }: { readonly carrier: string; readonly trackingNumber: string },
): Promise<Result<Typed>> {
  const shippo = await deps.carriers(entry.storeId);
  if (shippo?.mode === 'live' && isTestParcel({ carrier, trackingNumber })) return refuse('tracking_number_of_tests');
  const usedBy = await deps.database.numberUse(trackingNumber, entry);
  return ok({ carrier: carrier || null, trackingNumber, usedBy });
}
