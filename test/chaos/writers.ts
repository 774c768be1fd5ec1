import { randomUUID } from 'node:crypto';
import type { SiteActor } from '../../bridge/contract/signature.ts';
import type { LookupResponse, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ReturnDetail } from '../../bridge/contract/staff.ts';
import { asOwner, type Shop } from './peers.ts';
import { STAFF } from './set-up-store.ts';
import { ana, HOME } from './steps.ts';
import type { SiteClient } from './site-client.ts';

/** What a bridge has answered: it must still be there, whatever breaks afterwards. */
export interface Acknowledged {
  readonly number: string;
  readonly requestId: string;
  /** The owner's receipt of the parcel was answered too. */
  received: boolean;
}

/** Writes without a pause until it is stopped: a shopper's return, then the owner's receipt of it, each tried again until it is answered. */
export function startWriter(parts: { readonly shop: Shop; readonly site: SiteClient; readonly name: number }) {
  const { shop, site, name } = parts;
  const acknowledged: Acknowledged[] = [];
  let writing = true;

  async function told<Answer>(method: string, path: string, actor: SiteActor, body?: unknown): Promise<Answer> {
    const answer = await site.call<Answer>(method, path, actor, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async function once(turn: number): Promise<void> {
    const product = await asOwner<{ id: number }>(shop, 'POST', '/products', {
      name: 'Shirt',
      regular_price: '49.90',
      weight: '0.3',
    });
    const order = await asOwner<{ id: number; line_items: { id: number }[] }>(shop, 'POST', '/orders', {
      status: 'completed',
      set_paid: true,
      payment_method: 'boomtest',
      payment_method_title: 'Card',
      billing: { ...HOME, email: ana, phone: '4085550101' },
      shipping: HOME,
      line_items: [{ product_id: product.id, quantity: 1 }],
    });
    const guest: SiteActor = { type: 'guest', ip: `10.${name}.${turn >> 8}.${turn & 255}` };
    const asked = { orderNumber: String(order.id), email: ana, locale: 'en_US' };
    const found = await told<LookupResponse>('POST', '/shop/lookup', guest, asked);
    const requestId = randomUUID();
    const lines = [{ lineId: order.line_items[0]!.id, quantity: 1, reasonId: 'too_small', resolution: 'refund' }];
    const body = { token: found.token, requestId, lines };
    const { number } = await told<ReturnStatus>('POST', '/shop/returns', guest, body);
    const kept: Acknowledged = { number, requestId, received: false };
    acknowledged.push(kept);
    const query = `?search=${number}&sort=number&direction=desc&page=1&perPage=1`;
    const { items } = await told<{ items: { id: string }[] }>('GET', `/admin/returns${query}`, STAFF);
    const { revision, id } = await told<ReturnDetail>('GET', `/admin/returns/${items[0]!.id}`, STAFF);
    const command = { revision, command: { type: 'receive' } };
    const answer = await site.call('POST', `/admin/returns/${id}/commands`, STAFF, command);
    // Its label came in between: the owner would read it again, and this is another return's test.
    kept.received = answer.status === 200;
  }

  const ended = (async () => {
    for (let turn = 1; writing; turn += 1) await once(turn);
  })();
  return {
    acknowledged,
    async stop() {
      writing = false;
      await ended;
    },
  };
}
