import { setTimeout as sleep } from 'node:timers/promises';
import type { SiteActor } from '../../bridge/contract/signature.ts';
import type { Case } from './cases.ts';
import type { Target } from './kinds.ts';
import { asOwner } from './peers.ts';
import {
  ana,
  ask,
  command,
  detailOf,
  HOME,
  inspect,
  labelled,
  newProduct,
  placeOrder,
  receive,
  until,
} from './steps.ts';
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

function wayOf(target: Target): Pick<Asked, 'resolution' | 'gateway'> {
  if (target === 'store_credit' || target === 'credit_balance')
    return { resolution: 'store_credit', gateway: 'boomtest' };
  if (target === 'exchange_order' || target === 'exchange_status')
    return { resolution: 'exchange', gateway: 'boomtest' };
  return { resolution: 'refund', gateway: target === 'refund_by_hand' ? 'bacs' : 'boomtest' };
}

/** An address of its own: attempts are limited by it. */
export function guestOf(index: number): SiteActor {
  return { type: 'guest', ip: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}` };
}

/** One return from the form to its end: asked, sent, received, inspected. It does not wait for what that makes the bridge do, unless a later step needs it. */
export async function goThrough(world: ChaosWorld, { index, target, random }: Case): Promise<Asked> {
  const way = wayOf(target);
  const productId = await newProduct(world, `Shirt ${index}`);
  const insteadId = way.resolution === 'exchange' ? await newProduct(world, `Other shirt ${index}`) : null;
  const order = await placeOrder(world, way.gateway, [productId]);
  const wish = { line: 0, resolution: way.resolution, insteadId, guest: guestOf(index) };
  const { number, returnId, lineId, amount } = await ask(world, order, wish);
  const calledOff = target === 'void_label' || (target === 'exchange_status' && random.next() < 0.5);
  if (insteadId !== null) {
    await until(world, returnId, async () => {
      const { exchange, payouts } = await detailOf(world, returnId);
      return exchange?.state !== 'ordering' || payouts.some(({ state }) => state === 'in_doubt');
    });
  }
  const { shipping } = await labelled(world, returnId);
  // Not possible while its exchange is in doubt: then the goods come after all.
  const cancelled = calledOff && (await command(world, returnId, { type: 'cancel' }, 'cancelled'));
  const voided = cancelled && shipping.state === 'label';
  if (!cancelled) {
    await receive(world, returnId);
    await inspect(world, returnId, lineId);
  }
  if (way.gateway === 'bacs') await payByHand(world, returnId);
  const used = target === 'credit_balance' && (await useCredit(world, returnId));
  return { ...way, orderId: order.id, number, returnId, cancelled, voided, amount, productId, insteadId, used };
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
