import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../bridge/adapters/logging/logger.ts';
import { readConfig, type Config } from '../../bridge/config.ts';
import { refuse } from '../../bridge/domain/result.ts';
import { startBridge, type Composition, type RunningBridge } from '../../bridge/lifecycle.ts';
import { fakeHandlers, memoryRules, SECRET, SITE, siteHeaders } from './http/support.ts';

const log = createLogger('silent');
const config = (overrides: Partial<Config> = {}): Config => ({
  ...readConfig({ WORDPRESS_URL: SITE, WC_KEY: 'ck', WC_SECRET: 'cs', BOOMERANG_SECRET: SECRET, PORT: '0' }),
  ...overrides,
});

function composition(steps: string[], overrides: Partial<Composition> = {}): Composition {
  const { clock, database } = memoryRules();
  const step = (name: string) => () => {
    steps.push(name);
    return Promise.resolve();
  };
  return {
    handlers: fakeHandlers({}),
    clock,
    database,
    isShared: () => false,
    start: step('start'),
    rest: () => Promise.resolve(),
    stop: step('stop'),
    publicFacts: () => Promise.resolve({ withdrawal: false, storeRefundEmail: false }),
    ready: () => Promise.resolve(true),
    measures: { request: () => undefined },
    scrape: () => Promise.resolve({ contentType: 'text/plain', text: '' }),
    ...overrides,
  };
}

let bridge: RunningBridge | null = null;
afterEach(async () => {
  await bridge?.stop().catch(() => {});
  bridge = null;
});

describe('starting', () => {
  it('starts the parts, then listens', async () => {
    const steps: string[] = [];
    bridge = await startBridge(config(), () => composition(steps), log);
    expect(steps).toEqual(['start']);
    expect((await fetch(`http://127.0.0.1:${bridge.server.port}/readyz`)).status).toBe(200);
  });

  it('stops the parts again when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const steps: string[] = [];
    const { port } = other.address() as AddressInfo;
    await expect(startBridge(config({ port }), () => composition(steps), log)).rejects.toThrow('EADDRINUSE');
    expect(steps).toEqual(['start', 'stop']);
    other.close();
  });

  it('refuses plain http to a public address before anything is started', async () => {
    const steps: string[] = [];
    const open = config({ wordpressUrl: 'http://93.184.216.34' });
    await expect(startBridge(open, () => composition(steps), log)).rejects.toThrow('https://');
    expect(steps).toEqual([]);
  });
});

describe('stopping', () => {
  it('answers what is under way, takes nothing new, and stops the parts last', async () => {
    const steps: string[] = [];
    let release = (): void => {};
    const lookup = () =>
      new Promise<ReturnType<typeof refuse>>((resolve) => {
        release = () => resolve(refuse('order_not_found'));
        steps.push('asked');
      });
    const running = await startBridge(config(), () => composition(steps, { handlers: fakeHandlers({ lookup }) }), log);
    const url = `http://127.0.0.1:${running.server.port}/v1/shop/lookup`;
    const body = '{"orderNumber":"1","email":"ana@example.com"}';
    const underWay = fetch(url, { method: 'POST', body, headers: siteHeaders({ method: 'POST', body }) });
    await expect.poll(() => steps).toContain('asked');

    const stopped = running.stop();
    await expect(fetch(url)).rejects.toThrow();
    expect(steps).not.toContain('stop');
    release();
    expect((await underWay).status).toBe(404);
    await stopped;
    expect(steps).toEqual(['start', 'asked', 'stop']);
  });

  it('is not kept up by a connection on which nobody asks anything', async () => {
    const running = await startBridge(config(), () => composition([]), log);
    const socket = connect(running.server.port, '127.0.0.1');
    await once(socket, 'connect');
    // Node would wait for it: without the bridge's own care this takes a minute.
    await Promise.all([running.server.close(60_000), once(socket, 'close')]);
  });

  it('cuts what does not end within the time limit', async () => {
    const steps: string[] = [];
    const lookup = () => new Promise<never>(() => steps.push('asked'));
    const running = await startBridge(config(), () => composition(steps, { handlers: fakeHandlers({ lookup }) }), log);
    const body = '{"orderNumber":"1","email":"ana@example.com"}';
    const underWay = fetch(`http://127.0.0.1:${running.server.port}/v1/shop/lookup`, {
      method: 'POST',
      body,
      headers: siteHeaders({ method: 'POST', body }),
    });
    const cut = expect(underWay).rejects.toThrow();
    await expect.poll(() => steps).toContain('asked');
    await running.server.close(100);
    await cut;
  });
});
