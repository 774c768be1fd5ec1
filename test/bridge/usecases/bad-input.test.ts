import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRefund } from '../../standins/woocommerce/refunds.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { ANA, placeOrder, type OrderWish } from '../../support/shop.ts';
import { startWorld, type World } from '../../support/world.ts';
import { codeOf, formBody, send, STAFF } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

type Body = Awaited<ReturnType<typeof formBody>>;
type Case = readonly [title: string, code: string, make: () => Promise<unknown>];

const shirts = (wish: Partial<OrderWish> = {}): Order =>
  placeOrder(world.woo.shop, {
    lines: [
      { product: world.products.shirt, quantity: 2 },
      { product: world.products.ebook, quantity: 1 },
    ],
    ...wish,
  });

/** The form of a good order, with something done to it. */
const form =
  (change: (body: Body, order: Order) => unknown = (body) => body, wish: Partial<OrderWish> = {}) =>
  async () => {
    const order = shirts(wish);
    return change(await formBody(world, order), order);
  };
const line = (change: object) => form((body) => ({ ...body, lines: [{ ...body.lines[0]!, ...change }] }));

const TABLE: readonly Case[] = [
  ['quantity 3 of 2', 'quantity_not_returnable', line({ quantity: 3 })],
  [
    'the same line twice, 2 + 2 of 2',
    'line_twice',
    form((body) => ({ ...body, lines: [1, 2].map(() => ({ ...body.lines[0]!, quantity: 2 })) })),
  ],
  [
    'the same line twice, 1 + 1 of 2',
    'line_twice',
    form((body) => ({ ...body, lines: [body.lines[0], body.lines[0]] })),
  ],
  ...[0, -1, 1.5, 'abc', '1', null, 1e21].map((quantity): Case => [
    `quantity ${JSON.stringify(quantity)}`,
    'bad_request',
    line({ quantity }),
  ]),
  ['no quantity', 'bad_request', line({ quantity: undefined })],
  ['no lines', 'bad_request', form((body) => ({ ...body, lines: [] }))],
  ['lines that are no list', 'bad_request', form((body) => ({ ...body, lines: { 0: body.lines[0] } }))],
  ['a line of another order', 'line_not_on_order', async () => line({ lineId: shirts().line_items[0]!.id })()],
  ['a line that does not exist', 'line_not_on_order', line({ lineId: 999_999 })],
  ['a virtual line', 'line_not_returnable', form((body, order) => withLine(body, order.line_items[1]!.id))],
  ['a price in the body', 'bad_request', form((body) => ({ ...body, total: '999.00' }))],
  ['an amount in a line', 'bad_request', line({ amount: 99_900 })],
  ['no reason', 'unknown_reason', line({ reasonId: undefined })],
  ['an empty reason', 'unknown_reason', line({ reasonId: '' })],
  ['a reason that the policy does not have', 'unknown_reason', line({ reasonId: 'because' })],
  [
    'a resolution that is not offered yet',
    'resolution_refused',
    form((body) => ({ ...body, lines: body.lines.map((line) => ({ ...line, resolution: 'store_credit' })) })),
  ],
  ['a comment without end', 'bad_request', line({ comment: 'x'.repeat(1001) })],
  ['a request id that is none', 'bad_request', form((body) => ({ ...body, requestId: '1 or 1=1' }))],
  ['a locale that is a path', 'bad_request', form((body) => ({ ...body, locale: '../../wp-config' }))],
  ['a token that was made up', 'session_over', form((body) => ({ ...body, token: 'abc.def' }))],
  ["another customer's order: a token with one letter changed", 'session_over', form((body) => forged(body))],
  ['not JSON', 'bad_request', async () => '{"token":'],
  ['nothing', 'bad_request', async () => ''],
  ['an unpaid order', 'order_refused', form((body) => body, { status: 'on-hold' })],
  ['an order that is not completed', 'order_refused', form((body) => body, { status: 'processing' })],
  ['a cancelled order', 'order_refused', form((body) => body, { status: 'cancelled' })],
  [
    'after a full refund in wp-admin',
    'order_refused',
    form((body, order) => {
      createRefund(world.woo.shop, order.id, { amount: order.total.toFixed(2), api_refund: false });
      return body;
    }),
  ],
  [
    'after a refund of these units in wp-admin',
    'line_not_returnable',
    form((body, order) => {
      const refund = { id: order.line_items[0]!.id, quantity: 2, refund_total: 99.8, refund_tax: [] };
      createRefund(world.woo.shop, order.id, { amount: '99.80', api_refund: false, line_items: [refund] });
      return body;
    }),
  ],
  [
    'outside the window',
    'line_not_returnable',
    form((body, order) => {
      // The store counts in UTC: the thirtieth day was yesterday.
      order.completed = Date.parse('2026-10-20T23:59:59Z');
      return body;
    }),
  ],
  [
    'a form that was left open for half an hour',
    'session_over',
    form((body) => {
      world.pass(30 * 60_000);
      return body;
    }),
  ],
];

