import type { LabelRefund } from '../../ports/carrier.ts';
import type { WriteOutcome } from '../../ports/store.ts';
import type { Answer } from './client.ts';
import { notAnswered } from './purchase.ts';
import { refundListSchema, refundSchema, transactionSchema } from './wire.ts';

const STATUSES = ['QUEUED', 'PENDING', 'SUCCESS', 'ERROR'] as const;
type RefundStatus = (typeof STATUSES)[number];

/** Shippo's status of a refund; one that this version does not know is waited for, never taken for money. */
export function refundStatus(status: string): LabelRefund {
  const known = STATUSES.find((candidate) => candidate === status);
  return known === undefined ? { type: 'waiting' } : knownStatus(known);
}

function knownStatus(status: RefundStatus): LabelRefund {
  switch (status) {
    case 'QUEUED':
    case 'PENDING':
      return { type: 'waiting' };
    case 'SUCCESS':
      return { type: 'refunded' };
    case 'ERROR':
      return REJECTED;
    default:
      return unreachable(status);
  }
}

/** What the answer to `POST /refunds` means. */
export function refundOutcome(answer: Answer): WriteOutcome<LabelRefund> {
  if (answer.type !== 'answered') return notAnswered(answer);
  const parsed = refundSchema.safeParse(answer.body);
  return parsed.success
    ? { type: 'done', value: refundStatus(parsed.data.status) }
    : { type: 'unknown', code: 'shippo_unreadable', message: 'Unreadable refund' };
}

/** What a transaction says of its own refund; null: it can't be read. */
export function refundOfTransaction(body: unknown): LabelRefund | null {
  const parsed = transactionSchema.safeParse(body);
  if (!parsed.success) return null;
  switch (parsed.data.status) {
    case 'REFUNDED':
      return { type: 'refunded' };
    case 'REFUNDPENDING':
      return { type: 'waiting' };
    case 'REFUNDREJECTED':
      return REJECTED;
    default:
      return { type: 'none' };
  }
}

/** The refund of this transaction in a list of refunds; null: not a list. */
export function refundAmong(body: unknown, transactionId: string): LabelRefund | null {
  const list = refundListSchema.safeParse(body);
  if (!list.success) return null;
  const ours = list.data.results.flatMap((one) => {
    const parsed = refundSchema.safeParse(one);
    return parsed.success && parsed.data.transaction === transactionId ? [refundStatus(parsed.data.status)] : [];
  });
  return ours.find(({ type }) => type !== 'rejected') ?? ours[0] ?? { type: 'none' };
}

const REJECTED: LabelRefund = {
  type: 'rejected',
  message: 'Shippo does not pay this label back: the carrier says that it was used, or it is too old.',
};

function unreachable(status: never): never {
  throw new Error(`Unmapped refund status ${String(status)}`);
}
