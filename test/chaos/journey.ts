import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SiteActor } from '../../bridge/contract/signature.ts';
import type { LookupResponse, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ReturnDetail, StaffCommand } from '../../bridge/contract/staff.ts';
import type { Case } from './cases.ts';
import type { Target } from './kinds.ts';
import { asOwner } from './peers.ts';
import { STAFF } from './set-up-store.ts';
import type { ChaosWorld } from './world.ts';

/** What is asked of Boomerang for one order, known without its books. */
export interface Asked {
  readonly orderId: number;
  readonly number: string;
  readonly returnId: string;
  readonly resolution: 'refund' | 'store_credit' | 'exchange';
  readonly gateway: 'boomtest' | 'bacs';
  readonly cancelled: boolean;
  /** It was cancelled with a label that nobody had used. */
  readonly voided: boolean;
  /** Minor units, as the shopper was told. */
  readonly amount: number;
  readonly productId: number;
  /** What is sent instead; null unless exchanged. */
  readonly insteadId: number | null;
  /** The credit was used in part by an order. */
  readonly used: boolean;
}

export const STOCK = 50;
export const ORDERED = 2;
const PRICE = '49.90';
const ana = 'ana@example.com';
const HOME = {
  first_name: 'Ana',
  last_name: 'Diaz',
  address_1: '1092 Indian Summer Ct',
  city: 'San Jose',
  state: 'CA',
  postcode: '95122',
  country: 'US',
};

function wayOf(target: Target): Pick<Asked, 'resolution' | 'gateway'> {
  if (target === 'store_credit' || target === 'credit_balance')
    return { resolution: 'store_credit', gateway: 'boomtest' };
  if (target === 'exchange_order' || target === 'exchange_status')
    return { resolution: 'exchange', gateway: 'boomtest' };
  return { resolution: 'refund', gateway: target === 'refund_by_hand' ? 'bacs' : 'boomtest' };
}

/** One return from the form to its end: asked, sent, received, inspected. It does not wait for what that makes the bridge do, unless a later step needs it. */
export async function goThrough(world: ChaosWorld, { index, target, random }: Case): Promise<Asked> {
  const { shop } = world;
  const way = wayOf(target);
  const product = () =>
    asOwner<{ id: number }>(shop, 'POST', '/products', {
      name: `Shirt ${index}`,
      regular_price: PRICE,
      weight: '0.3',
      manage_stock: true,
      stock_quantity: STOCK,
    });
  const { id: productId } = await product();
  const insteadId = way.resolution === 'exchange' ? (await product()).id : null;
  const order = await asOwner<{ id: number; line_items: { id: number }[] }>(shop, 'POST', '/orders', {
    status: 'completed',
    set_paid: true,
    payment_method: way.gateway,
    payment_method_title: way.gateway,
    billing: { ...HOME, email: ana, phone: '4085550101' },
    shipping: HOME,
    line_items: [{ product_id: productId, quantity: ORDERED }],
  });

  const guest: SiteActor = { type: 'guest', ip: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}` };
  const found = await told<LookupResponse>(world, 'POST', '/shop/lookup', guest, {
    orderNumber: String(order.id),
    email: ana,
    locale: 'en_US',
  });
  const lineId = order.line_items[0]!.id;
  const exchange = insteadId === null ? null : { productId: insteadId, variationId: 0 };
  const status = await told<ReturnStatus>(world, 'POST', '/shop/returns', guest, {
    token: found.token,
    requestId: randomUUID(),
    lines: [{ lineId, quantity: 1, reasonId: 'too_small', resolution: way.resolution, exchange }],
  });
  const { number } = status;
  const [row] = await world.sql<{ id: string }>(`select id from boomerang.returns where number = '${number}'`);
  const returnId = row!.id;
  const cancelled = target === 'void_label' || (target === 'exchange_status' && random.next() < 0.5);
  let voided = false;
  if (insteadId !== null) {
    await until(world, returnId, async () => {
      const { exchange, payouts } = await detailOf(world, returnId);
      return exchange?.state !== 'ordering' || payouts.some(({ state }) => state === 'in_doubt');
    });
  }
  // Nobody sends a parcel before the label is there, or will not come.
  await until(world, returnId, async () => (await detailOf(world, returnId)).shipping.state !== 'preparing');
  if (cancelled) {
    voided = (await detailOf(world, returnId)).shipping.state === 'label';
    await command(world, returnId, { type: 'cancel' }, 'cancelled');
  } else {
    await command(world, returnId, { type: 'receive' }, 'received');
    const lines = [{ orderLineId: lineId, sellable: 1, damaged: 0, missing: 0, lowered: null }];
    await command(world, returnId, { type: 'inspect', lines }, 'inspected');
  }
  if (way.gateway === 'bacs') await payByHand(world, returnId);
  const used = target === 'credit_balance' && (await useCredit(world, returnId));
  return {
    ...way,
    orderId: order.id,
    number,
    returnId,
    cancelled,
    voided,
    amount: status.payouts[0]?.breakdown.total ?? 0,
    productId,
    insteadId,
    used,
  };
}

async function told<Answer>(
  world: ChaosWorld,
  method: string,
  path: string,
  actor: SiteActor,
  body?: unknown,
): Promise<Answer> {
  const answer = await world.site.call<Answer>(method, path, actor, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const detailOf = (world: ChaosWorld, returnId: string) =>
  told<ReturnDetail>(world, 'GET', `/admin/returns/${returnId}`, STAFF);

/** As a person at the screen: sees that it is done, or does it, on what the return is by now. */
async function command(
  world: ChaosWorld,
  returnId: string,
  wish: StaffCommand,
  becomes: ReturnDetail['state'],
): Promise<void> {
  for (;;) {
    const { revision, state } = await detailOf(world, returnId);
    if (state === becomes || (becomes === 'inspected' && state === 'closed')) return;
    const path = `/admin/returns/${returnId}/commands`;
    const answer = await world.site.call<{ code?: string }>('POST', path, STAFF, { revision, command: wish });
    if (answer.status >= 300 && answer.body.code !== 'changed_meanwhile') {
      throw new Error(`${wish.type}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
  }
}

