import { parseMinor } from '../../../../../bridge/domain/money.ts';
import type { Order, OrderLine, OrderRefund, OutboundLine, TaxAmount } from '../../../../../bridge/domain/order.ts';
import { ADDRESS, anOrder, anOrderLine, aRefund, USD } from '../../builders.ts';
import { type Phrase, told, type WorkedCase } from './cases.ts';

/** An order and what is known of its customer. */
export interface OrderFacts {
  readonly over: Partial<Order>;
  readonly role: string;
  readonly orders: number;
  readonly earlier: number;
  readonly storeCurrency: Order['currency'];
  readonly now: string;
}

const DECIMALS: Readonly<Record<string, number>> = { JPY: 0, USD: 2, EUR: 2, GBP: 2, KWD: 3 };

function at(day: string): string {
  return `${day}T10:00:00.000Z`;
}

function currency(code: string, decimals = DECIMALS[code] ?? 2) {
  return { code, decimals };
}

const ORDER: readonly Phrase<OrderFacts>[] = [
  [/([A-Z]{3})/, (facts, code = '') => with_(facts, { currency: currency(code) }, { storeCurrency: currency(code) })],
  [
    /([A-Z]{3}) with (\d) decimals/,
    (facts, code = '', decimals) => {
      const money = currency(code, Number(decimals));
      return with_(facts, { currency: money }, { storeCurrency: money });
    },
  ],
  [/a store in ([A-Z]{3})/, (facts, code = '') => ({ ...facts, storeCurrency: currency(code) })],
  [/prices with tax/, (facts) => with_(facts, { pricesIncludeTax: true })],
  [/to ([A-Z]{2})/, (facts, country = '') => with_(facts, { shipTo: { ...ADDRESS, country } })],
  [/by a customer with an account/, (facts) => with_(facts, { customerId: 7 }, { role: 'customer' })],
  [/by role (\w+)/, (facts, role = '') => with_(facts, { customerId: 7 }, { role })],
  [/order number (\d+) of this customer/, (facts, orders) => ({ ...facts, orders: Number(orders) })],
  [/(\d+) earlier returns/, (facts, earlier) => ({ ...facts, earlier: Number(earlier) })],
  [/placed (\S+)/, (facts, day = '') => with_(facts, { placedAt: at(day), paidAt: at(day) })],
  [/completed (\S+)/, (facts, day = '') => with_(facts, { completedAt: at(day) })],
  [/delivered (\S+)/, (facts, day = '') => with_(facts, { deliveredAt: at(day) })],
  [/not completed/, (facts) => with_(facts, { completedAt: null, status: 'processing' })],
  [/not paid/, (facts) => with_(facts, { status: 'on-hold', paidAt: null })],
  [/status (\S+)/, (facts, status = '') => with_(facts, { status })],
  [/a percent coupon/, (facts) => with_(facts, { coupons: [{ code: 'save', kind: 'percent' }] })],
  [/a coupon of an amount/, (facts) => with_(facts, { coupons: [{ code: 'save', kind: 'amount' }] })],
  [/with a negative fee/, (facts) => with_(facts, { findings: [{ code: 'negative_line', name: 'Fee' }] })],
  [/today (\S+)/, (facts, day = '') => ({ ...facts, now: at(day) })],
];

function with_(facts: OrderFacts, over: Partial<Order>, more: Partial<OrderFacts> = {}): OrderFacts {
  return { ...facts, ...more, over: { ...facts.over, ...over } };
}

/** Rates get their ids by the labels, in the order in which they are met. */
type Rates = (label: string) => number;

interface Reading {
  readonly decimals: number;
  readonly rate: Rates;
}

type Taxed = { readonly taxes: readonly TaxAmount[] };

function addTax<Item extends Taxed>({ decimals, rate }: Reading): Phrase<Item> {
  return [
    /(.+ tax) ([\d.]+)/,
    (item, label = '', amount = '') => ({
      ...item,
      taxes: [...item.taxes, { rateId: rate(label), label, amount: parseMinor(amount, decimals) }],
    }),
  ];
}

