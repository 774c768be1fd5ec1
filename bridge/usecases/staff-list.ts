import type { ListItem } from '../contract/staff.ts';
import { sum } from '../domain/money.ts';
import type { Payout, PayoutState, Return } from '../domain/return.ts';
import type { Attention } from '../ports/database.ts';
import { moneyView } from './estimate.ts';

export function listItem({
  entry,
  attention,
}: {
  readonly entry: Return;
  readonly attention: Attention | null;
}): ListItem {
  const { id, number, kind, orderId, orderNumber, customer, parcel, payouts, currency, createdAt } = entry;
  return {
    id,
    number,
    kind,
    orderId,
    orderNumber,
    customerName: customer.name,
    customerEmail: customer.email,
    state: parcel.state,
    payout: neediest(payouts),
    resolutions: payouts.map((one) => one.resolution),
    amount: moneyView(sum(payouts.map((one) => one.amount)), currency),
    attention,
    createdAt,
  };
}

const BY_NEED = ['in_doubt', 'failed', 'pending', 'settled'] as const satisfies readonly PayoutState[];

function neediest(payouts: readonly Payout[]): PayoutState {
  return BY_NEED.find((state) => payouts.some((one) => one.state === state)) ?? 'settled';
}
