import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedReturn } from '../../../bridge/contract/shop.ts';
import { BUDGETS } from '../../../bridge/domain/budgets.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import type { Result } from '../../../bridge/domain/result.ts';
import { instant } from '../../../bridge/domain/time.ts';
import { sweep } from '../../support/sweep.ts';
import { createProduct } from '../../standins/woocommerce/products.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { begin, type Begun, bought, codeOf, effectsOf, formBody, kindsOf, send, sessionOf } from './steps.ts';

const HOUR_MS = 3_600_000;
const RULES = { ...DEFAULT_RULES, withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'] } };

let world: World;
beforeAll(async () => {
  world = await startWorld({
    limits: {
      shopperEmailsADay: BUDGETS.emails.most,
      customerReturnsADay: BUDGETS.returns_of_customer.most,
      networkReturnsADay: BUDGETS.returns_of_network.most,
    },
  });
  await world.setPolicy(RULES);
});
afterAll(() => world.close());
// Each test begins with a day of its own.
afterEach(() => world.pass(25 * HOUR_MS));

const shirts = (quantity = 2): Order =>
  placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity }] });
const shopper = (session: string, name: 'cancel' | 'tracking' | 'edit' | 'change', body: object = {}) =>
  send(world, name, { session, ...body });
/** What the submit gave: the page's link, and a session that the look-up has confirmed. */
const opened = (result: Result<unknown>) => value(result) as OpenedReturn;
const limitOf = (result: Result<unknown>) =>
  result.ok ? 'ok' : [result.problem.code, result.problem.params?.['budget'] ?? null];
const spent = (budget: keyof typeof BUDGETS) => ['limit_reached', budget];

/** Asks for a return and calls it off, as often as it may. */
async function askAndCancel(order: Order, times: number): Promise<(string | unknown[])[]> {
  const answers: (string | unknown[])[] = [];
  for (let time = 0; time < times; time += 1) {
    const asked = await send(world, 'submit', await formBody(world, order, 1));
    answers.push(limitOf(asked));
    await world.settle();
    if (asked.ok) expect(codeOf(await shopper(opened(asked).session.token, 'cancel'))).toBe('ok');
    await world.settle();
  }
  return answers;
}

