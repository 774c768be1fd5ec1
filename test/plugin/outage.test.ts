import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import type { ListResponse } from '../../bridge/contract/staff.ts';
import { readMails } from '../site/stack/mailbox.ts';
import { startStack, type Stack } from '../site/stack/start-stack.ts';
import type { Order } from '../standins/woocommerce/types.ts';
import { ANA, placeOrder, stockShop, type SampleProducts } from '../support/shop.ts';
import { login } from './support/plugin-site.ts';

interface Kept {
  receipt: string;
  keptAt: string;
}

describe('While the bridge is killed, on a whole store', { timeout: 120_000 }, () => {
  let dir: string;
  let stack: Stack;
  let products: SampleProducts;
  let staff: Record<string, string>;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'boomerang-outage-'));
    stack = await startStack({ dir });
    products = stockShop(stack.woo!.shop);
    staff = await login(stack.site, 'admin');
  }, 240_000);
  afterAll(async () => {
    await stack?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const call = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${stack.site.url}/wp-json/boomerang/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const buy = (): Order => placeOrder(stack.woo!.shop, { lines: [{ product: products.shirt, quantity: 2 }] });
  const returnsOf = async (order: Order) =>
    ((await call(`/admin/returns?search=${order.id}`, undefined, staff)).body as ListResponse).items;
  const deliver = () => stack.site.wp(`do_action( 'boomerang_deliver_kept' ); return Boomerang\\Kept\\count_all();`);
  /** A minute of failures later, as the site itself has seen: a refused connection does not get through to PHP in WebAssembly. */
  const heldAway = () =>
    stack.site.wp(
      `update_option( 'boomerang_bridge_probes', array( 'since' => time() - 120, 'last' => time() - 10, 'count' => 5 ) ); return true;`,
    );
  /** Mails to the shopper whose text names the order, once as many are there. */
  const mailsAbout = async (order: Order, atLeast: number) => {
    for (let tries = 0; ; tries += 1) {
      const mails = (await readMails(stack.site.mailbox)).map(({ mail }) => mail);
      const found = mails.filter(({ text, subject }) => `${subject} ${text}`.includes(String(order.id)));
      if (found.length >= atLeast || tries > 60) return found;
      await sleep(500);
    }
  };

  it('a form that was filled in is kept, and becomes one return, however often it is delivered', async () => {
    const order = buy();
    const found = (await call('/shop/lookup', { orderNumber: String(order.id), email: ANA })).body as LookupResponse;
    const request = {
      token: found.token,
      requestId: randomUUID(),
      lines: [{ lineId: found.order.lines[0]!.lineId, quantity: 1, reasonId: 'too_small' }],
      page: `${stack.site.url}/returns/`,
    };
    await stack.bridge.kill();
    await heldAway();
    expect(await call('/shop/returns', request)).toMatchObject({ status: 503, body: { code: 'bridge_unreachable' } });
    const kept = await call('/kept', { type: 'form', orderNumber: String(order.id), email: ANA, request });
    expect(kept.status).toBe(201);
    expect(await deliver()).toBe(1);
    const row = await stack.site.wp(`global $wpdb; return $wpdb->get_row( "SELECT * FROM {$wpdb->prefix}boomerang_kept", ARRAY_A );`);

    await stack.restartBridge();
    await stack.site.wp(`do_action( 'boomerang_bridge_answered' ); return true;`);
    expect(await deliver()).toBe(0);
    // As if PHP had died before it could forget it.
    await stack.site.wp(`global $wpdb; $wpdb->insert( $wpdb->prefix . 'boomerang_kept', array_filter( $input, 'is_scalar' ) ); return true;`, row);
    expect(await stack.site.wp(`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}boomerang_kept SET due_at = 0" ); return true;`)).toBe(true);
    expect(await deliver()).toBe(0);

    const returns = await returnsOf(order);
    expect(returns).toHaveLength(1);
    expect(returns[0]?.createdAt).toBe((kept.body as Kept).keptAt);
    const mails = await mailsAbout(order, 1);
    expect(mails.map(({ subject }) => subject)).toEqual([`Your return ${returns[0]?.number} for order ${order.id}`]);
  });

  it('a withdrawal in words is kept, and becomes one from the moment when it was', async () => {
    const facts = (await call('/policy', undefined, staff)).body as { version: number; rules: { withdrawal: object } };
    const withdrawal = { ...facts.rules.withdrawal, enabled: true, countries: ['US'] };
    const saved = await fetch(`${stack.site.url}/wp-json/boomerang/v1/policy`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...staff },
      body: JSON.stringify({ basedOn: facts.version, rules: { ...facts.rules, withdrawal } }),
    });
    expect(saved.status).toBe(200);
    const order = buy();
    await stack.bridge.kill();
    await heldAway();
    const request = {
      ...{ requestId: randomUUID(), orderNumber: String(order.id), email: ANA, words: 'All of it, please' },
      ...{ withdrawal: 'all', name: 'Ana Alvarez' },
    };
    const kept = await call('/kept', { type: 'words', orderNumber: String(order.id), email: ANA, request });
    expect(kept.status).toBe(201);
    await stack.restartBridge();
    expect(await deliver()).toBe(0);
    const [made] = await returnsOf(order);
    const detail = (await call(`/admin/returns/${made?.id}`, undefined, staff)).body;
    const { keptAt } = kept.body as Kept;
    expect(detail).toMatchObject({ kind: 'withdrawal', createdAt: keptAt, withdrawal: { confirmedAt: keptAt } });
    const mails = await mailsAbout(order, 2);
    expect(mails.filter(({ subject }) => subject?.startsWith('Receipt of your withdrawal'))).toHaveLength(1);
  });
});
