import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Product } from '../../standins/woocommerce/types.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { arrive, begin, effectsOf, kindsOf, mailsOf, timeline, unsettled, within } from './steps.ts';
import { BY_PERSON } from '../../support/policy.ts';

const EMAIL = { path: '/bridge/email' };
const RESTOCK = { path: '/bridge/restock' };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => world.wooFaults.clear());

function stockOf(id: number): number | null {
  return world.woo.shop.book.products.find((one) => one.id === id)?.stock_quantity ?? null;
}

async function returned(product: Product) {
  const begun = await begin(world, { lines: [{ product, quantity: 2 }] });
  const before = stockOf(product.id);
  return { ...begun, before };
}

describe('Units that go back to stock', () => {
  it.each(['cut-after', 'empty', 'half'] as const)('(answer lost: %s) go back once', async (fault) => {
    const { shirt } = world.products;
    const begun = await returned(shirt);
    await arrive(world, begun);
    world.wooFaults.rules.add({ match: RESTOCK, fault, times: 1 });
    await world.settle();
    world.pass(3_000);
    await world.settle();
    const detail = await world.detail(begun.id);
    expect(stockOf(shirt.id)).toBe(begun.before! + 2);
    expect(detail.timeline.find(({ type }) => type === 'restocked')?.data).toEqual({
      product: 'Linen shirt',
      quantity: 2,
      before: begun.before,
      after: begun.before! + 2,
    });
    expect(timeline(detail).filter((type) => type === 'restocked')).toHaveLength(1);
  });

  it('(request lost) go back once PHP can not be at it any more', async () => {
    const { shirt } = world.products;
    const begun = await returned(shirt);
    await arrive(world, begun);
    world.wooFaults.rules.add({ match: RESTOCK, fault: 'cut-before', times: 1 });
    await world.settle();
    await within(world, 60_000);
    expect(stockOf(shirt.id)).toBe(begun.before);
    await within(world, 10_000);
    expect(stockOf(shirt.id)).toBe(begun.before! + 2);
  });

  it('(PHP died before the act, and its key stays claimed) are in doubt, and go back once by a new attempt', async () => {
    const { shirt } = world.products;
    const begun = await returned(shirt);
    await arrive(world, begun);
    world.woo.switches.deaths.push({ path: /bridge\/restock/, when: 'before-act' });
    await within(world, 75_000);
    const { id: effectId, state } = await unsettled(world, begun.id, 'restock');
    expect([state, (await world.detail(begun.id)).attention]).toEqual(['in_doubt', 'in_doubt']);
    expect(stockOf(shirt.id)).toBe(begun.before);
    value(await world.command(begun.id, { type: 'resolve_doubt', effectId, happened: false }));
    await world.settle();
    expect(stockOf(shirt.id)).toBe(begun.before! + 2);
    expect((await world.detail(begun.id)).attention).toBeNull();
  });

  it('are counted by the parent where it manages the stock', async () => {
    const { cap } = world.products;
    const begun = await returned(cap);
    const before = stockOf(cap.parent_id)!;
    await arrive(world, begun);
    await world.settle();
    expect(stockOf(cap.parent_id)).toBe(before + 2);
    expect(timeline(await world.detail(begun.id))).toContain('restocked');
  });

  it('of a product whose stock nobody manages: the timeline says so, and nothing needs the owner', async () => {
    const { poster } = world.products;
    const begun = await returned(poster);
    await arrive(world, begun);
    await world.settle();
    const detail = await world.detail(begun.id);
    expect(timeline(detail)).toContain('stock_not_managed');
    expect([detail.state, detail.attention]).toEqual(['closed', null]);
  });

  it.each([
    {
      held: 1,
      back: [
        { type: 'restocked', quantity: 1 },
        { type: 'stock_already_back', quantity: 1 },
      ],
    },
    { held: 0, back: [{ type: 'stock_already_back', quantity: 2 }] },
  ])(
    'of which the order holds only $held: the rest was put back in wp-admin, and the timeline says so',
    async ({ held, back }) => {
      const { shirt } = world.products;
      const begun = await returned(shirt);
      const order = world.woo.shop.book.orders.find(({ id }) => id === begun.order.id)!;
      const meta = order.line_items[0]!.meta_data.find(({ key }) => key === '_reduced_stock')!;
      meta.value = String(held);
      await arrive(world, begun);
      await world.settle();
      expect(stockOf(shirt.id)).toBe(begun.before! + held);
      const told = (await world.detail(begun.id)).timeline.filter(({ type }) => /stock/.test(type));
      expect(told.map(({ type, data }) => ({ type, quantity: data['quantity'] }))).toEqual(back);
    },
  );

  it('of a product that is gone: the owner sees it, and the refund goes its own way', async () => {
    const begun = await returned(world.products.poster);
    await arrive(world, begun);
    const gone = { status: 404, body: '{"code":"product_not_found","message":"The product no longer exists."}' };
    world.wooFaults.rules.add({ match: RESTOCK, fault: gone });
    await world.settle();
    const detail = await world.detail(begun.id);
    expect([detail.state, detail.payouts[0]?.state, detail.attention]).toEqual(['closed', 'settled', 'failed_effect']);
    expect(await unsettled(world, begun.id, 'restock')).toMatchObject({
      state: 'failed',
      about: 'Poster',
      trouble: { code: 'product_not_found' },
    });
  });
});

