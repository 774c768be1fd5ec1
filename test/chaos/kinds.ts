import type { EffectKind } from '../../bridge/domain/effect.ts';

/** Every kind: a new one is missed by the compiler. */
const ALL: Record<EffectKind, true> = {
  buy_label: true,
  refund: true,
  restock: true,
  store_credit: true,
  credit_balance: true,
  exchange_order: true,
  exchange_status: true,
  order_note: true,
  email: true,
  void_label: true,
  webhook: true,
};
export const EFFECT_KINDS = Object.keys(ALL) as EffectKind[];

/** Acts that a case aims at: a refund that the gateway pays is another than one that is only recorded. */
export const TARGETS = [...EFFECT_KINDS, 'refund_by_hand'] as const;
export type Target = EffectKind | 'refund_by_hand';

export const FAULTS = [
  'lost',
  'cut',
  'timeout',
  'late',
  '500',
  '500_acted',
  '429',
  'wrong_body',
  'slow',
  'twice',
] as const;
export type FaultName = (typeof FAULTS)[number];

export const TROUBLES = ['none', 'kill_before', 'kill_during', 'kill_after', 'database_gone', 'store_gone'] as const;
export type Trouble = (typeof TROUBLES)[number];
