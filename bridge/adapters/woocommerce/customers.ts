import { emailKey } from '../../domain/email-key.ts';
import type { CustomerFacts } from '../../ports/store.ts';
import { readPage, type Call } from './call.ts';
import { isMissing, parseReply } from './reading.ts';
import { customerSchema, fieldsOf, orderEmailSchema } from './schemas.ts';

/** A refunded order was paid once. */
const PAID = 'processing,completed,refunded';

export async function customerFacts(
  call: Call,
  { customerId, email }: { readonly customerId: number; readonly email: string },
): Promise<CustomerFacts> {
  if (customerId === 0) return { role: 'guest', orders: await ordersByEmail(call, email) };
  const query = { _fields: fieldsOf(customerSchema) };
  const [reply, { total }] = await Promise.all([
    call({ method: 'GET', path: `customers/${customerId}`, query }),
    readPage(call, 'orders', { customer: String(customerId), status: PAID, per_page: '1' }, orderEmailSchema),
  ]);
  // An account that was deleted since.
  if (isMissing(reply)) return { role: 'guest', orders: total };
  // WordPress knows users without any role.
  return { role: parseReply(reply, customerSchema).role || 'customer', orders: total };
}

/** WooCommerce's search is loose: only the same address counts. Of the newest 100 found, more makes no difference to a policy. */
async function ordersByEmail(call: Call, email: string): Promise<number> {
  const wanted = email.trim().toLowerCase();
  if (wanted === '') return 0;
  const { rows } = await readPage(call, 'orders', { search: wanted, status: PAID, per_page: '100' }, orderEmailSchema);
  return rows.filter(({ billing }) => emailKey(billing.email) === emailKey(email)).length;
}
