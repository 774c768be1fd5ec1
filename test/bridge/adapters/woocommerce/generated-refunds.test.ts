import { describe } from 'vitest';
import type { OrderRefund } from '../../../../bridge/domain/order.ts';
import { toDecimal } from '../../../../bridge/domain/money.ts';
import { startWooStandin } from '../../../standins/woocommerce/index.ts';
import { createOrder } from '../../../standins/woocommerce/orders.ts';
import { createRefund } from '../../../standins/woocommerce/refunds.ts';
import { nextId, type Shop } from '../../../standins/woocommerce/shop.ts';
import type { OrderCase } from '../../domain/support/orders.ts';
import type { RawLine, RawOutbound } from '../../domain/support/raw-orders.ts';
import { generatedRefundsSuite, type Placed } from './generated-refunds-suite.ts';

describe('The refunds of generated orders, sent to the stand-in', () => {
  generatedRefundsSuite(async () => {
    const standin = await startWooStandin();
    const { shop } = standin;
    return {
      ...standin,
      refuseRefunds: async () => void (standin.gateways.boomtest!.mood = 'refuses'),
      settle: async ({ currency, decimals, pricesIncludeTax }) => {
        Object.assign(shop.book.settings, { currency, num_decimals: decimals, prices_include_tax: pricesIncludeTax });
      },
      place: async (cases) => cases.map((one) => place(shop, one)),
    };
  });
});

/** Puts an order into the store's book with amounts as they are: WooCommerce's own arithmetic has made them already. */
function place(shop: Shop, { raw, order: { currency, refunds } }: Pick<OrderCase, 'raw' | 'order'>): Placed {
  const order = createOrder(shop, { payment_method: 'boomtest', status: 'completed' });
  const items: Record<string, number> = {};
  const common = (item: RawLine | RawOutbound) => {
    const id = (items[item.id] = nextId(shop, 'item'));
    const taxes = item.taxes.map((tax) => ({ id: tax.id, total: Number(tax.total), subtotal: Number(tax.total) }));
    const total_tax = taxes.reduce((all, tax) => all + tax.total, 0);
    return { id, name: item.name, total: Number(item.total), total_tax, taxes, tax_class: '', meta_data: [] };
  };
  order.line_items = raw.line_items.map((line) => {
    const item = common(line);
    const goods = { product_id: 0, variation_id: 0, quantity: line.quantity };
    return { ...item, ...goods, subtotal: Number(line.subtotal), subtotal_tax: item.total_tax };
  });
  order.shipping_lines = raw.shipping_lines.map((line) => {
    return { ...common(line), method_id: 'flat_rate', method_title: line.name };
  });
  order.fee_lines = raw.fee_lines.map((fee) => ({ ...common(fee), tax_status: 'taxable' }));
  order.tax_lines = raw.tax_lines.map(({ rate_id, label, compound, millionths }) => {
    const id = nextId(shop, 'item');
    return {
      id,
      rate_id,
      rate_code: label,
      label,
      compound,
      rate_percent: millionths / 10_000,
      tax_total: 0,
      shipping_tax_total: 0,
    };
  });
  order.total = Number(raw.total);
  for (const refund of refunds) createRefund(shop, order.id, byHand(refund, items, currency.decimals));
  return { id: order.id, items };
}

function byHand(refund: OrderRefund, ids: Placed['items'], decimals: number) {
  const text = (amount: number) => toDecimal(amount, decimals);
  return {
    amount: text(refund.amount),
    api_refund: false,
    api_restock: false,
    line_items: refund.items.map(({ itemId, quantity, amount, taxes }) => ({
      id: ids[itemId],
      quantity,
      refund_total: text(amount),
      refund_tax: taxes.map((tax) => ({ id: tax.rateId, refund_total: text(tax.amount) })),
    })),
  };
}