function withLine(body: Body, lineId: number): Body {
  return { ...body, lines: [{ ...body.lines[0]!, lineId }] };
}

function forged(body: Body): Body {
  const middle = Math.floor(body.token.length / 4);
  const other = body.token[middle] === 'A' ? 'B' : 'A';
  return { ...body, token: body.token.slice(0, middle) + other + body.token.slice(middle + 1) };
}

/** Everything that a submit could leave behind. */
async function traces() {
  const query = { sort: 'number', direction: 'desc', page: 1, perPage: 1 } as const;
  const { database } = world.deps;
  const { refunds, payouts, mails, claims, acts } = world.woo.book;
  return {
    returns: (await database.listReturns(query)).total,
    effects: (await database.dueEffects('2999-01-01T00:00:00.000Z', 1000)).length,
    store: [refunds.length, payouts.length, mails.length, claims.length, acts.length],
    shippo: [world.shippo.book.shipments.length, world.shippo.book.transactions.length],
  };
}

describe('A return that is not right', () => {
  it.each(TABLE)('%s: refused with %s, nothing recorded, no e-mail, no effect', async (_title, code, make) => {
    const body = await make();
    const before = await traces();
    expect(codeOf(await send(world, 'submit', body))).toBe(code);
    await world.settle();
    expect(await traces()).toEqual(before);
  });

  it('can be put right: the same form is taken as soon as its line is', async () => {
    const body = (await form()()) as Body;
    const wrong = { ...body, lines: [{ ...body.lines[0]!, quantity: 3 }] };
    expect(codeOf(await send(world, 'submit', wrong))).toBe('quantity_not_returnable');
    expect(codeOf(await send(world, 'submit', body))).toBe('ok');
  });

  it("does not show another customer's order to a customer who guesses its number", async () => {
    const order = shirts({ customerId: 8 });
    const other = {
      requester: { type: 'customer', id: 9, email: 'eve@example.com', ip: '203.0.113.10' },
      traceId: 't',
    } as const;
    const guess = { orderNumber: String(order.id), email: 'eve@example.com' };
    expect(codeOf(await send(world, 'lookup', guess, other))).toBe('order_not_found');
    const own = { ...other, requester: { ...other.requester, id: 8 } };
    expect(codeOf(await send(world, 'lookup', guess, own))).toBe('ok');
    expect(codeOf(await send(world, 'lookup', { ...guess, email: ` ${ANA.toUpperCase()} ` }))).toBe('ok');
  });
});

describe('An order from staff that is not right', () => {
  it.each([
    ['a rejection without a reason', { type: 'reject', reason: ' ' }],
    ['half a unit', { type: 'inspect', lines: [{ orderLineId: 1, sellable: 0.5, damaged: 0, missing: 0 }] }],
    ['a negative unit', { type: 'inspect', lines: [{ orderLineId: 1, sellable: 2, damaged: -1, missing: 0 }] }],
    ['an amount', { type: 'paid_by_hand', amount: 1 }],
    ['a command that does not exist', { type: 'refund_everything' }],
  ])('%s is refused', async (_title, command) => {
    const body = { revision: 0, command };
    expect(codeOf(await send(world, 'command', body, STAFF, { id: randomUUID() }))).toBe('bad_request');
  });

  it('a return that does not exist is not found', async () => {
    const body = { revision: 0, command: { type: 'receive' } };
    expect(codeOf(await send(world, 'command', body, STAFF, { id: randomUUID() }))).toBe('not_found');
  });
});
