import { instant, millis } from '../../domain/time.ts';
import type { Purchase } from '../../ports/carrier.ts';
import { purchaseStatus } from './purchase-status.ts';
import { refundOfTransaction } from './refund.ts';
import { transactionListSchema, transactionSchema } from './wire.ts';

/** The bought labels of a list of transactions, and how many transactions it had; null: not a list. */
export function purchasesIn(body: unknown): { readonly items: readonly Purchase[]; readonly read: number } | null {
  const list = transactionListSchema.safeParse(body);
  if (!list.success) return null;
  const { results } = list.data;
  return { items: results.flatMap((entry) => purchaseOf(entry) ?? []), read: results.length };
}

function purchaseOf(entry: unknown): Purchase | null {
  const parsed = transactionSchema.safeParse(entry);
  if (!parsed.success) return null;
  const { object_id, object_created, metadata, rate, status, label_url } = parsed.data;
  const refund = refundOfTransaction(entry)?.type ?? 'none';
  const refunded = refund === 'refunded' || refund === 'waiting';
  if (!refunded && refund === 'none' && purchaseStatus(status, Boolean(label_url)) !== 'bought') return null;
  return {
    transactionId: object_id,
    metadata: metadata ?? '',
    rateId: rate ?? null,
    boughtAt: instant(object_created ? millis(object_created) : 0),
    refunded,
  };
}
