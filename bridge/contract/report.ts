import { z } from 'zod';
import { money } from './common.ts';

/** Months `YYYY-MM`, both included, 24 at most. */
export const reportRequest = z.object({
  from: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  to: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
});
const reportSums = z.object({
  /** Refunded through Boomerang: goods without tax, tax, shipping and order fees without tax, and all together. */
  goods: z.number().int(),
  tax: z.number().int(),
  shipping: z.number().int(),
  refunded: z.number().int(),
  creditIssued: z.number().int(),
  creditUsed: z.number().int(),
  creditEnded: z.number().int(),
  exchanged: z.number().int(),
  kept: z.number().int(),
  labels: z.number().int(),
});
export const reportResponse = z.object({
  /** One for each currency and month, newest month first. */
  byRefundMonth: z.array(
    reportSums.extend({
      month: z.string(),
      currency: z.string(),
      decimals: z.number().int(),
      /** WooCommerce's refunds of that month: Boomerang's and others'; null while orders are being read. `agrees`: to the cent. */
      store: z.object({ ours: z.number().int(), others: z.number().int(), agrees: z.boolean() }).nullable(),
    }),
  ),
  bySaleMonth: z.array(
    reportSums.extend({
      month: z.string(),
      currency: z.string(),
      decimals: z.number().int(),
      store: z
        .object({ sales: z.number().int(), ours: z.number().int(), others: z.number().int(), agrees: z.boolean() })
        .nullable(),
    }),
  ),
  /** What open coupons still owe, by currency. */
  liability: z.array(money),
  reading: z.object({ read: z.number().int(), total: z.number().int().nullable() }).nullable(),
});
export type ReportResponse = z.infer<typeof reportResponse>;
