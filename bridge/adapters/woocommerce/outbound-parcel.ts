import { z } from 'zod';
import type { OutboundParcel } from '../../domain/order.ts';
import { carrierToken } from '../../domain/carrier-token.ts';
import { instantOf } from './meta.ts';
import type { WooMeta } from './schemas.ts';

/** WooCommerce Shipment Tracking's, which Advanced Shipment Tracking and many others write too. */
const META = '_wc_shipment_tracking_items';

const text = z.union([z.string(), z.number()]).transform(String).catch('');

const itemSchema = z
  .object({
    tracking_provider: text,
    /** A carrier that is not on the plugin's list. */
    custom_tracking_provider: text,
    tracking_number: text,
    /** Unix seconds. */
    date_shipped: text,
  })
  .transform((item) => ({
    carrier: carrierToken(item.tracking_provider || item.custom_tracking_provider),
    trackingNumber: item.tracking_number.replace(/\s+/g, ''),
    shippedAt: instantOf(item.date_shipped) ?? '',
  }));

/**
 * The parcel that was sent last: goods that come in several are delivered with the last one. null where none is noted or the last can't be read:
 * an earlier one must not begin the time.
 */
export function outboundParcel(meta: WooMeta): OutboundParcel | null {
  const value = meta.find(({ key }) => key === META)?.value;
  // PHP's list with a gap, after one was deleted, arrives as an object.
  const items = typeof value === 'object' && value !== null ? Object.values(value) : [];
  const parcels = items.flatMap((item) => itemSchema.safeParse(item).data ?? []);
  const [first, ...others] = parcels;
  if (!first) return null;
  const last = others.reduce((latest, one) => (one.shippedAt >= latest.shippedAt ? one : latest), first);
  const { carrier, trackingNumber } = last;
  return carrier !== '' && /^[\w-]{4,64}$/.test(trackingNumber) ? { carrier, trackingNumber } : null;
}
