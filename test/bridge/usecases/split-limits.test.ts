import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditResponse, OpenedReturn, ReturnStatus } from '../../../bridge/contract/shop.ts';
import { DEFAULT_RULES, type PolicyRules } from '../../../bridge/domain/policy.ts';
import { createProduct } from '../../standins/woocommerce/products.ts';
import type { Order, Product } from '../../standins/woocommerce/types.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { placeOrder, type OrderWish } from '../../support/shop.ts';
import type { AskedWish } from '../../support/drive-bridge.ts';
import { sweep } from '../../support/sweep.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { codeOf, mailsOf, paidFor, send } from './steps.ts';

let world: World;
let mug: Product;
beforeAll(async () => {
  world = await startWorld();
  // With 8.625 % of tax 15.21.
  mug = createProduct(world.woo.shop, { name: 'Mug', regular_price: '14.00' });
});
afterAll(() => world.close());

const mugs = (quantity: number, over: Partial<OrderWish> = {}): Order =>
  placeOrder(world.woo.shop, { lines: [{ product: mug, quantity }], ...over });
const EACH = 1521;
/** One of an odd number: the cent is another unit's. */
const FIRST = 1520;

type Wish = Partial<AskedWish>;
type Over = Parameters<World['submit']>[2];

/** As the customer of the order, whatever way the address is spelled. */
async function ask(order: Order, units: number, wish: Wish = {}, over: Over = {}) {
  const { token } = await world.lookUp(order, order.billing.email);
  return send(world, 'submit', {
    token,
    requestId: crypto.randomUUID(),
    lines: [{ lineId: order.line_items[0]!.id, quantity: units, reasonId: 'too_small', ...wish }],
    ...over,
  });
}

const stateOf = (answer: Awaited<ReturnType<typeof ask>>) => (value(answer) as ReturnStatus).state;

describe('Items that are kept', () => {
  const keep = { resolution: 'keep' } as const;
  const upTo = (underValue: number) => {
    const resolutions = offering('keep');
    return world.setPolicy({
      resolutions: { ...resolutions, keep: { ...resolutions.keep, underValue } },
      moneyMoves: moneyMovesOn('inspection'),
      approval: DEFAULT_RULES.approval,
    });
  };

  it('are worth no more than the limit one by one than at once', async () => {
    await upTo(2000);
    const [once, apart] = [mugs(3), mugs(3)];
    expect(codeOf(await ask(once, 3, keep))).toBe('resolution_refused');
    expect([await ask(apart, 1, keep), await ask(apart, 1, keep), await ask(apart, 1, keep)].map(codeOf)).toEqual([
      'ok',
      'resolution_refused',
      'resolution_refused',
    ]);
    await world.settle();
    expect(paidFor(world, apart)).toEqual([FIRST]);
  });

  it('nor on several lines of one request', async () => {
    await upTo(2000);
    const order = placeOrder(world.woo.shop, {
      lines: [
        { product: mug, quantity: 1 },
        { product: world.products.poster, quantity: 1 },
      ],
    });
    const asked = await world.submit(order, [
      [0, 1, keep],
      [1, 1, keep],
    ]);
    expect(asked).toMatchObject({
      problem: { code: 'resolution_refused', params: { reason: 'keep_over_value', worth: EACH + 1085, limit: 2000 } },
    });
  });

  it('nor where all are asked for at the same moment', async () => {
    await upTo(4000);
    const order = mugs(6);
    const codes = (await Promise.all(Array.from({ length: 6 }, () => ask(order, 1, keep)))).map(codeOf);
    expect(codes.sort()).toEqual(['ok', 'ok', ...Array<string>(4).fill('resolution_refused')]);
    await world.settle();
    expect(paidFor(world, order)).toEqual([FIRST, EACH]);
  });
});