/** The owner pays what the gateway can't, and says so, once Boomerang asks for it. */
async function payByHand(world: ChaosWorld, returnId: string): Promise<void> {
  const payout = async () => (await detailOf(world, returnId)).payouts[0];
  await until(
    world,
    returnId,
    async () => (await payout())?.state !== 'pending' || (await payout())?.awaitsHand === true,
  );
  if ((await payout())?.awaitsHand !== true) return;
  await command(world, returnId, { type: 'paid_by_hand', resolution: 'refund' }, 'closed');
}

/** An order that uses a part of the credit; false where there is none (its coupon is in doubt). */
async function useCredit(world: ChaosWorld, returnId: string): Promise<boolean> {
  let detail = await detailOf(world, returnId);
  await until(world, returnId, async () => (detail = await detailOf(world, returnId)).payouts[0]?.state !== 'pending');
  if (detail.credit === null) return false;
  await asOwner(world.shop, 'POST', '/orders', {
    status: 'processing',
    billing: { ...HOME, email: ana },
    line_items: [
      {
        product_id: (
          await asOwner<{ id: number }>(world.shop, 'POST', '/products', { name: 'Poster', regular_price: '9.99' })
        ).id,
        quantity: 1,
      },
    ],
    coupon_lines: [{ code: detail.credit.code }],
  });
  const wanted = `select 1 from boomerang.effects where kind = 'credit_balance' and return_id = '${returnId}'`;
  await until(world, returnId, async () => {
    world.bridges[0]!.sweep();
    await sleep(500);
    return (await world.sql(wanted)).length > 0;
  });
  return true;
}

/** Several outages may follow one another. */
const PATIENCE_MS = 180_000;

async function until(world: ChaosWorld, returnId: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) {
      const open = `select kind, state, tries, due_at, lease_until, trouble, now() from boomerang.effects where return_id = '${returnId}'`;
      throw new Error(`Nothing goes on with ${returnId}: ${JSON.stringify(await world.sql(open))}`);
    }
    await sleep(400);
  }
}