function lineOf(text: string, index: number, reading: Reading): OrderLine {
  const [, quantity, name = '', price = '', rest = ''] = /^(\d+) × (.+?) for ([\d.]+)(?:, (.+))?$/.exec(text) ?? [];
  if (quantity === undefined) throw new Error(`What item is "${text}"?`);
  const goods = parseMinor(price, reading.decimals);
  const plain = anOrderLine({
    id: 11 + index,
    productId: 70 + index,
    name,
    quantity: Number(quantity),
    goods,
    taxes: [],
  });
  if (rest === '') return plain;
  return told(rest, plain, [
    [/before coupons ([\d.]+)/, (line, amount = '') => ({ ...line, subtotal: parseMinor(amount, reading.decimals) })],
    [/virtual/, (line) => ({ ...line, virtual: true })],
    [/a gift card/, (line) => ({ ...line, giftCard: true })],
    [/on sale/, (line) => ({ ...line, onSale: true })],
    [/category (\d+)/, (line, id) => ({ ...line, categoryIds: [Number(id)] })],
    [/tag (\d+)/, (line, id) => ({ ...line, tagIds: [Number(id)] })],
    addTax<OrderLine>(reading),
  ]);
}

function outboundOf(kind: OutboundLine['kind'], text: string, id: number, reading: Reading): OutboundLine {
  const [, title, price = '', rest = ''] = /^(.+?) ([\d.]+)(?:, (.+))?$/.exec(text) ?? [];
  if (title === undefined) throw new Error(`What costs "${text}"?`);
  const plain = { id, kind, title, amount: parseMinor(price, reading.decimals), taxes: [] };
  return rest === '' ? plain : told<OutboundLine>(rest, plain, [addTax<OutboundLine>(reading)]);
}

/** `10.00` by amount; `1 × Shirt 44.91, CA tax 3.87` or `Flat rate 5.00` by line. */
function refundOf(text: string, order: Order, index: number, reading: Reading): OrderRefund {
  const id = 301 + index;
  if (/^[\d.]+$/.test(text)) return aRefund({ id, items: [], amount: parseMinor(text, reading.decimals) });
  const [, units, rest = ''] = /^(?:(\d+) × )?(.+)$/.exec(text) ?? [];
  const { title, amount, taxes } = outboundOf('shipping', rest, 0, reading);
  const itemId = [...order.lines.map((line) => ({ ...line, title: line.name })), ...order.outbound].find(
    (one) => one.title === title,
  )?.id;
  if (itemId === undefined) throw new Error(`The order has no "${title}"`);
  return aRefund({ id, items: [{ itemId, quantity: Number(units ?? 0), amount, taxes }] });
}

export function orderOf(one: WorkedCase): OrderFacts & { readonly order: Order } {
  const start: OrderFacts = {
    over: {},
    role: 'guest',
    orders: 3,
    earlier: 0,
    storeCurrency: USD,
    now: at('2026-11-20'),
  };
  const facts = one.said('order').reduce((sofar, text) => told(text, sofar, ORDER), start);
  const labels: string[] = [];
  const rate = (label: string) => (labels.includes(label) ? labels.indexOf(label) : labels.push(label) - 1) + 1;
  const reading = { decimals: facts.over.currency?.decimals ?? 2, rate };
  const plain = anOrder({
    ...facts.over,
    lines: one.said('item').map((text, index) => lineOf(text, index, reading)),
    outbound: [
      ...one.said('shipping').map((text, index) => outboundOf('shipping', text, 40 + index, reading)),
      ...one.said('fee').map((text, index) => outboundOf('fee', text, 60 + index, reading)),
    ],
  });
  const refunds = one.said('refunded').map((text, index) => refundOf(text, plain, index, reading));
  return { ...facts, order: { ...plain, refunds } };
}