describe('What is accepted by itself', () => {
  const upTo = (upToValue: number) =>
    world.setPolicy({
      resolutions: offering(),
      moneyMoves: moneyMovesOn('inspection'),
      approval: { ...DEFAULT_RULES.approval, upToValue },
    });

  it('is worth no more than the limit, however the order is split', async () => {
    await upTo(3000);
    const [once, apart] = [mugs(2), mugs(3)];
    expect(stateOf(await ask(once, 2))).toBe('requested');
    const states = [await ask(apart, 1), await ask(apart, 1), await ask(apart, 1)].map(stateOf);
    expect(states).toEqual(['approved', 'requested', 'requested']);
  });

  it('nor by a change of what was accepted', async () => {
    await upTo(3100);
    const order = mugs(3);
    const answers = [await ask(order, 1), await ask(order, 1)];
    expect(answers.map(stateOf)).toEqual(['approved', 'approved']);
    const session = (value(answers[1]!) as OpenedReturn).session.token;
    const { lookup } = value(await send(world, 'edit', { session })) as EditResponse;
    const lines = [{ lineId: order.line_items[0]!.id, quantity: 2, reasonId: 'too_small' }];
    value(await send(world, 'change', { session, token: lookup.token, lines }));
    const detail = await world.detail(await world.newestId());
    expect([detail.decision.code, detail.payouts[0]?.held]).toEqual(['held_value', 'changed']);
  });

  it('does not count what a person has decided', async () => {
    await upTo(3000);
    const order = mugs(5);
    expect(stateOf(await ask(order, 2))).toBe('requested');
    value(await world.command(await world.newestId(), { type: 'approve' }));
    expect([stateOf(await ask(order, 1)), stateOf(await ask(order, 1))]).toEqual(['approved', 'requested']);
  });
});

describe('How many returns of a customer are accepted by themselves', () => {
  const rules = {
    limit: { limit: { returns: 1, days: 30 } },
    earlierReturns: { earlierReturns: 0 },
  };
  const under = (rule: keyof typeof rules, ceiling: number | null = null) =>
    world.setPolicy({
      resolutions: offering(),
      moneyMoves: { ...moneyMovesOn('inspection'), ceiling },
      approval: { ...DEFAULT_RULES.approval, ...rules[rule] },
    });
  const ONE_OF_FIVE = ['approved', ...Array<string>(4).fill('requested')];

  it.each(['limit', 'earlierReturns'] as const)('is the same for one order at the same moment: %s', async (rule) => {
    await under(rule);
    const order = mugs(5, { email: `one-${rule}@example.com` });
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(order, 1)));
    expect(answers.map(stateOf).sort()).toEqual(ONE_OF_FIVE);
  });

  it.each([
    ['limit', null],
    ['earlierReturns', null],
    ['limit', 5000],
  ] as const)('and for five orders, with an account or without: %s, ceiling %s', async (rule, ceiling) => {
    await under(rule, ceiling);
    const name = `five-${rule}-${ceiling}`;
    // An account of its own: one that has a return already would be a second one of theirs.
    const id = 900 + name.length + (ceiling ?? 0);
    const spelled = ['', '+two', '+three', '', ''].map((tag) => `${name}${tag}@example.com`);
    const orders = spelled.map((email, index) => mugs(1, { email, customerId: index < 3 ? 0 : id }));
    const answers = await Promise.all(orders.map((order) => ask(order, 1)));
    expect(answers.map(stateOf).sort()).toEqual(ONE_OF_FIVE);
  });
});

describe('A flat bonus on store credit', () => {
  it('comes once for an order, also where its returns come at the same moment, and the form no longer names it', async () => {
    const resolutions = offering('store_credit');
    const bonus = { kind: 'flat', amount: 500 } as const;
    await world.setPolicy({
      resolutions: { ...resolutions, storeCredit: { ...resolutions.storeCredit, bonus } },
      moneyMoves: moneyMovesOn('inspection'),
      approval: DEFAULT_RULES.approval,
    });
    const order = mugs(4, { email: 'bonus@example.com' });
    const terms = async () => (await world.lookUp(order, order.billing.email)).terms.creditBonus;
    expect(await terms()).toEqual(bonus);
    const credit = { resolution: 'store_credit' } as const;
    const answers = await Promise.all([1, 2, 3].map(() => ask(order, 1, credit)));
    expect(answers.map(codeOf)).toEqual(['ok', 'ok', 'ok']);
    const made = await world.deps.database.transaction((tx) => tx.returnsOfOrder(order.id));
    expect(made.map((rma) => rma.bonus)).toEqual([500, 0, 0]);
    expect(await terms()).toBeNull();
  });

  it('comes once also where the credit that had it failed, its return ended, and it is tried again', async () => {
    const resolutions = offering('store_credit');
    const bonus = { kind: 'flat', amount: 500 } as const;
    await world.setPolicy({
      resolutions: { ...resolutions, storeCredit: { ...resolutions.storeCredit, bonus } },
      moneyMoves: moneyMovesOn('approval'),
      approval: DEFAULT_RULES.approval,
    });
    const order = mugs(2, { email: 'again@example.com' });
    const refused = { status: 400, body: '{"code":"no","message":"No."}' };
    world.wooFaults.rules.add({ match: { method: 'POST', path: /coupons/ }, fault: refused, times: 1 });
    const returns = () => world.deps.database.transaction((tx) => tx.returnsOfOrder(order.id));
    expect(codeOf(await ask(order, 1, { resolution: 'store_credit' }))).toBe('ok');
    await world.settle();
    const [first] = await returns();
    expect(first?.payouts).toMatchObject([{ state: 'failed' }]);
    world.pass(60 * 24 * 3600_000);
    await sweep(world.deps, 'expiry');
    await world.settle();
    expect((await returns())[0]?.parcel.state).toBe('expired');
    order.completed = Date.parse('2027-01-15T00:00:00Z');
    expect(codeOf(await ask(order, 1, { resolution: 'store_credit' }))).toBe('ok');
    await world.settle();
    expect((await returns())[1]).toMatchObject({ bonus: 500, credit: { state: 'open' } });
    const [failed] = (await world.detail(first!.id)).effects.filter((one) => one.kind === 'store_credit');
    await world.command(first!.id, { type: 'try_again', effectId: failed!.id });
    await world.settle();
    const given = (await returns()).flatMap(({ credit }) => (credit ? [credit.amount] : []));
    expect(given).toHaveLength(1);
  });
});

