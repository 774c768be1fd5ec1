import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  EditResponse,
  EstimateResponse,
  ExchangeResponse,
  LookupResponse,
  ReturnStatus,
} from '../../../bridge/contract/shop.ts';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { followExchange } from '../../../bridge/usecases/follow-exchange.ts';
import { getReturn } from '../../../bridge/usecases/read-returns.ts';
import { returnStatus } from '../../../bridge/usecases/return-status.ts';
import { sweep } from '../../support/sweep.ts';
import { createOrder, updateOrder } from '../../standins/woocommerce/orders.ts';
import { setStatus } from '../../standins/woocommerce/order-status.ts';
import { createProduct } from '../../standins/woocommerce/products.ts';
import type { Order, Product } from '../../standins/woocommerce/types.ts';
import { moneyMovesOn, offering } from '../../support/policy.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { arrive, codeOf, kindsOf, paidFor, refundsOf, send, sessionOf, timeline } from './steps.ts';

let world: World;
let tee: { readonly blue: Product; readonly red: Product; readonly gold: Product };
beforeAll(async () => {
  world = await startWorld();
  tee = tees();
});
afterAll(() => world.close());
beforeEach(() =>
  world.setPolicy({
    ...DEFAULT_RULES,
    resolutions: offering('store_credit', 'exchange', 'keep'),
    moneyMoves: moneyMovesOn('inspection'),
  }),
);

/** Blue and red cost the same, gold 10.00 more; each has nine in stock. */
function tees() {
  const { shop } = world.woo;
  const parent = createProduct(shop, {
    name: 'Tee',
    type: 'variable',
    attributes: [{ name: 'Colour', options: ['Blue', 'Red', 'Gold'], variation: true, visible: true }],
  });
  const variation = (option: string, price: string) =>
    createProduct(
      shop,
      {
        regular_price: price,
        manage_stock: true,
        stock_quantity: 9,
        attributes: [{ name: 'Colour', option }],
      },
      parent.id,
    );
  return { blue: variation('Blue', '20.00'), red: variation('Red', '20.00'), gold: variation('Gold', '30.00') };
}

const order = (product: Product, quantity = 1): Order => placeOrder(world.woo.shop, { lines: [{ product, quantity }] });

async function ask(placed: Order, wish: Parameters<World['submit']>[1], over: Parameters<World['submit']>[2] = {}) {
  const status = value(await world.submit(placed, wish, over));
  const id = await world.newestId();
  await world.settle();
  return { order: placed, id, number: status.number, link: status.link, status };
}

const exchangeFor = ({ parent_id, id }: Product) => ({ productId: parent_id || id, variationId: parent_id ? id : 0 });
const balance = ({ ledger }: ReturnDetail, account: string) =>
  ledger.filter((one) => one.account === account).reduce((sum, { amount }) => sum + amount, 0);
const statusOf = async ({ link }: { readonly link: string }) =>
  value(await send(world, 'openReturn', { link })) as ReturnStatus;
const newOrders = (placed: Order) =>
  world.woo.book.orders.filter(
    (one) => one.meta_data.some(({ key }) => key === '_boomerang_return') && one.id > placed.id,
  );

