import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createShopClient } from '../../blocks/api/shop-client.ts';
import type { ConnectionReport } from '../../bridge/contract/staff.ts';
import { nativeServers } from '../site/native/native-servers.ts';
import { startStack, type Stack } from '../site/stack/start-stack.ts';
import { ANA, placeOrder, stockShop } from '../support/shop.ts';
import { login } from './support/plugin-site.ts';

const SHOPPERS = 6;
/** ms: a page of the shop that takes longer is one that visitors leave. */
const PAGE_WITHIN = 5_000;

/** A small host's: two workers, each held by a request that waits, as php-fpm does it. */
describe.skipIf(!nativeServers())('On two PHP workers', { timeout: 120_000 }, () => {
  let dir: string;
  let stack: Stack;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'boomerang-workers-'));
    // Empty: the bridge's own defaults.
    const bridgeEnv = { LOOKUP_SLOTS: '', LOOKUP_QUEUE: '' };
    stack = await startStack({ dir, native: {}, workers: 2, bridgeEnv });
    vi.stubGlobal('navigator', { onLine: true });
  }, 240_000);
  afterAll(async () => {
    vi.unstubAllGlobals();
    await stack?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const root = () => `${stack.site.url}/wp-json/boomerang/v1/`;

  it(`${SHOPPERS} look-ups at once all find their order, and the shop's page answers meanwhile`, async () => {
    const products = stockShop(stack.woo!.shop);
    const numbers = Array.from({ length: SHOPPERS }, () => {
      const { id } = placeOrder(stack.woo!.shop, { lines: [{ product: products.shirt, quantity: 1 }] });
      return String(id);
    });
    await fetch(stack.site.url);
    let looking = true;
    const pages: number[] = [];
    const visitor = async () => {
      while (looking) {
        const began = performance.now();
        expect((await fetch(stack.site.url)).status).toBe(200);
        pages.push(Math.round(performance.now() - began));
        await sleep(200);
      }
    };
    const shopper = async (orderNumber: string) => {
      const began = performance.now();
      const client = createShopClient({ root: root(), nonce: null });
      const answer = await client.lookup({ orderNumber, email: ANA }, () => undefined);
      return { ok: answer.ok, ms: Math.round(performance.now() - began) };
    };
    const visits = visitor();
    const found = await Promise.all(numbers.map(shopper));
    looking = false;
    await visits;
    const waited = found.map(({ ms }) => ms).sort((a, b) => a - b);
    console.log(
      `2 PHP workers, ${SHOPPERS} look-ups at once: ${waited.join(', ')} ms; the shop's page meanwhile, ${pages.length} times: at most ${Math.max(...pages)} ms`,
    );
    expect(found.filter(({ ok }) => !ok)).toEqual([]);
    expect(Math.max(...pages)).toBeLessThan(PAGE_WITHIN);
  });

  it('Test connection counts them', async () => {
    const answer = await fetch(`${root()}admin/connection`, { headers: await login(stack.site, 'admin') });
    const report = (await answer.json()) as ConnectionReport;
    expect(report.phpWorkers).toEqual({ ok: true, code: null, detail: null, seen: 2, held: 1 });
  });
});
