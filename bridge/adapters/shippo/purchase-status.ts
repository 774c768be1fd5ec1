const STATUSES = ['WAITING', 'QUEUED', 'SUCCESS', 'ERROR', 'REFUNDED', 'REFUNDPENDING', 'REFUNDREJECTED'] as const;
type TransactionStatus = (typeof STATUSES)[number];

/** `bought`: there is a label. `failed`: there is none, or it was cancelled. `waiting`: not known yet. */
export type Purchase = 'bought' | 'failed' | 'waiting';

/** A status that this version does not know counts by what came with it: a label is a purchase. */
export function purchaseStatus(status: string, hasLabel: boolean): Purchase {
  const known = STATUSES.find((candidate) => candidate === status);
  if (known === undefined) return hasLabel ? 'bought' : 'waiting';
  const purchase = knownStatus(known);
  return purchase === 'bought' && !hasLabel ? 'waiting' : purchase;
}

function knownStatus(status: TransactionStatus): Purchase {
  switch (status) {
    case 'SUCCESS':
    case 'REFUNDREJECTED':
      return 'bought';
    case 'ERROR':
    case 'REFUNDED':
    case 'REFUNDPENDING':
      return 'failed';
    case 'WAITING':
    case 'QUEUED':
      return 'waiting';
    default:
      return unreachable(status);
  }
}

function unreachable(status: never): never {
  throw new Error(`Unmapped transaction status ${String(status)}`);
}
