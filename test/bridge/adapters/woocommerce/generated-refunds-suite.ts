import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import { orderLeft } from '../../../../bridge/domain/claims.ts';
import { parseMinor, sum } from '../../../../bridge/domain/money.ts';
import type { Order } from '../../../../bridge/domain/order.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import { dueNow } from '../../../../bridge/domain/promise.ts';
import type { Return } from '../../../../bridge/domain/return.ts';
import type { Store } from '../../../../bridge/ports/store.ts';
import { ask, type Site } from '../../../standins/woocommerce/contract/ask.ts';
import { diceOf } from '../../domain/support/dice.ts';
import { orderCase, type OrderCase } from '../../domain/support/orders.ts';
import type { RawOrder } from '../../domain/support/raw-orders.ts';
import { aRandomPolicy, returnOf, settledIn, someWishes } from '../../domain/support/returns.ts';

export interface StoreSettings {
  readonly currency: string;
  readonly decimals: number;
  readonly pricesIncludeTax: boolean;
}

/** A store in which orders can be put as they are, with amounts that no REST call could make. */
export interface OpenStore extends Site {
  settle(settings: StoreSettings): Promise<void>;
  /** A generated order, and what wp-admin has refunded of it. */
  place(orders: readonly Pick<OrderCase, 'raw' | 'order'>[]): Promise<readonly Placed[]>;
}

export interface Placed {
  readonly id: number;
  /** WooCommerce's item id by the generated one. */
  readonly items: Readonly<Record<string, number>>;
}

const ORDERS = 200;
const USUAL: StoreSettings = { currency: 'USD', decimals: 2, pricesIncludeTax: false };

