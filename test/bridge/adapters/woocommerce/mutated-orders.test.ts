import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Order } from '../../../../bridge/domain/order.ts';
import { sum } from '../../../../bridge/domain/money.ts';
import { cannedStore } from './canned-store.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
interface Answers {
  [name: string]: Json;
  order: Json;
  refunds: Json;
  products: Json;
}

/** What WooCommerce answered, recorded. */
function recorded(): Answers[] {
  const file = new URL('../../../data/woocommerce/recordings.json', import.meta.url);
  const all = JSON.parse(readFileSync(file, 'utf8')) as { name: string; response: { body: Json } }[];
  const body = (name: string) => all.find((one) => one.name === name)!.response.body;
  return [
    { order: body('order-get'), refunds: [], products: [] },
    { order: body('order-get-after-refunds'), refunds: body('refunds-list'), products: [] },
    {
      order: body('order-get-after-gateway-refund'),
      refunds: body('refunds-list-after-gateway-refused'),
      products: [],
    },
  ];
}

const cents = (amount: number) => (amount / 100).toFixed(6);

/** Lines with tax of a number or a text, shipping, fees, discounts, a product of each, and a refund of one unit. */
const generated: fc.Arbitrary<Answers> = fc
  .record({
    lines: fc.array(
      fc.record({ price: fc.integer({ min: 100, max: 90_000 }), quantity: fc.integer({ min: 1, max: 4 }) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    // No part so small that another number for it is within what rounding explains.
    shipping: fc.oneof(fc.constant(0), fc.integer({ min: 100, max: 900 })),
    fee: fc.oneof(fc.constant(0), fc.integer({ min: 100, max: 500 })),
    rate: fc.constantFrom<Json>(5, 'stripe_tax_for_woocommerce__vat__19.0__Germany', 'AVATAX'),
    hasRefund: fc.boolean(),
  })
  .map(({ lines, shipping, fee, rate, hasRefund }) => {
    const tax = (amount: number) => [{ id: rate, total: cents(Math.round(amount / 5)), subtotal: '' }];
    const items = lines.map(({ price, quantity }, index) => ({
      id: 11 + index,
      name: `Item ${index}`,
      product_id: 70 + index,
      variation_id: 0,
      quantity,
      tax_class: '',
      subtotal: cents(price * quantity + 100),
      total: cents(price * quantity),
      taxes: tax(price * quantity),
      sku: `S-${index}`,
      image: { src: 'https://shop.example/a.jpg' },
      meta_data: [{ id: 1, key: 'Colour', value: 'Red' }],
    }));
    const parts = [...lines.map(({ price, quantity }) => price * quantity), shipping, fee];
    const address = { first_name: 'Ana', last_name: 'Diaz', company: '', address_1: '1 Main St', address_2: '' };
    const place = { ...address, city: 'San Jose', state: 'CA', postcode: '95122', country: 'US', phone: '1' };
    const first = lines[0]!.price;
    const order = {
      id: 71,
      number: '71',
      status: 'completed',
      currency: 'USD',
      total: cents(sum(parts) + sum(parts.map((part) => Math.round(part / 5)))),
      prices_include_tax: false,
      customer_id: 7,
      payment_method: 'card',
      payment_method_title: 'Card',
      transaction_id: 'ch_1',
      date_created_gmt: '2026-11-01T10:00:00',
      date_modified_gmt: '2026-11-03T10:00:00',
      date_paid_gmt: '2026-11-01T10:01:00',
      date_completed_gmt: '2026-11-03T10:00:00',
      billing: { ...place, email: 'ana@example.com' },
      shipping: place,
      meta_data: [{ id: 5, key: '_a', value: 'b' }],
      line_items: items,
      shipping_lines: [{ id: 31, method_title: 'Flat', total: cents(shipping), taxes: tax(shipping) }],
      fee_lines: [{ id: 41, name: 'Wrap', total: cents(fee), taxes: tax(fee) }],
      coupon_lines: [{ id: 51, code: 'ten', discount_type: 'fixed_cart' }],
      tax_lines: [
        { id: 61, rate_id: typeof rate === 'number' ? rate : 0, compound: false, rate_percent: 20, label: 'VAT' },
      ],
      refunds: hasRefund ? [{ id: 301, reason: '', total: '-1.00' }] : [],
    };
    const back = first + Math.round(first / 5);
    const item = {
      quantity: -1,
      total: `-${cents(first)}`,
      taxes: [{ id: rate, total: `-${cents(Math.round(first / 5))}` }],
    };
    const meta_data = [{ id: 9, key: '_refunded_item_id', value: '11' }];
    const refund = {
      id: 301,
      date_created_gmt: '2026-11-05T10:00:00',
      amount: cents(back),
      reason: '',
      refunded_payment: false,
      meta_data: [],
      line_items: [{ id: 91, ...item, meta_data }],
      shipping_lines: [],
      fee_lines: [],
    };
    const products = items.map(({ product_id: id }) => ({
      id,
      type: 'simple',
      virtual: false,
      downloadable: false,
      on_sale: false,
      date_on_sale_from_gmt: null,
      weight: '0.3',
      dimensions: { length: '', width: '', height: '' },
      categories: [{ id: 3 }],
      tags: [],
      attributes: [{ name: 'Size', options: ['M'] }],
      meta_data: [],
    }));
    return { order, refunds: hasRefund ? [refund] : [], products };
  });

type Path = (string | number)[];
function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((each, index) => [index, each] as const) : Object.entries(value);
  return [path, ...entries.flatMap(([name, each]) => pathsOf(each, [...path, name]))];
}

const ODD: readonly Json[] = [null, true, false, '', 'x', [], {}, ['x'], { x: 1 }, [null], -1, 0, 12_345.5];
const kindOf = (value: Json) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);

/** The same said otherwise, as PHP and plugins do. */
function respelt(value: Json): Json {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' && /^-?\d+\.\d+$/.test(value)) return Number(value);
  if (Array.isArray(value) && value.length > 0) return Object.fromEntries(value.map((each, at) => [at * 2 + 1, each]));
  return value;
}

interface Mutation {
  readonly change: Change;
  readonly pick: number;
}
type Change = 'respell' | 'extra' | 'drop' | 'swap';
/** Copies only what lies on the path. */
function changed(value: Json, [step, ...rest]: Path, change: Change, pick: number): Json | undefined {
  if (step !== undefined) {
    const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, Json>;
    const next = changed(copy[step]!, rest, change, pick);
    if (next === undefined) delete copy[step];
    else copy[step] = next;
    return Array.isArray(value) ? (Object.values(copy) as Json[]) : copy;
  }
  if (change === 'drop') return undefined;
  if (change === 'respell') return respelt(value);
  // A list whose gap made an object of it is still a list.
  const isNamed =
    typeof value === 'object' && value && !Array.isArray(value) && !Object.keys(value).some((name) => /^\d/.test(name));
  if (change === 'extra') return isNamed ? { ...value, _x: [1] } : value;
  return others(value)[pick % others(value).length];
}

/** What is paid by: everything of the order that is money, or that says how much of it a unit has. */
function moneyOf({ currency, total, lines, outbound, refunds }: Order) {
  const taxed = (taxes: Order['lines'][number]['taxes']) => sum(taxes.map(({ amount }) => amount));
  return {
    currency,
    total,
    lines: lines.map(({ id, quantity, subtotal, goods, taxes }) => ({
      id,
      quantity,
      subtotal,
      goods,
      tax: taxed(taxes),
    })),
    outbound: outbound
      .map(({ id, kind, amount, taxes }) => ({ id, kind, amount, tax: taxed(taxes) }))
      // Nothing is paid of what cost nothing.
      .filter(({ amount, tax }) => amount !== 0 || tax !== 0),
    refunds: refunds
      .map(({ amount, items }) => ({
        amount,
        items: items.map(({ itemId, quantity, amount: part, taxes }) => ({
          itemId,
          quantity,
          part,
          tax: taxed(taxes),
        })),
      }))
      .sort((a, b) => a.amount - b.amount),
  };
}

const idOf = (order: Json) => Number((order as { id: number }).id);
async function readAs(answers: Answers, id: number) {
  const { orders, unreadable } = await cannedStore({
    orders: [answers.order],
    products: answers.products as Json[],
    answers: { [`orders/${id}/refunds`]: answers.refunds, products: answers.products },
  }).list();
  return { order: orders[0]?.order ?? null, unreadable: unreadable[0] ?? null };
}

const mutation = fc.record({
  at: fc.nat(),
  change: fc.constantFrom<Change>('respell', 'respell', 'extra', 'drop', 'swap', 'swap', 'swap'),
  pick: fc.nat(),
});

/** Left out: a list without one of its rows is a list, and another amount that nothing else in the answer contradicts is an amount. */
function isSayable(path: Path, { change, pick }: Mutation, value: Json): boolean {
  if (change === 'drop') return typeof path.at(-1) !== 'number';
  const name = String(path.at(-1));
  const isFree = path[0] === 'refunds' ? /^(amount|total|quantity)$/.test(name) : /^(subtotal|quantity)$/.test(name);
  return !(change === 'swap' && isFree && typeof others(value)[pick % others(value).length] === 'number');
}
const others = (value: Json) => ODD.filter((odd) => kindOf(odd) !== kindOf(value));
const valueAt = (value: Json, path: Path) => path.reduce((at, step) => (at as Record<string, Json>)[step]!, value);

describe('Orders in which fields are swapped, dropped, null, or in another spelling', () => {
  it(
    'are read with the same money or set aside, 20,000 of them, and nothing throws',
    { timeout: 300_000 },
    async () => {
      const figures = { read: 0, setAside: 0, toPerson: 0, respelt: 0 };
      const base = fc.oneof(
        { weight: 8, arbitrary: generated },
        { weight: 1, arbitrary: fc.constantFrom(...recorded()) },
      );
      await fc.assert(
        fc.asyncProperty(base, fc.array(mutation, { minLength: 1, maxLength: 3 }), async (answers, mutations) => {
          const id = idOf(answers.order);
          const before = await readAs(answers, id);
          let odd: Answers = answers;
          let isSame = true;
          for (const { at, change, pick } of mutations) {
            // The lists themselves are asked for by themselves; whole answers that are none are the store being away.
            const paths = pathsOf(odd).filter(
              (path) => path.length > 1 && isSayable(path, { change, pick }, valueAt(odd, path)),
            );
            const path = paths[at % paths.length]!;
            odd = (changed(odd, path, change, pick) ?? odd) as Answers;
            if (change === 'drop' || change === 'swap') isSame = false;
          }
          const after = await readAs(odd, id);
          if (isSame) {
            figures.respelt += 1;
            expect(after.unreadable).toBeNull();
            expect(after.order && moneyOf(after.order)).toEqual(before.order && moneyOf(before.order));
          }
          if (after.unreadable) {
            figures.setAside += 1;
            expect(after.order).toBeNull();
            return;
          }
          expect(after.order).not.toBeNull();
          if (after.order!.findings.length > 0) figures.toPerson += 1;
          else {
            figures.read += 1;
            expect(moneyOf(after.order!)).toEqual(before.order && moneyOf(before.order));
          }
        }),
        // The same each time, so that whoever changes the reading sees their own faults only; FUZZ_SEED tries others.
        { numRuns: 20_000, seed: Number(process.env['FUZZ_SEED'] ?? 1130) },
      );
      console.log(`Mutated orders: ${JSON.stringify(figures)}`);
      expect(Math.min(...Object.values(figures))).toBeGreaterThan(200);
    },
  );
});