describe('What is paid without a person', () => {
  const upTo = (ceiling: number, over: Partial<PolicyRules> = {}) =>
    world.setPolicy({
      resolutions: offering(),
      approval: DEFAULT_RULES.approval,
      moneyMoves: { ...moneyMovesOn('approval'), ceiling },
      withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], moneyMoves: 'approval' },
      ...over,
    });
  /** What has gone out for these orders, however many returns that were. */
  async function paid(...orders: readonly Order[]): Promise<number> {
    await world.settle();
    return orders.flatMap((order) => paidFor(world, order)).reduce((all, amount) => all + amount, 0);
  }

  it('is no more than the ceiling for one order, by whatever door', async () => {
    await upTo(2000);
    const order = mugs(3, { email: 'ceiling@example.com' });
    for (const over of [{}, {}, { kind: 'withdrawal', name: 'Ana Diaz' } as const]) {
      value(await ask(order, 1, over.kind ? { reasonId: '' } : {}, over));
    }
    expect(await paid(order)).toBe(FIRST);
    const held = await world.detail(await world.newestId());
    expect(held.payouts[0]?.held).toBe('over_ceiling');
    // 15.20 before, and 15.21 with a third of the shipping and its tax.
    const told = mailsOf(world, held).find(({ kind }) => kind === 'owner_held_payout');
    expect(told?.data['verdict']).toMatchObject({
      code: 'over_ceiling',
      params: { worth: '$38.01', limit: '$20.00', days: '30' },
    });
  });

  it('nor for one customer, with or without an account, however the address is spelled', async () => {
    await upTo(2000);
    const orders = [
      mugs(1, { email: 'cy@example.com', customerId: 77 }),
      mugs(1, { email: 'CY@Example.com' }),
      mugs(1, { email: 'cy+two@example.com' }),
      mugs(1, { email: 'other@example.com', customerId: 77 }),
      mugs(1, { email: 'other@example.com' }),
    ];
    for (const order of orders) value(await ask(order, 1));
    expect(await paid(...orders)).toBe(EACH);
  });

  it('nor where the orders come at the same moment', async () => {
    await upTo(4000);
    const orders = Array.from({ length: 6 }, (_, index) =>
      mugs(1, index % 2 ? { email: 'dee@example.com', customerId: 78 } : { email: 'Dee@example.com' }),
    );
    (await Promise.all(orders.map((order) => ask(order, 1)))).forEach(value);
    expect(await paid(...orders)).toBe(2 * EACH);
  });

  it('begins anew after the days of the policy, and counts what a person let go', async () => {
    await upTo(2000);
    const [first, second, third] = [1, 2, 3].map(() => mugs(1, { email: 'eve@example.com' }));
    value(await ask(first!, 1));
    value(await ask(second!, 1));
    value(await world.command(await world.newestId(), { type: 'release_payout', resolution: 'refund' }));
    expect(await paid(first!, second!)).toBe(2 * EACH);
    world.pass(29 * 86_400_000);
    value(await ask(third!, 1));
    expect(await paid(third!)).toBe(0);
    const fourth = mugs(1, { email: 'eve@example.com' });
    world.pass(2 * 86_400_000);
    value(await ask(fourth, 1));
    expect(await paid(fourth)).toBe(EACH);
  });
});
