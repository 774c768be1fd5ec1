import type { ReturnDetail } from '../contract/staff.ts';
import { riskNeedsPerson } from '../domain/at-risk.ts';
import { mayChange } from '../domain/decisions/change.ts';
import { mayCancel } from '../domain/decisions/end.ts';
import { awaitsHand } from '../domain/decisions/settle-payout.ts';
import { hasParcel, isDead, mayMove } from '../domain/lifecycle.ts';
import type { Return } from '../domain/return.ts';
import { paperOf } from './links.ts';

/** What the transition table and the money's machine allow staff now. */
export function possible(entry: Return): ReturnDetail['can'] {
  const { parcel, payouts, shipping } = entry;
  const can: ReturnDetail['can'] = [];
  const sends = hasParcel(entry);
  if (mayMove(parcel.state, 'approved')) can.push('approve');
  if (mayMove(parcel.state, 'rejected')) can.push('reject');
  if (mayMove(parcel.state, 'received') && sends) can.push('receive');
  if (mayMove(parcel.state, 'inspected')) can.push('inspect');
  if (payouts.some(awaitsHand)) can.push('paid_by_hand');
  if (payouts.some((one) => one.state === 'pending' && one.held !== null)) can.push('release_payout');
  if (entry.payment === 'awaited' && !isDead(parcel.state)) can.push('money_arrived');
  if (riskNeedsPerson(entry)) can.push('payment_checked');
  if (parcel.state === 'approved' && shipping.state === 'packing_slip') can.push('upload_label');
  if (mayCancel(entry)) can.push('cancel');
  if (mayChange(entry)) can.push('change');
  if (parcel.state === 'approved' && sends) can.push('sent');
  if ((parcel.state === 'approved' || parcel.state === 'in_transit') && sends) can.push('add_parcel');
  // Without page and paper no link was ever sent; without an address (or erased) none can be.
  if (entry.customer.email !== '' && (entry.page !== '' || paperOf(entry) !== null)) can.push('send_new_links');
  return can;
}