describe('An e-mail', () => {
  it('whose answer is lost goes out again as the same message', async () => {
    world.wooFaults.rules.add({ match: EMAIL, fault: 'cut-after', times: 1 });
    const begun = await begin(world);
    world.pass(3_000);
    await world.settle();
    const mails = mailsOf(world, begun);
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(timeline(await world.detail(begun.id)).filter((type) => type === 'email_sent')).toHaveLength(1);
  });

  it('that WordPress refuses is shown to the owner, and sent by "try again"', async () => {
    const refused = { status: 400, body: '{"code":"bad_recipient","message":"No."}' };
    world.wooFaults.rules.add({ match: EMAIL, fault: refused, times: 1 });
    const begun = await begin(world);
    const detail = await world.detail(begun.id);
    expect(detail.attention).toBe('failed_effect');
    expect(timeline(detail)).toContain('email_failed');
    const { id: effectId, about } = await unsettled(world, begun.id, 'email');
    expect(about).toBe('received');
    value(await world.command(begun.id, { type: 'try_again', effectId }));
    await world.settle();
    expect(kindsOf(world, begun)).toEqual(['received']);
  });

  it('that the mail server does not take for a day is shown to the owner, and no sooner', async () => {
    const down = { status: 503, body: '{"code":"mail_failed","message":"SMTP connect() failed."}' };
    world.wooFaults.rules.add({ match: EMAIL, fault: down });
    const begun = await begin(world);
    await within(world, 30_000);
    for (let minutes = 0; minutes < 12 * 60; minutes += 10) {
      world.pass(600_000);
      await world.settle();
    }
    const [trying] = await effectsOf(world, begun.id, 'email');
    expect([trying?.state, (await world.detail(begun.id)).attention]).toEqual(['pending', null]);
    for (let hours = 0; hours < 24; hours += 1) {
      world.pass(3_600_000);
      await world.settle();
    }
    world.wooFaults.clear();
    const { id: effectId, state, tries, trouble } = await unsettled(world, begun.id, 'email');
    expect([state, trouble?.message]).toEqual(['failed', 'SMTP connect() failed.']);
    expect(tries).toBe(33);
    value(await world.command(begun.id, { type: 'try_again', effectId }));
    await world.settle();
    expect(kindsOf(world, begun)).toEqual(['received']);
  });

  it('waits with longer and longer pauses while WordPress is away, and is not lost', async () => {
    world.wooFaults.rules.add({ match: EMAIL, fault: { status: 503, body: '{"code":"maintenance","message":""}' } });
    const begun = await begin(world);
    await within(world, 120_000);
    const [effect] = await effectsOf(world, begun.id, 'email');
    expect(effect?.tries).toBeLessThan(12);
    world.wooFaults.clear();
    await within(world, 180_000);
    expect(kindsOf(world, begun)).toEqual(['received']);
  });

  it('to the owner is in the site’s language, to the shopper in the page’s', async () => {
    await world.setPolicy({ approval: BY_PERSON, ownerEmail: 'owner@shop.example' });
    const begun = await begin(world);
    expect(mailsOf(world, begun).map(({ to, locale }) => [to, locale])).toEqual([
      ['ana@example.com', 'en_US'],
      ['owner@shop.example', ''],
    ]);
  });
});
