import { hasParcel } from '../lifecycle.ts';
import { isUnpaid } from '../paid.ts';
import type { Return } from '../return.ts';
import { type Circumstances, type Decision, email, nothingMore } from './decision.ts';

/** The shopper is reminded of the day by which the parcel must be sent; null: there is nothing (more) to send. */
export function remind(entry: Return, circumstances: Circumstances): Decision | null {
  const { parcel } = entry;
  if (parcel.state !== 'approved' || parcel.sendBackBy <= circumstances.now) return null;
  // Of an order that nobody has paid nobody knows whether there are any goods.
  if (!hasParcel(entry) || saysSent(entry) || isUnpaid(entry)) return null;
  return { ...nothingMore(entry), effects: [email('reminder', circumstances)] };
}

/** The shopper has told a number of a parcel under way; a label's own number says nothing of that. */
function saysSent({ shipping, extraParcels }: Return): boolean {
  return (shipping.state === 'packing_slip' && shipping.trackingNumber !== null) || extraParcels.length > 0;
}
