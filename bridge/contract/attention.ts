import { z } from 'zod';

/** What makes a return need the owner, the most pressing first. */
export const attention = z.enum([
  'decision',
  'deadline',
  'failed_payout',
  'in_doubt',
  'payment_at_risk',
  'pay_by_hand',
  'held_payout',
  'unpaid_order',
  'failed_effect',
]);
