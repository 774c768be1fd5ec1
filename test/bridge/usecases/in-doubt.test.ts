import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { returnDetail } from '../../../bridge/contract/return-detail.ts';
import { returnStatus } from '../../../bridge/contract/return-status.ts';
import type { EffectKind, EffectPlan } from '../../../bridge/domain/effect.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { instant } from '../../../bridge/domain/time.ts';
import { runEffect } from '../../../bridge/usecases/effects/run-effect.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { createProduct } from '../../standins/woocommerce/products.ts';
import type { Product } from '../../standins/woocommerce/types.ts';
import { offering } from '../../support/policy.ts';
import { placeOrder } from '../../support/shop.ts';
import { effectsOf, send, type Begun } from './steps.ts';

let world: World;
let tee: { readonly blue: Product; readonly red: Product };
beforeAll(async () => {
  world = await startWorld();
  await world.setPolicy({ ...DEFAULT_RULES, resolutions: offering('store_credit', 'exchange') });
  const { shop } = world.woo;
  const attributes = [{ name: 'Colour', options: ['Blue', 'Red'], variation: true, visible: true }];
  const parent = createProduct(shop, { name: 'Tee', type: 'variable', attributes });
  const [blue, red] = ['Blue', 'Red'].map((option) =>
    createProduct(shop, { regular_price: '20.00', attributes: [{ name: 'Colour', option }] }, parent.id),
  );
  tee = { blue: blue!, red: red! };
});
afterAll(() => world.close());

const currency = { code: 'USD', decimals: 2 };

/** One plan of each kind: a kind without one does not compile. */
function plans({ order, number }: Begun): { readonly [Kind in EffectKind]: Extract<EffectPlan, { kind: Kind }> } {
  const line = order.line_items[0]!;
  const about = { orderId: order.id, currency };
  return {
    refund: { ...about, kind: 'refund', payout: 'refund', amount: 0, lines: [], outbound: [] },
    buy_label: { kind: 'buy_label' },
    void_label: { kind: 'void_label', transactionId: 'txn_1', carrier: 'usps', trackingNumber: null, cost: null },
    store_credit: {
      ...about,
      kind: 'store_credit',
      amount: 500,
      email: 'a@example.com',
      expiresAt: null,
      usage: 'once',
    },
    credit_balance: { kind: 'credit_balance', couponId: 1, currency, left: 100, usedCount: 1 },
    exchange_order: { ...about, kind: 'exchange_order', lines: [], due: 0 },
    exchange_status: { kind: 'exchange_status', exchangeOrderId: 1, to: 'cancel' },
    order_note: {
      ...about,
      kind: 'order_note',
      payout: 'refund',
      lines: [],
      breakdown: { lines: [], total: 0 } as never,
    },
    restock: {
      kind: 'restock',
      orderId: order.id,
      orderLineId: line.id,
      productId: line.product_id,
      variationId: 0,
      quantity: 1,
    },
    email: { kind: 'email', email: 'received', awaitsLabel: false },
    webhook: { kind: 'webhook', news: { event: 'return.requested', at: '2026-11-20T10:00:00.000Z', number } as never },
  };
}

/** A return that could have such an act: credit for its shirts, another tee for its tee, else money. */
async function fitting(kind: EffectKind): Promise<Begun> {
  const wanted = kind === 'exchange_order' ? tee.blue : world.products.shirt;
  const order = placeOrder(world.woo.shop, { lines: [{ product: wanted, quantity: 2 }] });
  const exchange = { productId: tee.red.parent_id, variationId: tee.red.id };
  const wishes = {
    store_credit: { resolution: 'store_credit' },
    exchange_order: { resolution: 'exchange', exchange },
  } as const;
  const wish = kind === 'store_credit' || kind === 'exchange_order' ? wishes[kind] : {};
  const { number, link } = value(await world.submit(order, [[0, 2, wish]]));
  return { order, id: await world.newestId(), number, link };
}

/** A return with one act of that kind in doubt: its own where it has one, which has not been done yet. */
async function doubtful(kind: EffectKind): Promise<{ begun: Begun; effectId: string }> {
  const begun = await fitting(kind);
  const now = instant(world.clock.now());
  const own = await effectsOf(world, begun.id, kind);
  const effectId = own[0]?.id ?? randomUUID();
  await world.deps.database.transaction(async (tx) => {
    const written = { id: effectId, returnId: begun.id, orderId: begun.order.id, policyVersion: 0 };
    if (own.length === 0) await tx.insertEffect({ ...written, plan: plans(begun)[kind], dueAt: now, createdAt: now });
    const effect = (await tx.lockEffect(effectId))!;
    const trouble = { code: 'timeout', message: 'No answer.', at: now };
    await tx.saveEffect({ ...effect, state: 'in_doubt', sentAt: now, trouble });
  });
  return { begun, effectId };
}

const KINDS = [
  'refund',
  'buy_label',
  'void_label',
  'store_credit',
  'credit_balance',
  'exchange_order',
  'exchange_status',
  'order_note',
  'restock',
  'email',
  'webhook',
] as const satisfies readonly EffectKind[];

describe('Both ways out of doubt, for every kind of act', () => {
  it('are tested for every kind there is', async () => {
    expect([...KINDS].sort()).toEqual(Object.keys(plans(await fitting('refund'))).sort());
  });

  it.each(KINDS.flatMap((kind) => [true, false].map((happened) => [kind, happened] as const)))(
    '%s, happened: %s: the word is kept with name and time, the doubt is over, the return can be read',
    async (kind, happened) => {
      const { begun, effectId } = await doubtful(kind);
      const before = await world.detail(begun.id);
      expect(before.attention).toBe('in_doubt');
      expect(before.effects.find(({ id }) => id === effectId)?.trouble?.message).toBe('No answer.');
      world.pass(60_000);
      const at = instant(world.clock.now());
      const after = value(await world.command(begun.id, { type: 'resolve_doubt', effectId, happened }));

      expect(after.attention).not.toBe('in_doubt');
      const told = after.timeline.filter(({ type }) => type === 'doubt_resolved');
      expect(told).toEqual([
        { type: 'doubt_resolved', actor: { type: 'staff', name: 'Olga Owner' }, data: { effect: kind, happened }, at },
      ]);
      const [effect] = (await world.deps.database.effectsOf(begun.id)).filter(({ id }) => id === effectId);
      expect([effect?.state, effect?.attempt]).toEqual(
        happened ? [looksFirst(kind) ? 'in_flight' : 'done', 1] : ['pending', 2],
      );
      // The shopper's page and the list are still readable with what was vouched for.
      const page = await send(world, 'openReturn', { link: begun.link });
      expect(returnStatus.safeParse(value(page)).error).toBeUndefined();
      expect(returnDetail.safeParse(after).error).toBeUndefined();
    },
  );

  it('a coupon is looked for under its own code, and there is one whatever was said', async () => {
    const { begun, effectId } = await doubtful('store_credit');
    const before = world.woo.shop.book.coupons.length;
    value(await world.command(begun.id, { type: 'resolve_doubt', effectId, happened: true }));
    world.pass(120_000);
    await runEffect(world.deps, effectId);
    const [effect] = await effectsOf(world, begun.id, 'store_credit');
    expect(effect?.state).toBe('done');
    expect(world.woo.shop.book.coupons.length).toBe(before + 1);
    expect((await world.detail(begun.id)).credit?.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  });
});

/** Of these only the store knows which it is. */
function looksFirst(kind: EffectKind): boolean {
  return kind === 'exchange_order' || kind === 'store_credit';
}
