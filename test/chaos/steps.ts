import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SiteActor } from '../../bridge/contract/signature.ts';
import type { LookupResponse, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ReturnDetail, StaffCommand } from '../../bridge/contract/staff.ts';
import { asOwner } from './peers.ts';
import { STAFF } from './set-up-store.ts';
import type { ChaosWorld } from './world.ts';

export const STOCK = 50;
export const ORDERED = 2;
const PRICE = '49.90';
export const ana = 'ana@example.com';
export const HOME = {
  first_name: 'Ana',
  last_name: 'Diaz',
  address_1: '1092 Indian Summer Ct',
  city: 'San Jose',
  state: 'CA',
  postcode: '95122',
  country: 'US',
};

export interface PlacedOrder {
  readonly id: number;
  readonly line_items: readonly { readonly id: number; readonly product_id: number }[];
}

/** A product of its own, so that its stock tells of one return only. */
export async function newProduct({ shop }: ChaosWorld, name: string): Promise<number> {
  const stocked = { manage_stock: true, stock_quantity: STOCK };
  const body = { name, regular_price: PRICE, weight: '0.3', ...stocked };
  return (await asOwner<{ id: number }>(shop, 'POST', '/products', body)).id;
}

/** Two units of each product, paid and completed. */
export function placeOrder({ shop }: ChaosWorld, gateway: string, productIds: readonly number[]): Promise<PlacedOrder> {
  return asOwner<PlacedOrder>(shop, 'POST', '/orders', {
    status: 'completed',
    set_paid: true,
    payment_method: gateway,
    payment_method_title: gateway,
    billing: { ...HOME, email: ana, phone: '4085550101' },
    shipping: HOME,
    line_items: productIds.map((id) => ({ product_id: id, quantity: ORDERED })),
  });
}

export interface Wish {
  /** Index of the order's line: one unit of it comes back. */
  readonly line: number;
  readonly resolution: 'refund' | 'store_credit' | 'exchange';
  readonly insteadId: number | null;
  readonly guest: SiteActor;
}

/** The form, filled in and sent. */
export async function ask(world: ChaosWorld, order: PlacedOrder, { line, resolution, insteadId, guest }: Wish) {
  const proof = { orderNumber: String(order.id), email: ana, locale: 'en_US' };
  const found = await told<LookupResponse>(world, 'POST', '/shop/lookup', guest, proof);
  const lineId = order.line_items[line]!.id;
  const exchange = insteadId === null ? null : { productId: insteadId, variationId: 0 };
  const { number, payouts } = await told<ReturnStatus>(world, 'POST', '/shop/returns', guest, {
    token: found.token,
    requestId: randomUUID(),
    lines: [{ lineId, quantity: 1, reasonId: 'too_small', resolution, exchange }],
  });
  const [row] = await world.sql<{ id: string }>(`select id from boomerang.returns where number = '${number}'`);
  return { number, returnId: row!.id, lineId, amount: payouts[0]?.breakdown.total ?? 0 };
}

/** Nobody sends a parcel before the label is there, or will not come. */
export async function labelled(world: ChaosWorld, returnId: string): Promise<ReturnDetail> {
  await until(world, returnId, async () => (await detailOf(world, returnId)).shipping.state !== 'preparing');
  return detailOf(world, returnId);
}

/** The parcel has come, and what was in it is as new. */
export async function receive(world: ChaosWorld, returnId: string): Promise<void> {
  await surely(command(world, returnId, { type: 'receive' }, 'received'));
}
export async function inspect(world: ChaosWorld, returnId: string, lineId: number): Promise<void> {
  const lines = [{ orderLineId: lineId, sellable: 1, damaged: 0, missing: 0, lowered: null }];
  await surely(command(world, returnId, { type: 'inspect', lines }, 'inspected'));
}

async function surely(done: Promise<boolean>): Promise<void> {
  if (!(await done)) throw new Error('What nothing stands against was refused');
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

export const detailOf = (world: ChaosWorld, returnId: string) =>
  told<ReturnDetail>(world, 'GET', `/admin/returns/${returnId}`, STAFF);

/** As a person at the screen: sees that it is done, or does it, on what the return is by now. False: it is not possible now. */
export async function command(
  world: ChaosWorld,
  returnId: string,
  wish: StaffCommand,
  becomes: ReturnDetail['state'],
): Promise<boolean> {
  for (;;) {
    const { revision, state } = await detailOf(world, returnId);
    if (state === becomes || (becomes === 'inspected' && state === 'closed')) return true;
    const path = `/admin/returns/${returnId}/commands`;
    const answer = await world.site.call<{ code?: string }>('POST', path, STAFF, { revision, command: wish });
    if (answer.body.code === 'not_possible_now') return false;
    if (answer.status >= 300 && answer.body.code !== 'changed_meanwhile') {
      throw new Error(`${wish.type}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
  }
}

/** Several outages may follow one another. */
const PATIENCE_MS = 180_000;

export async function until(world: ChaosWorld, returnId: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) {
      const open = `select kind, state, tries, due_at, lease_until, trouble, now() from boomerang.effects where return_id = '${returnId}'`;
      throw new Error(`Nothing goes on with ${returnId}: ${JSON.stringify(await world.sql(open))}`);
    }
    await sleep(400);
  }
}
