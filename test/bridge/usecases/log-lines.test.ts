import { describe, expect, it } from 'vitest';
import { pino } from 'pino';
import type { createLogger } from '../../../bridge/adapters/logging/logger.ts';
import { createApp } from '../../../bridge/app.ts';
import { listen } from '../../../bridge/http/server.ts';
import { ANA } from '../../support/shop.ts';
import { startWorld, STAFF, type World } from '../../support/world.ts';
import { siteHeaders } from '../http/support.ts';
import { arrive, begin, send, sessionOf, statusOf, within } from './steps.ts';

const TRACE = '6f1f3b0e-6a0c-4c0e-9a55-2f6b1d2c3e4f';

/** All that a return is about, as WooCommerce, the shopper and Shippo know it; whoever reads the log learns none of it. */
function personal(world: World, begun: { number: string; link: string }): string[] {
  const tracking = world.shippo.book.transactions.flatMap((one) => one.tracking_number ?? []);
  return [
    ...[
      ANA,
      'Ana',
      'Diaz',
      'Indian Summer',
      '95122',
      'San Jose',
      '4085550101',
      'too tight at the neck',
      'nobody@example.com',
    ],
    ...[begun.link, 'shippo_test_abcdefgh', world.woo.key, world.woo.secret],
    ...tracking,
  ];
}

/** A whole return with everything that goes wrong on the way, told to this log. */
async function wholeReturn(log: ReturnType<typeof createLogger>) {
  const world = await startWorld({ log });
  try {
    const app = createApp({
      handlers: world.handlers,
      signature: {
        site: world.deps.siteUrl,
        secrets: ['a-test-secret-of-more-than-32-bytes'],
        clock: world.clock,
        database: world.database,
      },
      slots: { size: 2, places: 2, patienceMs: 3_000 },
      isShared: world.deps.proxies.isShared,
      publicFacts: () => world.publicFacts(),
      ready: () => world.ready(),
      metrics: { token: null, scrape: () => world.scrape() },
      measures: world.measures,
      log,
    });
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    const ask = (path: string, body?: object) => {
      const method = body === undefined ? 'GET' : 'POST';
      const text = body === undefined ? undefined : JSON.stringify(body);
      const signed = { method, path, site: world.deps.siteUrl, secret: 'a-test-secret-of-more-than-32-bytes' };
      const headers = siteHeaders({
        ...signed,
        time: world.clock.now(),
        ...(text === undefined ? {} : { body: text }),
      });
      const sent = text === undefined ? {} : { body: text };
      return fetch(`http://127.0.0.1:${server.port}${path}`, {
        method,
        headers: { ...headers, 'x-request-id': TRACE },
        ...sent,
      });
    };
    const begun = await begin(world);
    // A stranger's guess, text that is no JSON, the shopper's own page, and a store that answers with people's names.
    await ask('/v1/shop/lookup', { orderNumber: String(begun.order.id), email: 'nobody@example.com' });
    await ask('/v1/shop/lookup', { orderNumber: String(begun.order.id), email: ANA, more: 'too tight at the neck' });
    await ask('/v1/shop/returns/open', { link: begun.link });
    const { paper } = statusOf(await send(world, 'status', { session: await sessionOf(world, begun) }));
    await ask(`/v1/shop/labels/${paper}`);
    const refusal = {
      code: 'woocommerce_rest_cannot_create_order_refund',
      message: `Sorry, Ana Diaz (${ANA}) has no card`,
    };
    const fault = { status: 500, body: JSON.stringify(refusal), headers: { 'content-type': 'application/json' } };
    world.wooFaults.rules.add({ match: { method: 'POST', path: '/refunds' }, fault, times: 1 });
    world.wooFaults.rules.add({
      match: { path: '/bridge/email' },
      fault: { status: 502, body: `Ana Diaz ${ANA}` },
      times: 1,
    });
    world.shippoFaults.rules.add({
      match: () => true,
      fault: { status: 500, body: 'Ana Diaz, 1092 Indian Summer Ct' },
      times: 1,
    });
    await arrive(world, begun);
    await within(world, 120_000);
    await world.handlers.listReturns(
      {
        query: { search: ANA, sort: 'created_at', direction: 'desc', page: 1, perPage: 20 },
        body: undefined,
        params: {},
      },
      STAFF,
    );
    const effects = await world.deps.database.effectsOf(begun.id);
    await server.close(1_000);
    return { strings: personal(world, begun), begun, effects };
  } finally {
    await world.close();
  }
}

describe('A whole return in the log, as loud as it gets', () => {
  it('names nobody and opens nothing, even with the logger’s own scrubbing left out; and each step can be found by its ids', async () => {
    const lines: string[] = [];
    const plain = pino({ level: 'trace', base: null }, { write: (line) => void lines.push(line) });
    const { strings, begun, effects } = await wholeReturn(plain);
    const text = lines.join('');
    expect(strings.filter((one) => text.includes(one))).toEqual([]);
    expect(lines.length).toBeGreaterThan(5);

    const runs = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'effect');
    expect(runs.every(({ returnId, traceId }) => returnId === begun.id && typeof traceId === 'string')).toBe(true);
    const refund = effects.find(({ plan }) => plan.kind === 'refund')!;
    expect(runs.filter(({ effectId }) => effectId === refund.id)).toContainEqual(
      expect.objectContaining({ outcome: 'refused', code: 'woocommerce_rest_cannot_create_order_refund', attempt: 1 }),
    );
    const requests = lines.filter((line) => line.includes('"msg":"request"'));
    expect(requests.length).toBe(4);
    expect(requests.every((line) => line.includes(TRACE))).toBe(true);
    expect(requests.join('')).toContain('"/v1/shop/labels/:token"');
  });
});