describe('Returns of an order', () => {
  it('are five a day, cancelled ones too, and labels three: the next ones come with a packing slip', async () => {
    const order = shirts();
    const answers = await askAndCancel(order, 7);
    expect(answers).toEqual([...Array(5).fill('ok'), spent('returns_of_order'), spent('returns_of_order')]);
    const returns = await world.deps.database.transaction((tx) => tx.returnsOfOrder(order.id));
    const labels = returns.map(({ number }) => bought(world, { number }));
    expect(labels.reduce((sum, one) => sum + one, 0)).toBe(BUDGETS.labels.most);
    expect(returns.slice(3).map(({ shipping }) => shipping)).toMatchObject([
      { state: 'packing_slip', instead: 'label_limit' },
      { state: 'packing_slip', instead: 'label_limit' },
    ]);
  });

  it('have room again a day later, and say when', async () => {
    const order = shirts();
    await askAndCancel(order, 5);
    const refused = await send(world, 'submit', await formBody(world, order, 1));
    expect(refused).toMatchObject({ problem: { params: { most: 5, until: expect.stringMatching(/^2026-/) } } });
    world.pass(24 * HOUR_MS);
    expect(await askAndCancel(order, 1)).toEqual(['ok']);
  });

  it('are five also when all are asked for at once', async () => {
    const order = shirts(9);
    const bodies = await Promise.all(Array.from({ length: 8 }, () => formBody(world, order, 1)));
    const answers = await Promise.all(bodies.map((body) => send(world, 'submit', body)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    await world.settle();
    const returns = await world.deps.database.transaction((tx) => tx.returnsOfOrder(order.id));
    const labels = returns.map(({ number }) => bought(world, { number }));
    expect(labels.reduce((sum, one) => sum + one, 0)).toBe(BUDGETS.labels.most);
  });

  it('of staff are not counted', async () => {
    const order = shirts(9);
    await askAndCancel(order, 5);
    const { token } = value(
      await world.handlers.staffLookup(
        { body: { orderNumber: String(order.id), locale: 'en_US' }, query: undefined, params: {} },
        STAFF,
      ),
    );
    const body = { ...(await formBody(world, order, 1)), token };
    expect(codeOf(await send(world, 'staffSubmit', body, STAFF))).toBe('ok');
  });

  it('that are withdrawals are never refused: beyond the limit a person decides, and the receipt goes out', async () => {
    const order = shirts(9);
    await askAndCancel(order, 5);
    const { number } = value(await world.submit(order, [[0, 1]], { kind: 'withdrawal', name: 'Ana Diaz' }));
    const id = await world.newestId();
    await world.settle();
    const detail = await world.detail(id);
    expect([detail.state, detail.decision.code]).toEqual(['requested', 'held_budget']);
    expect(kindsOf(world, { number })).toContain('withdrawal_receipt');
    expect(kindsOf(world, { number })).toContain('owner_decision');
    expect(codeOf(await world.command(id, { type: 'approve' }))).toBe('ok');
  });
});

describe('A return that the site kept while the bridge was away', () => {
  const site = { requester: { type: 'site' as const, ip: '127.0.0.1' }, traceId: 'trace' };
  const deliver = (request: object, ip: string) => {
    const [keptAt, asked] = [instant(world.deps.clock.now()), { type: 'form', request }];
    return send(world, 'kept', { receipt: 'K-7F3K-9Q2M', keptAt, actor: { type: 'guest', ip }, asked }, site);
  };

  it.each(['returns_of_order', 'returns_of_network'] as const)(
    'waits for a person beyond the limit of %s: nobody can ask again for it',
    async (budget) => {
      const order = shirts(9);
      const ip = '192.0.2.78';
      const { most, ms } = BUDGETS[budget];
      if (budget === 'returns_of_order') await askAndCancel(order, most);
      const limits = [{ key: `returns:${ip}/32`, most: null }];
      const now = instant(world.deps.clock.now());
      const times = budget === 'returns_of_network' ? most : 0;
      for (let index = 0; index < times; index += 1) await world.deps.database.reserveAttempts(limits, ms, now);
      expect(value(await deliver(await formBody(world, order, 1), ip))).toMatchObject({ outcome: 'made' });
      await world.settle();
      const detail = await world.detail(await world.newestId());
      expect([detail.kind, detail.state, detail.decision.code]).toEqual(['return', 'requested', 'held_budget']);
    },
  );
});

describe('Returns of a customer and of a network', () => {
  const email = 'many@example.com';
  const another = async (
    ip: string,
    by: { email: string; customerId?: number } = { email },
  ): Promise<Result<unknown>> => {
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }], ...by });
    const { token } = await world.lookUp(order, by.email);
    const body = { ...(await formBody(world, order, 1, token)), requestId: crypto.randomUUID() };
    return send(world, 'submit', body, { requester: { type: 'guest', ip }, traceId: 'trace' });
  };

  it('have a limit over all orders, which staff and other shoppers do not meet', async () => {
    const answers: unknown[] = [];
    for (let index = 0; index < BUDGETS.returns_of_customer.most + 1; index += 1) {
      answers.push(limitOf(await another(`198.51.100.${index}`)));
    }
    expect(answers.filter((one) => one === 'ok')).toHaveLength(BUDGETS.returns_of_customer.most);
    expect(answers.at(-1)).toEqual(spent('returns_of_customer'));
    expect(await askAndCancel(shirts(), 1)).toEqual(['ok']);
  });

  it('have one limit for account, guest and every spelling of the address, also at the same moment', async () => {
    const { most } = BUDGETS.returns_of_customer;
    const spelled = [
      { email: 'same@example.com', customerId: 88 },
      { email: 'Same@Example.com' },
      { email: 'same+shop@example.com' },
    ];
    const asked = (index: number) => another(`203.0.113.${index}`, spelled[index % spelled.length]);
    const answers: unknown[] = [];
    for (let index = 0; index < most - 1; index += 1) answers.push(limitOf(await asked(index)));
    expect(answers.filter((one) => one === 'ok')).toHaveLength(most - 1);
    const last = await Promise.all([0, 1, 2].map((index) => asked(most + index)));
    expect(last.map(limitOf).filter((one) => one === 'ok')).toEqual(['ok']);
  });

  it('are counted by network, whatever its spelling', async () => {
    const { most, ms } = BUDGETS.returns_of_network;
    const now = instant(world.deps.clock.now());
    const limits = [{ key: 'returns:2001:db8:0:1::/64', most }];
    for (let index = 0; index < most; index += 1) await world.deps.database.reserveAttempts(limits, ms, now);
    expect(limitOf(await another('2001:DB8:0:1::abcd'))).toEqual(spent('returns_of_network'));
    expect(limitOf(await another('2001:db8:0:2::1'))).toBe('ok');
  });

  it('count what was made: a refused one and a repeated one cost the network nothing', async () => {
    const ip = '192.0.2.77';
    const from = { requester: { type: 'guest' as const, ip }, traceId: 'trace' };
    const key = `returns:${ip}/32`;
    const now = () => instant(world.deps.clock.now());
    const made = async () => {
      const tried = await world.deps.database.reserveAttempts(
        [{ key, most: null }],
        BUDGETS.returns_of_network.ms,
        now(),
      );
      await world.deps.database.releaseAttempts([key], now());
      return tried.ok ? tried.counts[key]! - 1 : null;
    };
    const order = shirts(9);
    const body = () => formBody(world, order, 1);
    const refused = async (line: object) => {
      const plain = await body();
      return send(world, 'submit', { ...plain, lines: [{ ...plain.lines[0], ...line }] }, from);
    };
    for (const line of [{ quantity: 99 }, { reasonId: 'none' }, { photoIds: [crypto.randomUUID()] }]) {
      expect((await refused(line)).ok).toBe(false);
      expect(await made()).toBe(0);
    }
    const twin = await body();
    const twins = await Promise.all([1, 2, 3].map(() => send(world, 'submit', twin, from)));
    expect(twins.map(codeOf)).toEqual(['ok', 'ok', 'ok']);
    expect(await made()).toBe(1);
    for (let index = 0; index < 4; index += 1)
      expect(codeOf(await send(world, 'submit', await body(), from))).toBe('ok');
    expect(limitOf(await send(world, 'submit', await body(), from))).toEqual(spent('returns_of_order'));
    expect(await made()).toBe(5);
  });
});

