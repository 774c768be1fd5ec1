import type { BoughtLabel, Carrier } from '../../ports/carrier.ts';
import type { WriteOutcome } from '../../ports/store.ts';
import { type Answer, isNo } from './client.ts';
import { purchaseStatus } from './purchase-status.ts';
import { messageTexts, transactionListSchema, transactionSchema, type WireTransaction } from './wire.ts';

type Mode = Carrier['mode'];
export type FoundPurchase = Awaited<ReturnType<Carrier['findPurchase']>>;

/** What a purchase's answer means. Total: whatever does not surely say "bought" or "not bought" is unknown, and looked up. */
export function buyOutcome(answer: Answer, carrier: string, mode: Mode): WriteOutcome<BoughtLabel> {
  switch (answer.type) {
    case 'answered':
      return outcomeOfBody(answer.body, carrier, mode);
    default:
      return notAnswered(answer);
  }
}

/** What a write means to which Shippo gave no answer of its own. */
export function notAnswered(
  answer: Exclude<Answer, { type: 'answered' }>,
): Exclude<WriteOutcome<never>, { type: 'done' }> {
  switch (answer.type) {
    case 'status':
      return outcomeOfStatus(answer);
    case 'not_connected':
      return { type: 'not_sent', code: 'shippo_unreachable', message: answer.message, retryAfterMs: null };
    case 'lost':
      return { type: 'unknown', code: 'shippo_no_answer', message: answer.message };
    default:
      return unreachable(answer);
  }
}

function outcomeOfStatus(answer: Extract<Answer, { type: 'status' }>): Exclude<WriteOutcome<never>, { type: 'done' }> {
  const { status, message } = answer;
  const code = `shippo_${status}`;
  switch (status) {
    case 401:
    case 403:
    case 425:
    case 429:
      return { type: 'not_sent', code, message, retryAfterMs: answer.retryAfterMs };
    // A conflict may be with the same purchase.
    case 409:
      return { type: 'unknown', code, message };
    default:
      return { type: isNo(status) ? 'refused' : 'unknown', code, message };
  }
}

function outcomeOfBody(body: unknown, carrier: string, mode: Mode): WriteOutcome<BoughtLabel> {
  const parsed = transactionSchema.safeParse(body);
  if (!parsed.success) return { type: 'unknown', code: 'shippo_unreadable', message: 'Unreadable transaction' };
  const found = foundPurchase(parsed.data, carrier, mode);
  switch (found.type) {
    case 'found':
      return { type: 'done', value: found.label };
    case 'failed':
      return { type: 'refused', code: 'shippo_purchase_failed', message: found.message };
    case 'waiting':
      return { type: 'unknown', code: 'shippo_waiting', message: `Shippo says ${parsed.data.status}` };
    default:
      return unreachable(found);
  }
}

/** Of the rate's transactions those with our metadata; a label beats one that waits, that beats a failure. Null: not a list. */
export function findIn(body: unknown, metadata: string, carrier: string, mode: Mode): FoundPurchase | null {
  const list = transactionListSchema.safeParse(body);
  if (!list.success) return null;
  const found: FoundPurchase[] = [];
  for (const entry of list.data.results) {
    const parsed = transactionSchema.safeParse(entry);
    if (parsed.success && parsed.data.metadata === metadata) found.push(foundPurchase(parsed.data, carrier, mode));
    // An entry that can't be read may be ours: it must not end as "nothing was bought".
    else if (!parsed.success) found.push({ type: 'waiting' });
  }
  const best = (['found', 'waiting', 'failed'] as const)
    .map((type) => found.find((purchase) => purchase.type === type))
    .find((purchase) => purchase !== undefined);
  return best ?? { type: 'none' };
}

function foundPurchase(
  transaction: WireTransaction,
  carrier: string,
  mode: Mode,
): Exclude<FoundPurchase, { type: 'none' }> {
  const labelUrl = transaction.label_url ?? '';
  const purchase = purchaseStatus(transaction.status, labelUrl !== '');
  switch (purchase) {
    case 'bought':
      return { type: 'found', label: labelOf(transaction, labelUrl, carrier, mode) };
    case 'failed': {
      const messages = messageTexts(transaction.messages);
      return { type: 'failed', message: messages.join(' ') || `Shippo says ${transaction.status}` };
    }
    case 'waiting':
      return { type: 'waiting' };
    default:
      return unreachable(purchase);
  }
}

function labelOf(transaction: WireTransaction, labelUrl: string, carrier: string, mode: Mode): BoughtLabel {
  return {
    transactionId: transaction.object_id,
    carrier,
    trackingNumber: transaction.tracking_number || null,
    trackingUrl: transaction.tracking_url_provider || null,
    labelUrl,
    qrCodeUrl: transaction.qr_code_url || null,
    test: transaction.test ?? mode === 'test',
  };
}

function unreachable(value: never): never {
  throw new Error(`Unmapped ${JSON.stringify(value)}`);
}
