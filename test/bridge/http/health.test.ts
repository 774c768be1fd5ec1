import { afterEach, describe, expect, it } from 'vitest';
import { startTestBridge, type TestBridge } from './support.ts';

let bridge: TestBridge | null = null;
afterEach(async () => bridge?.server.close(1_000));

async function get(path: string, ready: () => Promise<boolean>): Promise<[number, unknown]> {
  bridge = await startTestBridge({}, { ready });
  const response = await fetch(`http://127.0.0.1:${bridge.server.port}${path}`);
  return [response.status, await response.json()];
}

describe('health', () => {
  it('is fine as long as the process is up, whatever the database does', async () => {
    expect(await get('/healthz', () => Promise.resolve(false))).toEqual([200, { ok: true }]);
  });

  it('is ready when the database answers and the worker runs', async () => {
    expect(await get('/readyz', () => Promise.resolve(true))).toEqual([200, { ok: true }]);
  });

  it.each([
    ['says no', () => Promise.resolve(false)],
    ['fails', () => Promise.reject(new Error('connection refused'))],
    ['does not answer in 2 s', () => new Promise<boolean>(() => {})],
  ])('is not ready, without details, when the check %s', async (_what, ready) => {
    expect(await get('/readyz', ready)).toEqual([503, { ok: false }]);
  });

  it('asks the database once however many ask at the same time', async () => {
    let asked = 0;
    bridge = await startTestBridge(
      {},
      {
        ready: async () => {
          asked += 1;
          await new Promise((resolve) => setTimeout(resolve, 100));
          return true;
        },
      },
    );
    const { port } = bridge.server;
    await Promise.all(Array.from({ length: 20 }, () => fetch(`http://127.0.0.1:${port}/readyz`)));
    expect(asked).toBeLessThanOrEqual(3);
  });
});
