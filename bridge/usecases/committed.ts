import { ceilingSince, committedWorth } from '../domain/committed-worth.ts';
import { returnIn } from '../domain/decimals.ts';
import type { Circumstances } from '../domain/decisions/decision.ts';
import type { Return } from '../domain/return.ts';
import type { Transaction } from '../ports/database.ts';

/**
 * The same circumstances, with what went out of other returns of the order and of its customer. Where the policy has a ceiling, nobody else pays this customer until
 * the transaction ends: two orders at one moment can't both be below it.
 */
export async function withCommitted(
  tx: Transaction,
  circumstances: Circumstances,
  { id, orderId, customer, currency }: Pick<Return, 'id' | 'orderId' | 'customer' | 'currency'>,
): Promise<Circumstances> {
  const { policy, now } = circumstances;
  if (policy.moneyMoves.ceiling === null) return circumstances;
  const since = ceilingSince(policy, now);
  const keys = await tx.lockCustomer(customer);
  const found = [...(await tx.returnsOfOrder(orderId)), ...(await tx.paidReturnsOf(keys, since))];
  const others = [...new Map(found.map((one) => [one.id, one])).values()]
    .filter((one) => one.id !== id)
    .map((one) => (one.currency.code === currency.code ? returnIn(one, currency.decimals) : one));
  return { ...circumstances, committed: committedWorth(others, { of: 'payouts', orderId, since }) };
}

/** As `withCommitted`, and with the other returns of the order: shipping that is paid back hangs on what all of them bring. */
export async function withOthers(tx: Transaction, circumstances: Circumstances, rma: Return): Promise<Circumstances> {
  const committed = await withCommitted(tx, circumstances, rma);
  return { ...committed, others: (await tx.returnsOfOrder(rma.orderId)).filter((one) => one.id !== rma.id) };
}