/** The refunds that the domain works out, sent to a store: it must take each of them, and have left what the domain says is left. */
export function generatedRefundsSuite(start: () => Promise<OpenStore>): void {
  let site: OpenStore;
  beforeAll(async () => {
    site = await start();
  }, 300_000);
  afterAll(async () => {
    await site?.settle(USUAL);
    await site?.stop();
  });

  const cases = Array.from({ length: ORDERS }, (_, index) => orderCase(index + 1));
  const settingsOf = ({ currency, decimals, prices_include_tax: pricesIncludeTax }: RawOrder): StoreSettings => ({
    currency,
    decimals,
    pricesIncludeTax,
  });
  const groups = new Map<string, OrderCase[]>();
  for (const one of cases) {
    const key = JSON.stringify(settingsOf(one.raw));
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const seen = { orders: 0, refunds: 0, outbound: 0, full: 0 };

  describe.each([...groups])('in a store with %s', (key, group) => {
    const settings = JSON.parse(key) as StoreSettings;
    let store: Store;
    let placed: readonly Placed[];
    let orders: ReadonlyMap<number, Order>;

    beforeAll(async () => {
      await site.settle(settings);
      const changedAfter = new Date(Date.now() - 2000).toISOString();
      placed = await site.place(group);
      store = woocommerceStore(site);
      const found = new Map<number, Order>();
      for (let page: number | null = 1; page !== null;) {
        const list = await store.listOrders({ changedAfter, page, rules: DEFAULT_RULES });
        for (const { order } of list.orders) found.set(order.id, order);
        page = list.next;
      }
      orders = found;
    }, 600_000);

    it('orders are read as the domain settles them', () => {
      for (const [index, { seed, order }] of group.entries()) {
        const { id, items } = placed[index]!;
        expect(amountsOf(orders.get(id)!), `order ${seed}`).toEqual(amountsOf(withIds(order, items)));
      }
    });

    it('every refund is taken, and as much is left as the domain says', { timeout: 1_800_000 }, async () => {
      const left = new Map<number, number>();
      for (const [index, { seed }] of group.entries()) {
        const first = orders.get(placed[index]!.id)!;
        const paid = await refundReturns(store, first, seed, (amount, outbound) => {
          seen.refunds += 1;
          seen.outbound += outbound;
          seen.full += amount === first.total ? 1 : 0;
        });
        left.set(first.id, orderLeft(paid.order, paid.returns));
        seen.orders += 1;
      }
      expect(await woocommerceLeft(site, [...left.keys()], settings.decimals)).toEqual(left);
    });
  });

  it(`has done so with ${ORDERS} orders, shipping and fees among what was refunded`, () => {
    console.log(`Generated orders refunded: ${JSON.stringify(seen)}`);
    expect(seen.orders).toBe(ORDERS);
    expect(seen.refunds).toBeGreaterThan(ORDERS);
    expect(seen.outbound).toBeGreaterThan(50);
  });
}

/** Up to three returns one after the other, each refunded at once. */
async function refundReturns(
  store: Store,
  first: Order,
  seed: number,
  count: (amount: number, outbound: number) => void,
): Promise<{ readonly order: Order; readonly returns: readonly Return[] }> {
  const dice = diceOf(seed + 700_000);
  const policy = aRandomPolicy(dice, { fees: dice.chance(50) });
  let order = first;
  const returns: Return[] = [];
  for (let made = 0; made < 3; made += 1) {
    // Money by WooCommerce only: what credit and exchanges pay, it does not know of.
    const asked = someWishes(dice, order, returns, 'return').map((wish) => ({
      ...wish,
      resolution: wish.resolution === 'keep' ? ('keep' as const) : ('refund' as const),
      exchange: null,
    }));
    if (asked.length === 0) break;
    const entry = returnOf({ order, policy, others: returns, asked });
    for (const { resolution } of entry.payouts) {
      const { amount, lines, outbound } = dueNow(entry, resolution);
      if (amount === 0 || (resolution !== 'refund' && resolution !== 'keep')) continue;
      const base = { kind: 'refund', orderId: order.id, payout: resolution, currency: order.currency } as const;
      const outcome = await store.createRefund({
        effect: { id: randomUUID(), attempt: 1 },
        plan: { ...base, amount, lines, outbound },
        returnNumber: `RMA-${seed}`,
        payByGateway: true,
      });
      expect(outcome, `order ${seed}`).toMatchObject({ type: 'done', value: { amount, paid: true } });
      count(amount, outbound.length);
    }
    const settled = settledIn(order, entry);
    order = settled.order;
    returns.push(settled.entry);
  }
  return { order, returns };
}

/** What WooCommerce itself has left of each order, from its own list, read without the adapter. */
async function woocommerceLeft(site: Site, ids: readonly number[], decimals: number): Promise<Map<number, number>> {
  const left = new Map<number, number>();
  for (let from = 0; from < ids.length; from += 100) {
    const path = `/wc/v3/orders?include=${ids.slice(from, from + 100).join(',')}&per_page=100&_fields=id,total,refunds`;
    const { body } = await ask(site, { method: 'GET', path, body: null });
    for (const { id, total, refunds } of body as { id: number; total: string; refunds: { total: string }[] }[]) {
      left.set(id, parseMinor(total, decimals) + sum(refunds.map((refund) => parseMinor(refund.total, decimals))));
    }
  }
  return new Map(ids.map((id) => [id, left.get(id) ?? Number.NaN]));
}

/** The parts of an order that are money. */
function amountsOf(order: Order) {
  const taxes = (list: Order['lines'][number]['taxes']) => list.map(({ rateId, amount }) => [rateId, amount]);
  const byId = (a: { readonly id: number }, b: { readonly id: number }) => a.id - b.id;
  return {
    total: order.total,
    findings: order.findings,
    lines: order.lines.map((line) => [line.id, line.quantity, line.subtotal, line.goods, taxes(line.taxes)]),
    outbound: [...order.outbound].sort(byId).map(({ id, kind, amount, taxes: own }) => [id, kind, amount, taxes(own)]),
    refunds: order.refunds
      .map(({ amount, items }) => ({
        amount,
        items: items
          .map((item) => ({ id: item.itemId, quantity: item.quantity, amount: item.amount, taxes: taxes(item.taxes) }))
          .map((item) => ({ ...item, taxes: item.taxes.filter(([, tax]) => tax !== 0) }))
          // WooCommerce keeps some that gave nothing back, and some not.
          .filter((item) => item.quantity || item.amount || item.taxes.length > 0)
          .sort(byId),
      }))
      .sort((a, b) => a.amount - b.amount || a.items.length - b.items.length),
  };
}

function withIds(order: Order, ids: Placed['items']): Order {
  const id = (generated: number) => ids[generated] ?? Number.NaN;
  return {
    ...order,
    lines: order.lines.map((line) => ({ ...line, id: id(line.id) })),
    outbound: order.outbound.map((one) => ({ ...one, id: id(one.id) })),
    refunds: order.refunds.map((refund) => ({
      ...refund,
      items: refund.items.map((item) => ({ ...item, itemId: id(item.itemId) })),
    })),
  };
}
