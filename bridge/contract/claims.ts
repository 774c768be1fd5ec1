import { z } from 'zod';
import { instant } from './common.ts';

/** A number that somebody typed, with what its carrier says: it supports whoever decides, and proves nothing. */
export const claimView = z.object({
  carrier: z.string().nullable(),
  trackingNumber: z.string(),
  status: z.enum(['unknown', 'announced', 'moving', 'delivered', 'returned_to_sender', 'lost']),
  /** The carrier's time of the status. */
  at: instant.nullable(),
  /** It goes to the store's address; null: nobody knows. */
  toStore: z.boolean().nullable(),
  /** The carrier first had it after the return was approved; null: nobody knows. */
  sinceApproval: z.boolean().nullable(),
  /** Another return or order has the number, too: then it is no evidence at all. */
  usedBy: z.object({ by: z.enum(['return', 'order', 'own_order']), number: z.string() }).nullable(),
});
export type ClaimView = z.infer<typeof claimView>;