describe('Changes of a return', () => {
  it('are three an hour', async () => {
    const begun = await begin(world, {}, 2);
    const answers: unknown[] = [];
    for (let time = 0; time < 4; time += 1) answers.push(limitOf(await changeTo(begun, (time % 2) + 1)));
    expect(answers).toEqual(['ok', 'ok', 'ok', spent('changes')]);
    world.pass(HOUR_MS);
    expect(limitOf(await changeTo(begun, 1))).toBe('ok');
  });

  async function changeTo(begun: Begun, quantity: number): Promise<Result<unknown>> {
    const { order } = begun;
    const session = await sessionOf(world, begun);
    const { lookup } = value(await shopper(session, 'edit')) as { lookup: { token: string } };
    const lines = [{ lineId: order.line_items[0]!.id, quantity, reasonId: 'too_small' }];
    return shopper(session, 'change', { token: lookup.token, lines });
  }
});

describe('Parcels of a return', () => {
  it('are five beside the first, however often they are typed', async () => {
    const session = await sessionOf(world, await begin(world));
    const add = (index: number) => ({ carrier: 'ups', trackingNumber: `1Z 999 00${index}`, another: true });
    const answers: unknown[] = [];
    for (let index = 0; index < 7; index += 1) answers.push(limitOf(await shopper(session, 'tracking', add(index))));
    expect(answers).toEqual([...Array(5).fill('ok'), spent('extra_parcels'), spent('extra_parcels')]);
  });

  it('have ten typed numbers a day', async () => {
    await world.setPolicy({ ...DEFAULT_RULES, labels: { ...DEFAULT_RULES.labels, ceiling: 1 } });
    const session = await sessionOf(world, await begin(world));
    const typed = (index: number) => ({ carrier: 'ups', trackingNumber: `1Z 999 10${index}` });
    const answers: unknown[] = [];
    for (let index = 0; index < 12; index += 1) answers.push(limitOf(await shopper(session, 'tracking', typed(index))));
    expect(answers.filter((one) => one === 'ok')).toHaveLength(BUDGETS.tracking_numbers.most);
    expect(answers.at(-1)).toEqual(spent('tracking_numbers'));
    await world.setPolicy(RULES);
  });
});

