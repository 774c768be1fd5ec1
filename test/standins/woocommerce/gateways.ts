import { ProcessDied, type Gateway, type Shop } from './shop.ts';
import type { Order, Refund } from './types.ts';
import type { Json } from './values.ts';

/** WooCommerce's own three can't pay money back; `boomtest` can, as the recorded shop's test gateway. */
export function defaultGateways(): Record<string, Gateway> {
  return {
    bacs: { title: 'Direct bank transfer', canRefund: false, mood: 'pays' },
    cheque: { title: 'Check payments', canRefund: false, mood: 'pays' },
    cod: { title: 'Cash on delivery', canRefund: false, mood: 'pays' },
    boomtest: { title: 'Card', canRefund: true, mood: 'pays' },
  };
}

/** Null when the money left; otherwise the sentence that WooCommerce answers. */
export function askGateway(shop: Shop, order: Order, refund: Refund): string | null {
  const gateway = shop.gateways[order.payment_method];
  if (!gateway) return 'The payment gateway for this order does not exist.';
  if (!gateway.canRefund) return 'The payment gateway for this order does not support automatic refunds.';
  if (gateway.mood === 'refuses') return 'The bank said no.';
  if (gateway.mood === 'dies-before-paying') throw new ProcessDied();
  shop.book.payouts.push({ orderId: order.id, refundId: refund.id, amount: refund.amount, at: shop.now() });
  if (gateway.mood === 'dies-after-paying') throw new ProcessDied();
  return null;
}

export function viewGateways(shop: Shop): Json[] {
  return Object.entries(shop.gateways).map(([id, { title, canRefund }]) => ({
    id,
    title,
    description: '',
    order: '',
    enabled: canRefund,
    method_title: title,
    method_description: '',
    method_supports: canRefund ? ['products', 'refunds'] : ['products'],
    settings: {},
    needs_setup: false,
    post_install_scripts: [],
    settings_url: `${shop.siteUrl}/wp-admin/admin.php?page=wc-settings&tab=checkout&section=${id}`,
    connection_url: null,
    setup_help_text: null,
    required_settings_keys: [],
  }));
}
