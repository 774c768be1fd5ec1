/** What makes a return need the owner; null: nothing. */
export type Attention =
  | 'decision'
  | 'deadline'
  | 'failed_payout'
  | 'in_doubt'
  | 'payment_at_risk'
  | 'pay_by_hand'
  | 'held_payout'
  | 'unpaid_order'
  | 'failed_effect';
