import type { Effect, EffectKind } from '../../domain/effect.ts';
import { buyLabelEffect } from './buy-label.ts';
import { creditBalanceEffect } from './credit-balance.ts';
import { emailEffect } from './email.ts';
import { exchangeOrderEffect } from './exchange-order.ts';
import { exchangeStatusEffect } from './exchange-status.ts';
import { orderNoteEffect } from './order-note.ts';
import type { EffectHandler } from './outcome.ts';
import { refundEffect } from './refund.ts';
import { restockEffect } from './restock.ts';
import { storeCreditEffect } from './store-credit.ts';
import { voidLabelEffect } from './void-label.ts';
import { webhookEffect } from './webhook.ts';

const HANDLERS: { readonly [Kind in EffectKind]: EffectHandler<Kind> } = {
  buy_label: buyLabelEffect,
  refund: refundEffect,
  restock: restockEffect,
  email: emailEffect,
  store_credit: storeCreditEffect,
  credit_balance: creditBalanceEffect,
  exchange_order: exchangeOrderEffect,
  exchange_status: exchangeStatusEffect,
  order_note: orderNoteEffect,
  void_label: voidLabelEffect,
  webhook: webhookEffect,
};

/** The handler for an effect's own kind; the cast only tells the compiler what the table says. */
export function handlerOf(effect: Effect): EffectHandler<EffectKind> {
  return HANDLERS[effect.plan.kind] as unknown as EffectHandler<EffectKind>;
}
