import { hasParcel } from '../lifecycle.ts';
import type { Return } from '../return.ts';
import { type Circumstances, type Decision, email, nothingMore } from './decision.ts';

/** The shopper is reminded of the day by which the parcel must be sent; null: there is nothing (more) to send. */
export function remind(entry: Return, circumstances: Circumstances): Decision | null {
  const { parcel } = entry;
  if (parcel.state !== 'approved' || parcel.sendBackBy <= circumstances.now) return null;
  if (!hasParcel(entry) || saysSent(entry)) return null;
  return { ...nothingMore(entry), effects: [email('reminder', circumstances)] };
}

/** The shopper has told a number of a parcel under way; a label's own number says nothing of that. */
function saysSent({ shipping, extraParcels }: Return): boolean {
  return (shipping.state === 'packing_slip' && shipping.trackingNumber !== null) || extraParcels.length > 0;
}
