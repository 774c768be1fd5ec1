import type { z } from 'zod';
import type { ReturnStatus, trackingRequest } from '../contract/shop.ts';
import { actsSpent, extraParcelsSpent } from '../domain/budgets.ts';
import { parcelAdded, trackingEntered } from '../domain/decisions/shipping.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Deps } from './deps.ts';
import { openReturn, statusView } from './return-status.ts';
import { refuseSpent } from './spent-refusal.ts';
import { withLockedReturn } from './with-locked-return.ts';

/** The shopper ships with a carrier of their own, or sends one more parcel, and says by which number it can be followed. */
export async function enterTracking(
  deps: Deps,
  token: string,
  asked: z.output<typeof trackingRequest>,
): Promise<Result<ReturnStatus>> {
  const opened = await openReturn(deps, token);
  if (!opened.ok) return opened;
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
    return ok(enter(rma, asked.carrier || null, plainNumber(asked.trackingNumber), circumstances));
  });
  return changed.ok ? ok(await statusView(deps, changed.value, token)) : changed;
}

/** Printed in groups, typed in either case: Shippo's hints have neither. */
export function plainNumber(trackingNumber: string): string {
  return trackingNumber.replaceAll(' ', '').toUpperCase();
}
