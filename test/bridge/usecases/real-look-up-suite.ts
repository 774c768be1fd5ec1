import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose, type Composed } from '../../../bridge/composition.ts';
import { readConfig } from '../../../bridge/config.ts';
import type { Requester } from '../../../bridge/usecases/request-context.ts';
import { callStore } from '../../plugin/support/store-call.ts';
import type { RealSite } from '../../site/real-site.ts';
import { freshDatabase, type FreshDatabase } from '../../support/database.ts';
import { ANA } from '../../support/shop.ts';

/** Who may find which order, on a real WooCommerce. How long it takes, `npm run bench:look-ups` measures. */
export function realLookUpSuite(running: () => RealSite): void {
  describe('look-ups through the bridge and a real WooCommerce', () => {
    let fresh: FreshDatabase;
    let dataDir: string;
    let bridge: Composed;
    let number = '';

    const lookUp = async (orderNumber: string, email: string, requester: Requester) => {
      const body = { orderNumber, email, locale: 'en_US' };
      const result = await bridge.handlers.lookup(
        { body, query: undefined, params: {} },
        { requester, traceId: 'real' },
      );
      return result.ok ? 'ok' : result.problem.code;
    };
    const guest = (ip: string): Requester => ({ type: 'guest', ip });
    /** Queries of the calls, without signature, and whatever was typed. */
    const calls = (since: number) =>
      running()
        .faults.log.slice(since)
        .map(({ path }) => {
          const { pathname, searchParams } = new URL(path, 'http://store');
          const named = [...searchParams].filter(([name]) => !name.startsWith('oauth_'));
          const asked = named.map(([name, text]) => (/^(include|search)$/.test(name) ? name : `${name}=${text}`));
          return `${pathname} ${[...new Set(asked)].sort().join(' ')}`;
        })
        .sort();

    beforeAll(async () => {
      await running().tidy();
      [fresh, dataDir] = await Promise.all([freshDatabase(), mkdtemp(join(tmpdir(), 'boomerang-real-look-up-'))]);
      const config = readConfig({
        WORDPRESS_URL: running().site.url,
        WC_KEY: running().keys.key,
        WC_SECRET: running().keys.secret,
        BOOMERANG_SECRET: running().secret,
        DATABASE_URL: fresh.url,
        DATA_DIR: dataDir,
      });
      bridge = await compose(config, pino({ level: 'silent' }), {
        stopwatch: { now: () => performance.now(), pause: () => Promise.resolve() },
      });
      const store = async (path: string, body: unknown) =>
        (await callStore(running().site.url, running().keys, 'POST', `/wc/v3${path}`, { body })).body as unknown as {
          id: number;
        };
      const shirt = await store('/products', { name: 'Linen shirt', regular_price: '44.91' });
      const billing = { first_name: 'Ana', last_name: 'Diaz', email: ANA, address_1: '1 Main St', country: 'US' };
      const order = await store('/orders', {
        status: 'completed',
        set_paid: true,
        billing,
        line_items: [{ product_id: shirt.id, quantity: 1 }],
      });
      number = String(order.id);
    }, 180_000);
    afterAll(async () => {
      await bridge?.stop();
      await fresh?.close();
      await rm(dataDir, { recursive: true, force: true });
    });

    const asked = async (typed: string) => {
      const since = running().faults.log.length;
      expect(await lookUp(typed, 'eve@example.com', guest('198.18.0.1'))).toBe('order_not_found');
      return calls(since);
    };

    it('ask the same of it for an order that is there, for one that is not, and for what is no number: whose they are', async () => {
      const existing = await asked(number);
      expect(existing).toEqual(['/wp-json/boomerang/v1/bridge/order-numbers ']);
      expect(await asked('99999999')).toEqual(existing);
      expect(await asked('WEB-77')).toEqual(existing);
      expect(await lookUp(number, ANA, guest('198.18.0.1'))).toBe('ok');
    });

    it('ask the same of a site with an older plugin: heads', async () => {
      const route = /\/bridge\/order-numbers$/;
      const body = JSON.stringify({ code: 'rest_no_route', message: 'No route was found', data: { status: 404 } });
      const fault = { status: 404, headers: { 'content-type': 'application/json' }, body };
      running().faults.rules.add({ match: { path: route }, fault });
      const existing = await asked(number);
      expect(existing.filter((call) => !/order-numbers/.test(call))).toHaveLength(3);
      expect(existing.join(' ')).not.toMatch(/line_items|meta_data|total/);
      expect(await asked('99999999')).toEqual(existing);
      expect(await asked('WEB-77')).toEqual(existing);
      expect(await lookUp(number, ANA, guest('198.18.0.1'))).toBe('ok');
      running().faults.clear();
    });

    it('of 45 addresses of one /64 eight are tried; the owner finds the order at once all the same', async () => {
      const codes: string[] = [];
      for (let host = 1; host <= 45; host += 1) {
        codes.push(await lookUp(number, 'eve@example.com', guest(`2001:db8:9:9::${host.toString(16)}`)));
      }
      expect(codes.filter((code) => code === 'order_not_found')).toHaveLength(8);
      expect(await lookUp(number, ANA, guest('198.18.0.2'))).toBe('ok');
    });
  });
}
