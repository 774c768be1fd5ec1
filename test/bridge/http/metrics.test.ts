import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { refuse } from '../../../bridge/domain/result.ts';
import { startTestBridge, type TestBridge } from './support.ts';

const TOKEN = 'a-token-for-prometheus';
let bridge: TestBridge | null = null;
afterEach(async () => {
  await bridge?.server.close(1_000);
  bridge = null;
});

/** Raw, so that every header is the test's own. Answers status and body. */
async function ask(headers: Record<string, string> = {}): Promise<[number, string]> {
  const { port } = bridge!.server;
  const lines = Object.entries({ Host: `127.0.0.1:${port}`, Connection: 'close', ...headers });
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET /metrics HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  let text = '';
  for await (const part of socket) text += String(part);
  return [Number(text.split(' ')[1]), text];
}

describe('who may read the figures, where no token is set', () => {
  it('a program on this machine may', async () => {
    bridge = await startTestBridge({});
    for (const host of ['127.0.0.1:8787', 'localhost', '[::1]:8787'])
      expect(await ask({ Host: host })).toEqual([200, expect.stringContaining('process_cpu_seconds_total')]);
  });

  it.each([
    ['a proxy that names its caller', { 'X-Forwarded-For': '203.0.113.9' }],
    ['a proxy that says so in another way', { Forwarded: 'for=203.0.113.9' }],
    ['a proxy that passes the public name on', { Host: 'bridge.shop.example' }],
    ['a web page whose name was bent to this machine', { Host: 'evil.example:8787' }],
  ])('%s may not', async (_who, headers) => {
    bridge = await startTestBridge({});
    const [status, text] = await ask(headers);
    expect([status, text.includes('process_cpu')]).toEqual([403, false]);
  });
});

describe('who may read the figures, where a token is set', () => {
  it('whoever sends it, from anywhere', async () => {
    bridge = await startTestBridge({}, { metricsToken: TOKEN });
    const [status] = await ask({ Authorization: `Bearer ${TOKEN}`, Host: 'bridge.example', 'X-Forwarded-For': '::1' });
    expect(status).toBe(200);
  });

  it.each([
    ['nothing', {}],
    ['another', { Authorization: `Bearer ${TOKEN}x` }],
    ['Basic', { Authorization: TOKEN }],
  ])('nobody who sends %s, not even from this machine', async (_what, headers) => {
    bridge = await startTestBridge({}, { metricsToken: TOKEN });
    expect((await ask(headers))[0]).toBe(403);
  });
});

describe('without a database', () => {
  it('they say so, tell the rest, and show no old values', async () => {
    bridge = await startTestBridge({});
    const [status, text] = await ask();
    expect(status).toBe(200);
    expect(text).toContain('boomerang_database_up 0');
    expect(text).toContain('boomerang_database_connections_max 10');
    for (const gone of ['oldest_waiting_effect_age_seconds', 'database_size_bytes', 'effects', 'queued_jobs'])
      expect(text).not.toMatch(new RegExp(`^boomerang_${gone}[ {]`, 'm'));
  });
});

describe('requests', () => {
  it('are counted by pattern of the route, method and status, whatever strangers send', async () => {
    bridge = await startTestBridge({ label: () => Promise.resolve(refuse('not_found')) });
    await bridge.request('GET', '/v1/shop/labels/pK3nV8_wq0T5nB1xY7uR2mC9sL4eD6hAfZk3vJ8wq0T');
    await bridge.request('GET', '/v1/shop/labels/zzzzV8_wq0T5nB1xY7uR2mC9sL4eD6hAfZk3vJ8wq0T');
    for (const path of ['/wp-login.php', '/a/b/c', '/%ff']) await bridge.request('DELETE', path);
    const [, text] = await ask();
    const counts = text.split('\n').filter((line) => line.startsWith('boomerang_http_request_duration_seconds_count'));
    expect(counts.map((line) => line.trim()).sort()).toEqual([
      'boomerang_http_request_duration_seconds_count{method="GET",route="/v1/shop/labels/:token",status="404"} 2',
      expect.stringMatching(/\{method="none",route="none",status="40[04]"\} \d/),
      ...(counts.length > 2 ? [expect.stringMatching(/\{method="none",route="none",status="40[04]"\} \d/)] : []),
    ]);
    expect(text).not.toContain('pK3nV8');
  });
});
