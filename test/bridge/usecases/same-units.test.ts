import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, Transaction } from '../../../bridge/ports/database.ts';
import { submitReturn } from '../../../bridge/usecases/submit-return.ts';
import { type LookupResponse, submitRequest } from '../../../bridge/contract/shop.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { GUEST, startWorld, value, type World } from '../../support/world.ts';
import { codeOf, formBody, send, statusOf } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const twoShirts = () => placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });

async function returnsOf(orderId: number): Promise<number> {
  return (await world.deps.database.transaction((tx) => tx.returnsOfOrder(orderId))).length;
}

describe('Two returns of the same units', () => {
  it('one after the other: the second is refused, and names what is left', async () => {
    const order = twoShirts();
    const [first, second] = [await formBody(world, order, 2), await formBody(world, order, 1)];
    expect(codeOf(await send(world, 'submit', first))).toBe('ok');
    expect(await send(world, 'submit', second)).toMatchObject({
      problem: { code: 'line_not_returnable', params: { reason: 'all_returned', quantity: 2 } },
    });
    expect(await returnsOf(order.id)).toBe(1);
  });

  it('at once: one of eight is taken', async () => {
    const order = twoShirts();
    const bodies = await Promise.all(Array.from({ length: 8 }, () => formBody(world, order, 2)));
    const codes = (await Promise.all(bodies.map((body) => send(world, 'submit', body)))).map(codeOf);
    expect(codes.sort()).toEqual([...Array<string>(7).fill('line_not_returnable'), 'ok']);
    expect(await returnsOf(order.id)).toBe(1);
  });

  it('at once, without the lock on the order: all are taken, so it is the lock that holds', async () => {
    const order = twoShirts();
    const bodies = await Promise.all(Array.from({ length: 3 }, () => formBody(world, order, 2)));
    const deps = { ...world.deps, database: withoutOrderLock(world.deps.database, bodies.length) };
    await Promise.all(bodies.map((body) => submitReturn(deps, submitRequest.parse(body), GUEST)));
    expect(await returnsOf(order.id)).toBe(3);
  });
});

/** The same database, but nobody waits for the order: everybody has read its returns before anybody writes one. */
function withoutOrderLock(database: Database, everybody: number): Database {
  let here = 0;
  let open = (): void => undefined;
  const allHere = new Promise<void>((resolve) => (open = resolve));
  const unlocked = (tx: Transaction): Transaction => ({
    ...tx,
    lockOrder: () => Promise.resolve(),
    async returnsOfOrder(orderId) {
      const read = await tx.returnsOfOrder(orderId);
      if ((here += 1) === everybody) open();
      await allHere;
      return read;
    },
  });
  return { ...database, transaction: (work) => database.transaction((tx) => work(unlocked(tx))) };
}

describe('The same request', () => {
  it('twice in a row gives one and the same return, with the same link', async () => {
    const order = twoShirts();
    const body = await formBody(world, order, 1);
    const [first, second] = [statusOf(await send(world, 'submit', body)), statusOf(await send(world, 'submit', body))];
    expect(second).toEqual(first);
    expect(await returnsOf(order.id)).toBe(1);
  });

  it('eight times at once gives one and the same return, one label, one e-mail', async () => {
    const order = twoShirts();
    const body = await formBody(world, order, 2);
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(world, 'submit', body)));
    expect(new Set(answers.map((answer) => statusOf(answer).number)).size).toBe(1);
    expect(new Set(answers.map((answer) => statusOf(answer).number)).size).toBe(1);
    await world.settle();
    const { number } = statusOf(answers[0]!);
    expect(world.woo.book.mails.filter(({ data }) => data['returnNumber'] === number)).toHaveLength(1);
    expect(world.shippo.book.shipments.filter(({ extra }) => extra.reference_1 === number)).toHaveLength(1);
    expect(await returnsOf(order.id)).toBe(1);
  });

  it('gives the first answer even after the store has gone away', async () => {
    const body = await formBody(world, twoShirts(), 1);
    const first = statusOf(await send(world, 'submit', body));
    world.wooFaults.rules.add({ match: () => true, fault: 'cut-before' });
    expect(statusOf(await send(world, 'submit', body)).number).toBe(first.number);
    world.wooFaults.clear();
  });

  it('of one customer on two orders at once is one return', async () => {
    const customer = {
      requester: { type: 'customer', id: 7, email: ANA, ip: '203.0.113.9' },
      traceId: 'trace-7',
    } as const;
    const requestId = randomUUID();
    const bodies = await Promise.all(
      [1, 2].map(async () => {
        const lines = [{ product: world.products.shirt, quantity: 2 }];
        const order = placeOrder(world.woo.shop, { lines, customerId: 7 });
        const found = await send(world, 'lookup', { orderNumber: String(order.id), email: ANA }, customer);
        return { ...(await formBody(world, order, 1)), requestId, token: (value(found) as LookupResponse).token };
      }),
    );
    const answers = await Promise.all(bodies.map((body) => send(world, 'submit', body, customer)));
    expect(new Set(answers.map((answer) => statusOf(answer).number)).size).toBe(1);
  });

  it('of two shoppers are two returns', async () => {
    const [one, other] = [twoShirts(), twoShirts()];
    const first = await formBody(world, one, 1);
    const second = { ...(await formBody(world, other, 1)), requestId: first.requestId };
    const numbers = [statusOf(await send(world, 'submit', first)), statusOf(await send(world, 'submit', second))];
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(2);
  });
});
