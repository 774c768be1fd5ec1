import { type Instant, instant } from '../domain/time.ts';
import { type Carrier, isUnknownParcel } from '../ports/carrier.ts';
import type { ParcelOfOrder } from '../ports/jobs.ts';
import type { Deps } from './deps.ts';

/** Asks Shippo whether the order has reached the customer, and remembers it. Throws CarrierUnavailable: the job is then tried again. */
export async function followDelivery(deps: Deps, parcel: ParcelOfOrder): Promise<void> {
  const { database, clock } = deps;
  const carrier = await deps.carriers(database.storeId);
  if (!carrier) return;
  const askedAt = instant(clock.now());
  const said = await deliveryBy(carrier, parcel, askedAt);
  const deliveredAt = said !== null && said < parcel.placedAt ? null : said;
  await database.saveDelivery(parcel, { deliveredAt, askedAt });
}

async function deliveryBy(carrier: Carrier, parcel: ParcelOfOrder, now: Instant): Promise<Instant | null> {
  try {
    const { status, at } = await carrier.track(parcel);
    return status === 'delivered' ? (at ?? now) : null;
  } catch (error) {
    if (isUnknownParcel(error)) return null;
    throw error;
  }
}