describe('Orders for an exchange', () => {
  it('are made four times at most, then it is money or a person', async () => {
    await world.setPolicy({ ...DEFAULT_RULES, resolutions: offering('exchange') });
    const shirt = (name: string) => createProduct(world.woo.shop, { name, regular_price: '20.00' });
    const [blue, red] = [shirt('Blue tee'), shirt('Red tee')];
    await world.setPolicy({
      ...DEFAULT_RULES,
      resolutions: { ...offering('exchange'), exchange: { ...offering('exchange').exchange, scope: 'any' } },
    });
    const order = placeOrder(world.woo.shop, { lines: [{ product: blue, quantity: 1 }] });
    const wish = (product: { id: number }) =>
      ({ resolution: 'exchange', exchange: { productId: product.id, variationId: 0 } }) as const;
    const link = opened(await world.submit(order, [[0, 1, wish(red)]])).link;
    const id = await world.newestId();
    const answers: unknown[] = [];
    for (let time = 0; time < 5; time += 1) {
      await world.settle();
      world.pass(HOUR_MS);
      const session = await sessionOf(world, { link });
      const { lookup } = value(await shopper(session, 'edit')) as { lookup: { token: string } };
      const line = { lineId: order.line_items[0]!.id, quantity: 1, reasonId: 'too_small' };
      const lines = [{ ...line, ...wish(time % 2 ? red : blue) }];
      answers.push(limitOf(await shopper(session, 'change', { token: lookup.token, lines })));
    }
    expect(answers).toEqual(['ok', 'ok', 'ok', spent('exchange_orders'), spent('exchange_orders')]);
    expect(await effectsOf(world, id, 'exchange_order')).toHaveLength(BUDGETS.exchange_orders.most);
    world.pass(HOUR_MS);
    const session = await sessionOf(world, { link });
    const { lookup } = value(await shopper(session, 'edit')) as { lookup: { token: string } };
    const money = { lineId: order.line_items[0]!.id, quantity: 1, reasonId: 'too_small', resolution: 'refund' };
    expect(limitOf(await shopper(session, 'change', { token: lookup.token, lines: [money] }))).toBe('ok');
    await world.setPolicy(RULES);
  });
});

describe('Photos of an order', () => {
  it('are 50 MB in all, those of its returns too', async () => {
    const order = shirts();
    const { token } = await world.lookUp(order);
    const jpeg = new Uint8Array(BUDGETS.photo_bytes.most);
    const createdAt = new Date(Date.parse('2026-11-20T10:00:00Z')).toISOString();
    await world.deps.database.savePhoto({ id: crypto.randomUUID(), orderId: order.id, jpeg, createdAt });
    expect(limitOf(await send(world, 'photo', { token, jpegBase64: PICTURE }))).toEqual(spent('photo_bytes'));
    const another = shirts();
    const room = await world.lookUp(another);
    expect(limitOf(await send(world, 'photo', { token: room.token, jpegBase64: PICTURE }))).toBe('ok');
  });

  it('of a return that was cancelled before anything was sent are erased within a day', async () => {
    const order = shirts();
    const { token } = await world.lookUp(order);
    const { photoId } = value(await send(world, 'photo', { token, jpegBase64: PICTURE })) as { photoId: string };
    const body = await formBody(world, order, 1);
    const asked = await send(world, 'submit', { ...body, lines: [{ ...body.lines[0], photoIds: [photoId] }] });
    const id = await world.newestId();
    expect(codeOf(await shopper(opened(asked).session.token, 'cancel'))).toBe('ok');
    await sweep(world.deps, 'tidy');
    expect(await world.deps.database.photoOf(id, photoId)).not.toBeNull();
    world.pass(1);
    await sweep(world.deps, 'retention');
    expect(await world.deps.database.photoOf(id, photoId)).toBeNull();
  });
});

describe('E-mails to a shopper', () => {
  it('are twenty a day; the receipt of a withdrawal and what the owner gets go out all the same', async () => {
    const email = 'often@example.com';
    for (let index = 0; index < 16; index += 1) {
      const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }], email });
      const { token } = await world.lookUp(order, email);
      const withdrawal = index % 4 === 3;
      const line = { lineId: order.line_items[0]!.id, quantity: 1, reasonId: withdrawal ? '' : 'too_small' };
      const kind = withdrawal ? 'withdrawal' : 'return';
      const body = { token, requestId: crypto.randomUUID(), kind, lines: [line], name: 'Often' };
      const asked = await send(world, 'submit', body);
      await world.settle();
      if (!withdrawal) expect(codeOf(await shopper(opened(asked).session.token, 'cancel'))).toBe('ok');
    }
    world.pass(2 * 60_000);
    await world.settle();
    const mails = world.woo.book.mails.filter(({ to }) => to === email);
    const receipts = mails.filter(({ kind }) => kind === 'withdrawal_receipt');
    expect(receipts).toHaveLength(4);
    expect(mails.length - receipts.length).toBe(BUDGETS.emails.most);
  });
});

/** 2 × 2 pixels. */
const PICTURE =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wCEAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI//////////////////////////////////////////////////8BVVpaeGl464KC6//////////////////////////////////////////////////////////////////////////AABEIAAIAAgMBEQACEQEDEQH/xAGiAAABBQEBAQEBAQAAAAAAAAAAAQIDBAUGBwgJCgsQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+gEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoLEQACAQIEBAMEBwUEBAABAncAAQIDEQQFITEGEkFRB2FxEyIygQgUQpGhscEJIzNS8BVictEKFiQ04SXxFxgZGiYnKCkqNTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqCg4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2dri4+Tl5ufo6ery8/T19vf4+fr/2gAMAwEAAhEDEQA/AEoA/wD/2Q==';