describe('Store credit', () => {
  it('gives one coupon with its bonus, no refund, and stays in the books until it is used', async () => {
    const bonus = { kind: 'percent', basisPoints: 1000 } as const;
    const resolutions = offering('store_credit');
    await world.setPolicy({ resolutions: { ...resolutions, storeCredit: { ...resolutions.storeCredit, bonus } } });
    const begun = await ask(order(world.products.shirt, 2), [[0, 2, { resolution: 'store_credit' }]]);
    // 2 × 49.90 and 8.625 % of tax are 108.41; 10 % on top.
    expect(begun.status.payouts).toMatchObject([{ resolution: 'store_credit', breakdown: { total: 10841 + 1084 } }]);
    await arrive(world, begun);
    await world.settle();
    const detail = await world.detail(begun.id);
    expect([detail.state, detail.payouts[0]?.state, refundsOf(world, begun.order)]).toEqual(['closed', 'settled', 0]);
    const coupons = world.woo.book.coupons.filter((one) => one.code === detail.credit?.code.toLowerCase());
    expect(coupons).toHaveLength(1);
    // Prices are without tax here: WooCommerce takes the coupon off before tax, where 109.78 is worth 119.25.
    expect(coupons[0]).toMatchObject({ amount: 109.78, usage_limit: 1, email_restrictions: [ANA] });
    const told = (await statusOf(begun)).credit;
    expect([told?.amount, told?.left]).toEqual([11925, 11925]);
    expect(detail.credit?.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect([balance(detail, 'promised'), balance(detail, 'credit')]).toEqual([0, 11925]);
    expect(kindsOf(world, begun)).toEqual(['received', 'credit']);
    expect(timeline(detail)).toContain('order_noted');
  });

  it('is followed: what an order used leaves the books, the rest stays on the coupon, and a deleted coupon owes nothing', async () => {
    const begun = await ask(order(world.products.shirt), [[0, 1, { resolution: 'store_credit' }]]);
    await arrive(world, begun);
    await world.settle();
    const { credit } = await world.detail(begun.id);
    const used = createOrder(world.woo.shop, {
      status: 'processing',
      billing: { email: ANA },
      line_items: [{ product_id: world.products.poster.id, quantity: 1 }],
      coupon_lines: [{ code: credit!.code }],
    });
    await sweep(world.deps);
    await world.settle();
    const after = await world.detail(begun.id);
    expect(after.credit?.left).toBeLessThan(credit!.amount);
    expect(balance(after, 'credit')).toBe(after.credit?.left);
    const coupon = world.woo.book.coupons.find((one) => one.id === credit!.couponId)!;
    expect([coupon.usage_limit, Number(coupon.amount)]).toEqual([2, 49.9 - 9.99]);
    await sweep(world.deps);
    expect(balance(await world.detail(begun.id), 'credit')).toBe(after.credit?.left);
    updateOrder(world.woo.shop, used, { status: 'cancelled' });
    await sweep(world.deps);
    expect(balance(await world.detail(begun.id), 'credit')).toBe(credit!.amount);
    world.woo.book.coupons = world.woo.book.coupons.filter((one) => one !== coupon);
    await sweep(world.deps);
    const gone = await world.detail(begun.id);
    expect([gone.credit?.state, balance(gone, 'credit')]).toEqual(['revoked', 0]);
  });

  it('gives one coupon although the answer to it was lost', async () => {
    const begun = await ask(order(world.products.shirt), [[0, 1, { resolution: 'store_credit' }]]);
    world.wooFaults.rules.add({ match: { method: 'POST', path: /coupons/ }, fault: 'cut-after', times: 1 });
    await arrive(world, begun);
    await world.settleWithin(80_000);
    world.wooFaults.clear();
    const { credit } = await world.detail(begun.id);
    const mine = world.woo.book.coupons.filter((one) => one.code === credit?.code.toLowerCase());
    expect(mine).toHaveLength(1);
  });
});

describe('An exchange', () => {
  it('for the same price holds the stock from approval, ships when money would move, and refunds nothing', async () => {
    const begun = await ask(order(tee.blue), [[0, 1, { resolution: 'exchange', exchange: exchangeFor(tee.red) }]]);
    const stock = tee.red.stock_quantity;
    const [made] = newOrders(begun.order);
    expect([made?.status, Number(made?.total)]).toEqual(['on-hold', 0]);
    expect((await statusOf(begun)).exchange).toMatchObject({ state: 'held', due: 0, payUrl: null });
    await arrive(world, begun);
    await world.settle();
    const detail = await world.detail(begun.id);
    expect([detail.state, made?.status, refundsOf(world, begun.order)]).toEqual(['closed', 'processing', 0]);
    expect(tee.red.stock_quantity).toBe(stock);
    expect([balance(detail, 'promised'), balance(detail, 'exchanged')]).toEqual([0, 2173]);
    expect(kindsOf(world, begun)).toEqual(['received', 'exchange']);
  });

  it('for more asks for the difference to the cent, by a pay link once the goods are here', async () => {
    const begun = await ask(order(tee.blue), [[0, 1, { resolution: 'exchange', exchange: exchangeFor(tee.gold) }]]);
    const [made] = newOrders(begun.order);
    // 10.00 and 8.625 % of tax.
    expect(Math.round(Number(made?.total) * 100)).toBe(1086);
    expect((await statusOf(begun)).exchange).toMatchObject({ state: 'held', due: 1086, payUrl: null });
    await arrive(world, begun);
    await world.settle();
    const { exchange } = await statusOf(begun);
    expect(exchange).toMatchObject({ state: 'awaiting_payment', due: 1086 });
    expect(exchange?.payUrl).toContain(`order-pay/${made?.id}`);
    expect([made?.status, kindsOf(world, begun)]).toEqual(['on-hold', ['received', 'exchange_pay']]);
  });

  it('may be shipped once the difference is paid: the sweep sees it, and tells the owner once', async () => {
    const begun = await ask(order(tee.blue), [[0, 1, { resolution: 'exchange', exchange: exchangeFor(tee.gold) }]]);
    await arrive(world, begun);
    await world.settle();
    await sweep(world.deps);
    expect((await statusOf(begun)).exchange).toMatchObject({ state: 'awaiting_payment' });
    const [made] = newOrders(begun.order);
    setStatus(world.woo.shop, made!, 'processing');
    await sweep(world.deps);
    await sweep(world.deps);
    await world.settle();
    expect((await statusOf(begun)).exchange).toMatchObject({ state: 'released', due: 1086, payUrl: null });
    await followExchange(world.deps, begun.id);
    await world.settle();
    expect(kindsOf(world, begun)).toEqual(['received', 'exchange_pay', 'owner_exchange_paid']);
    const { timeline } = await world.detail(begun.id);
    expect(timeline.filter(({ type }) => type === 'exchange_paid')).toMatchObject([
      { data: { orderNumber: String(made?.id), amount: 1086 } },
    ]);
  });

  it('is asked about as soon as somebody looks at it, and paid exchanges are not', async () => {
    const begun = await ask(order(tee.blue), [[0, 1, { resolution: 'exchange', exchange: exchangeFor(tee.gold) }]]);
    await arrive(world, begun);
    await world.settle();
    const asked: string[] = [];
    const jobs = { ...world.deps.jobs, followExchange: (id: string) => Promise.resolve(void asked.push(id)) };
    await returnStatus({ ...world.deps, jobs }, await sessionOf(world, begun));
    await getReturn({ ...world.deps, jobs }, begun.id);
    expect(asked).toEqual([begun.id, begun.id]);
    setStatus(world.woo.shop, newOrders(begun.order)[0]!, 'processing');
    await followExchange(world.deps, begun.id);
    expect((await statusOf(begun)).exchange?.state).toBe('released');
    await returnStatus({ ...world.deps, jobs }, await sessionOf(world, begun));
    expect(asked).toHaveLength(2);
  });

  it('that was paid before the goods came is shipped at once, without asking for the money again', async () => {
    const begun = await ask(order(tee.blue), [[0, 1, { resolution: 'exchange', exchange: exchangeFor(tee.gold) }]]);
    setStatus(world.woo.shop, newOrders(begun.order)[0]!, 'processing');
    await arrive(world, begun);
    await world.settle();
    expect((await statusOf(begun)).exchange).toMatchObject({ state: 'released', payUrl: null });
    expect(kindsOf(world, begun)).toEqual(['received', 'exchange']);
  });

  it('for less refunds the difference to the cent', async () => {
    const begun = await ask(order(tee.gold), [[0, 1, { resolution: 'exchange', exchange: exchangeFor(tee.blue) }]]);
    expect(begun.status.payouts.map(({ resolution, breakdown }) => [resolution, breakdown.total])).toEqual([
      ['refund', 1086],
      ['exchange', 2173],
    ]);
    await arrive(world, begun);
    await world.settle();
    expect((await world.detail(begun.id)).state).toBe('closed');
    expect(paidFor(world, begun.order)).toEqual([1086]);
  });

  it('that is sold out when it is ordered is chosen again, and nothing is lost', async () => {
    await world.setPolicy({ approval: { ...DEFAULT_RULES.approval, mode: 'person' } });
    const begun = await ask(order(tee.blue), [[0, 1, { resolution: 'exchange', exchange: exchangeFor(tee.red) }]]);
    const before = tee.red.stock_quantity;
    tee.red.stock_quantity = 0;
    value(await world.command(begun.id, { type: 'approve' }));
    await world.settle();
    expect(kindsOf(world, begun)).toContain('exchange_choose_again');
    expect(await statusOf(begun)).toMatchObject({
      exchange: { state: 'failed', code: 'out_of_stock' },
      can: expect.arrayContaining(['change']) as unknown,
    });
    const edit = value(await send(world, 'edit', { session: await sessionOf(world, begun) })) as EditResponse;
    const body = {
      session: await sessionOf(world, begun),
      token: edit.lookup.token,
      lines: [
        {
          lineId: begun.order.line_items[0]!.id,
          quantity: 1,
          reasonId: 'too_small',
          resolution: 'exchange',
          exchange: exchangeFor(tee.gold),
        },
      ],
    };
    value(await send(world, 'change', body));
    await world.settle();
    expect((await statusOf(begun)).exchange).toMatchObject({ state: 'held', due: 1086 });
    tee.red.stock_quantity = before;
  });

  it('opened for a change makes no second return of the same units', async () => {
    const begun = await ask(order(tee.blue), [[0, 1]]);
    const edit = value(await send(world, 'edit', { session: await sessionOf(world, begun) })) as EditResponse;
    const lines = [{ lineId: begun.order.line_items[0]!.id, quantity: 1, reasonId: 'too_small' }];
    const body = { token: edit.lookup.token, requestId: randomUUID(), lines };
    expect(codeOf(await send(world, 'submit', body))).toBe('session_over');
    expect(edit.lookup.order.lines[0]?.returnable).toBe(1);
  });

  it('gives its stock back when the return is cancelled, or expires', async () => {
    const stock = tee.red.stock_quantity;
    const cancelled = await ask(order(tee.blue), [[0, 1, { resolution: 'exchange', exchange: exchangeFor(tee.red) }]]);
    expect(tee.red.stock_quantity).toBe((stock ?? 0) - 1);
    value(await send(world, 'cancel', { session: await sessionOf(world, cancelled) }));
    await world.settle();
    expect(tee.red.stock_quantity).toBe(stock);
    const expired = await ask(order(tee.blue), [[0, 1, { resolution: 'exchange', exchange: exchangeFor(tee.red) }]]);
    const wait = 18 * 86_400_000;
    world.pass(wait);
    await sweep(world.deps);
    await world.settle();
    expect([(await world.detail(expired.id)).state, tee.red.stock_quantity]).toEqual(['expired', stock]);
    expect(balance(await world.detail(expired.id), 'promised')).toBe(0);
  });
});

describe('An exchange for less', () => {
  const feeOf20 = { kind: 'percent', basisPoints: 2000 } as const;
  const giving = (offered: boolean) => {
    const { refund, exchange, ...rest } = offering('exchange');
    const lower = offered ? ('refund' as const) : ('none' as const);
    return {
      ...rest,
      refund: { ...refund, offered, fee: feeOf20 },
      exchange: { ...exchange, scope: 'any' as const, lower },
    };
  };
  const poster = () => ({ resolution: 'exchange', exchange: exchangeFor(world.products.poster) }) as const;
  /** What is listed for a shirt, by name. */
  async function listed(placed: Order) {
    const { token } = await world.lookUp(placed);
    const asked = { token, lineId: placed.line_items[0]!.id, reasonId: 'too_small', search: 'poster' };
    const { items } = value(await send(world, 'exchangeItems', asked)) as ExchangeResponse;
    return items.map(({ name, difference }) => [name, difference]);
  }

  it('gives what a refund would, less the new item: listed, estimated and paid alike', async () => {
    await world.setPolicy({ resolutions: giving(true) });
    const placed = order(world.products.shirt);
    // 54.20 less 20 % are 43.36, and the poster costs 10.85.
    expect(await listed(placed)).toEqual([['Poster', -(4336 - 1085)]]);
    const begun = await ask(placed, [[0, 1, poster()]]);
    const refund = begun.status.payouts.find(({ resolution }) => resolution === 'refund')!.breakdown;
    expect(refund.total).toBe(4336 - 1085);
    expect(refund.lines.find(({ kind }) => kind === 'fee')?.amount).toBe(-1084);
    await arrive(world, begun);
    await world.settle();
    expect(paidFor(world, begun.order)).toEqual([4336 - 1085]);
  });

  it('is neither listed nor taken where nothing comes back, whoever asks', async () => {
    await world.setPolicy({ resolutions: giving(false) });
    const placed = order(world.products.shirt);
    expect(await listed(placed)).toEqual([]);
    expect(await world.submit(placed, [[0, 1, poster()]])).toMatchObject({
      problem: {
        code: 'resolution_refused',
        params: { reason: 'exchange_not_available', why: 'cheaper', rule: 'resolutions.exchange.lower' },
      },
    });
    const { token } = value(
      await send(world, 'staffLookup', { orderNumber: String(placed.id) }, STAFF),
    ) as LookupResponse;
    const lines = [{ lineId: placed.line_items[0]!.id, quantity: 1, reasonId: 'too_small', ...poster() }];
    const body = { token, requestId: randomUUID(), lines, override: 'Kind customer.' };
    expect(codeOf(await send(world, 'staffSubmit', body, STAFF))).toBe('resolution_refused');
  });
});

describe('An item that is kept', () => {
  it('is paid at once and needs no parcel', async () => {
    const resolutions = offering('keep');
    await world.setPolicy({ resolutions: { ...resolutions, keep: { ...resolutions.keep, underValue: 2000 } } });
    const begun = await ask(order(world.products.poster), [[0, 1, { resolution: 'keep' }]]);
    const detail = await world.detail(begun.id);
    expect([detail.state, detail.shipping.state, paidFor(world, begun.order)]).toEqual([
      'closed',
      'none_wanted',
      [1085],
    ]);
    expect(world.shippo.book.shipments.filter(({ extra }) => extra.reference_1 === begun.number)).toHaveLength(0);
    expect(kindsOf(world, begun)).toEqual(['received', 'kept']);
  });

  it('is refused above the store’s value, with the number that decided', async () => {
    const answer = await world.submit(order(world.products.shirt), [[0, 1, { resolution: 'keep' }]]);
    expect(answer).toMatchObject({
      problem: {
        code: 'resolution_refused',
        params: { reason: 'keep_over_value', rule: 'resolutions.keep.underValue' },
      },
    });
  });
});

describe('A withdrawal', () => {
  const lawful = () =>
    world.setPolicy({
      window: { ...DEFAULT_RULES.window, days: 1 },
      withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'] },
      moneyMoves: moneyMovesOn('inspection'),
    });

  it('is open when the store’s own window is over, is acknowledged at once, and is paid at the first scan with shipping', async () => {
    await lawful();
    const placed = order(world.products.shirt);
    placed.completed = Date.parse('2026-12-06T00:00:00Z');
    const begun = await ask(placed, [[0, 1]], { kind: 'withdrawal', name: 'Ana Diaz' });
    expect(kindsOf(world, begun)[0]).toBe('withdrawal_receipt');
    expect(begun.status.payouts[0]?.breakdown.total).toBe(Math.round(Number(placed.total) * 100));
    value(await world.command(begun.id, { type: 'sent' }));
    await world.settle();
    const detail = await world.detail(begun.id);
    expect([detail.state, detail.payouts[0]?.state]).toEqual(['in_transit', 'settled']);
    expect(paidFor(world, placed)).toEqual([Math.round(Number(placed.total) * 100)]);
    expect(detail.withdrawal?.sentAt).not.toBeNull();
  });

  it('needs a name, and no reason', async () => {
    await lawful();
    expect(codeOf(await world.submit(order(world.products.shirt), [[0, 1]], { kind: 'withdrawal' }))).toBe(
      'name_required',
    );
  });

  it('warns the owner once before the money is due by law', async () => {
    await lawful();
    const begun = await ask(order(world.products.shirt), [[0, 1]], { kind: 'withdrawal', name: 'Ana Diaz' });
    world.pass(12 * 86_400_000);
    await sweep(world.deps);
    await sweep(world.deps);
    await world.settle();
    expect(kindsOf(world, begun).filter((kind) => kind === 'owner_deadline')).toHaveLength(1);
    const detail = await world.detail(begun.id);
    expect([detail.attention, detail.withdrawal?.urgent]).toEqual(['deadline', true]);
  });
});

describe('What a person decides', () => {
  it('is whether a payout above the ceiling goes out', async () => {
    await world.setPolicy({ moneyMoves: { ...moneyMovesOn('inspection'), ceiling: 5000 } });
    const begun = await ask(order(world.products.shirt, 2), [[0, 2]]);
    await arrive(world, begun);
    await world.settle();
    const held = await world.detail(begun.id);
    expect([held.attention, held.payouts[0]?.held, paidFor(world, begun.order)]).toEqual([
      'held_payout',
      'over_ceiling',
      [],
    ]);
    value(await world.command(begun.id, { type: 'release_payout', resolution: 'refund' }));
    await world.settle();
    expect(paidFor(world, begun.order)).toEqual([10841]);
  });

  it('is a refusal of the policy that staff override with a reason, but never units that are not there', async () => {
    const placed = order(world.products.shirt);
    placed.completed = Date.parse('2026-10-01T00:00:00Z');
    const found = value(await send(world, 'staffLookup', { orderNumber: String(placed.id) }, STAFF)) as LookupResponse;
    const body = (quantity: number, override: string) => ({
      token: found.token,
      requestId: randomUUID(),
      lines: [{ lineId: placed.line_items[0]!.id, quantity, reasonId: 'damaged' }],
      override,
    });
    expect(await send(world, 'staffSubmit', body(1, ''), STAFF)).toMatchObject({
      problem: { code: 'override_required', params: { reason: 'window_over' } },
    });
    expect(codeOf(await send(world, 'staffSubmit', body(2, 'Kind customer.'), STAFF))).toBe('quantity_not_returnable');
    const detail = value(await send(world, 'staffSubmit', body(1, 'Kind customer.'), STAFF)) as ReturnDetail;
    expect(detail.override).toMatchObject({ reason: 'Kind customer.', refusals: [{ code: 'window_over' }] });
    expect([detail.state, detail.decision.code]).toEqual(['approved', 'approved_by_staff']);
  });
});

describe('A label that the shopper pays', () => {
  it('is taken off once its price is known, and the payout waits for that', async () => {
    await world.setPolicy({
      labels: { ...DEFAULT_RULES.labels, paidBy: 'customer' },
      moneyMoves: moneyMovesOn('approval'),
    });
    const placed = order(world.products.shirt);
    const { token } = await world.lookUp(placed);
    const lines = [{ lineId: placed.line_items[0]!.id, quantity: 1, reasonId: 'too_small' }];
    const estimate = value(await send(world, 'estimate', { token, lines })) as EstimateResponse;
    expect(estimate.labelAtMost).toMatchObject({ amount: 2500 });
    const begun = await ask(placed, [[0, 1]]);
    const { shipping } = await world.detail(begun.id);
    expect(paidFor(world, placed)).toEqual([5420 - (shipping.cost?.amount ?? 0)]);
  });
});
