import { type Minor, sum } from '../../../../bridge/domain/money.ts';
import type { Order, OrderRefund, TaxAmount } from '../../../../bridge/domain/order.ts';
import { settleOrder, settleSubtotal } from '../../../../bridge/domain/settle-order.ts';
import { unitShare, worth } from '../../../../bridge/domain/share.ts';
import { anOrder, anOrderLine, aRefund } from '../builders.ts';
import { type Dice, diceOf } from './dice.ts';
import { rawOrder, type RawLine, type RawOrder, type RawOutbound } from './raw-orders.ts';

export const ORDERS = 10_000;

export interface OrderCase {
  readonly seed: number;
  readonly raw: RawOrder;
  readonly order: Order;
}

/** A generated order in both forms: as WooCommerce would give it, and as the domain sees it, with refunds that others made. */
export function orderCase(seed: number): OrderCase {
  const raw = rawOrder(seed);
  const plain = toOrder(raw);
  return { seed, raw, order: { ...plain, refunds: refundsElsewhere(diceOf(seed + 500_000), plain) } };
}

/** Laws share the orders of a file. */
const made = new Map<number, OrderCase>();

function madeOnce(seed: number): OrderCase {
  const one = made.get(seed) ?? orderCase(seed);
  made.set(seed, one);
  return one;
}

/** For a law on a machine that is busy. */
export const LAW_MS = 180_000;

/** Runs a law on every generated order; what fails names the seed. */
export function forEachOrder(law: (one: OrderCase, dice: Dice) => void, count = ORDERS): void {
  for (let seed = 1; seed <= count; seed += 1) {
    const one = madeOnce(seed);
    try {
      law(one, diceOf(seed + 900_000));
    } catch (error) {
      throw new Error(
        `Order ${seed}: ${error instanceof Error ? error.message : String(error)}\n${JSON.stringify(one)}`,
        {
          cause: error,
        },
      );
    }
  }
}

type Item = Pick<RawLine | RawOutbound, 'id' | 'total' | 'taxes'>;

export function toOrder(raw: RawOrder): Order {
  const { decimals } = raw;
  const items: readonly Item[] = [...raw.line_items, ...raw.shipping_lines, ...raw.fee_lines];
  const { amounts, differs } = settleOrder({
    decimals,
    total: raw.total,
    parts: items.flatMap((item) => [
      { key: `${item.id}`, value: item.total },
      ...item.taxes.map((tax) => ({ key: `${item.id} tax ${tax.id}`, value: tax.total })),
    ]),
  });
  if (differs) throw new Error(`The generated order does not add up: ${JSON.stringify(differs)}`);
  const net = (item: Item) => amounts.get(`${item.id}`) ?? 0;
  const taxes = (item: Item): readonly TaxAmount[] =>
    item.taxes.map(({ id }) => ({
      rateId: id,
      label: raw.tax_lines.find((rate) => rate.rate_id === id)?.label ?? '',
      amount: amounts.get(`${item.id} tax ${id}`) ?? 0,
    }));
  const outbound = (kind: 'shipping' | 'fee') => (item: RawOutbound) => ({
    id: item.id,
    kind,
    title: item.name,
    amount: net(item),
    taxes: taxes(item),
  });
  return anOrder({
    id: raw.id,
    currency: { code: raw.currency, decimals },
    lines: raw.line_items.map((line) =>
      anOrderLine({
        id: line.id,
        productId: line.product_id,
        name: line.name,
        quantity: line.quantity,
        subtotal: settleSubtotal({ decimals, subtotal: line.subtotal, lineTotal: line.total, goods: net(line) }),
        goods: net(line),
        taxes: taxes(line),
      }),
    ),
    outbound: [...raw.shipping_lines.map(outbound('shipping')), ...raw.fee_lines.map(outbound('fee'))],
    coupons: raw.coupon_lines.map((coupon) => ({
      code: coupon.code,
      kind: coupon.discount_type === 'percent' ? 'percent' : 'amount',
    })),
    pricesIncludeTax: raw.prices_include_tax,
    taxRates: raw.tax_lines
      .filter((rate) => !rate.compound)
      .map(({ rate_id: rateId, millionths }) => ({ rateId, millionths })),
  });
}

/** What wp-admin has refunded already: units of a line, money of a line without units, shipping, or an amount for nothing in particular. */
function refundsElsewhere(dice: Dice, order: Order): readonly OrderRefund[] {
  const byLine = dice.chance(20) ? [lineRefund(dice, order)] : [];
  const byAmount = dice.chance(20) ? [amountRefund(dice, order, sum(byLine.map((refund) => refund.amount)))] : [];
  return dice.shuffle([...byLine, ...byAmount]).map((refund, index) => ({ ...refund, id: 300 + index }));
}

function lineRefund(dice: Dice, order: Order): OrderRefund {
  const line = dice.pick(order.lines);
  const units = dice.int(1, line.quantity);
  const part = (total: Minor) => unitShare({ total, quantity: line.quantity, taken: 0, allocated: 0, units });
  const taxes = line.taxes.map((tax) => ({ ...tax, amount: part(tax.amount) }));
  const item = { itemId: line.id, quantity: dice.chance(80) ? units : 0, amount: part(line.goods), taxes };
  const shipping = order.outbound.filter(() => dice.chance(15));
  return aRefund({
    items: [item, ...shipping.map((one) => ({ itemId: one.id, quantity: 0, amount: one.amount, taxes: one.taxes }))],
  });
}

function amountRefund(dice: Dice, order: Order, before: Minor): OrderRefund {
  return aRefund({ items: [], amount: Math.floor(((order.total - before) * dice.int(1, 60)) / 100) });
}

/** What all lines of an order are worth, with tax. */
export function worthOfLines(order: Order): Minor {
  return sum(order.lines.map(worth));
}

/** Nothing in the order shows what its taxes come to: all was free, and one of its rates depends on others. */
export function ratesUnknown({ raw, order }: Pick<OrderCase, 'raw' | 'order'>): boolean {
  const shown = [...order.lines.map(worth), ...order.outbound.map(({ taxes }) => sum(taxes.map((tax) => tax.amount)))];
  return raw.tax_lines.some((rate) => rate.compound) && shown.every((amount) => amount === 0);
}
