import type { z } from 'zod';
import type { ReturnStatus, trackingRequest } from '../contract/shop.ts';
import { parcelAdded, trackingEntered } from '../domain/decisions/shipping.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { circumstancesOf, commit } from './commit.ts';
import type { Deps } from './deps.ts';
import { confirmedReturn } from './return-session.ts';
import { statusView } from './return-status.ts';

/** The shopper ships with a carrier of their own, or sends one more parcel, and says by which number it can be followed. */
export async function enterTracking(
  deps: Deps,
  asked: z.output<typeof trackingRequest>,
): Promise<Result<ReturnStatus>> {
  const opened = await confirmedReturn(deps, asked.session);
  if (!opened.ok) return opened;
  const circumstances = await circumstancesOf(deps, opened.value, { type: 'guest' });
  return deps.database.transaction(async (tx): Promise<Result<ReturnStatus>> => {
    const entry = await tx.lockReturn(opened.value.id);
    const open = entry && (entry.parcel.state === 'approved' || entry.parcel.state === 'in_transit');
    if (!entry || !open || (!asked.another && entry.shipping.state !== 'packing_slip')) {
      return refuse('not_possible_now', { state: entry?.parcel.state ?? '' });
    }
    const enter = asked.another ? parcelAdded : trackingEntered;
    const decision = enter(entry, asked.carrier || null, plainNumber(asked.trackingNumber), circumstances);
    return ok(await statusView(deps, await commit(tx, entry, decision)));
  });
}

/** Printed in groups, typed in either case: Shippo's hints have neither. */
export function plainNumber(trackingNumber: string): string {
  return trackingNumber.replaceAll(' ', '').toUpperCase();
}
