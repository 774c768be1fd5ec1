import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { httpReceiver } from '../../../bridge/adapters/webhook/receiver.ts';
import { webhookHeaders } from '../../../bridge/adapters/webhook/sign.ts';
import { startReceiver, type TestReceiver } from '../../support/receiver.ts';

const message = { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{}' };
const clock = { now: () => Date.now() };
const logged: object[] = [];
const log = { warn: (details: object) => void logged.push(details) };
const receiver = httpReceiver({ clock, log, reach: { privateHosts: ['127.0.0.1'] } });

/** A DNS that answers what the test says, one list after the other, and the last for ever. */
function fakeDns(...answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const resolve = async (name: string) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(name);
    if (answer.length === 0) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { asked, resolve };
}

it('A message is signed as the reference example of Standard Webhooks is', () => {
  const signed = webhookHeaders({ ...message, body: '{"test": 2432232314}' }, 1614265330_000);
  expect(signed).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it.each([
  [200, {}, { type: 'done' }],
  [204, {}, { type: 'done' }],
  [302, { location: 'https://example.com' }, { type: 'refused', code: 'answered_3xx' }],
  [401, {}, { type: 'refused', code: 'answered_4xx' }],
  [410, {}, { type: 'refused', code: 'answered_4xx' }],
  [429, { 'retry-after': '7' }, { type: 'not_sent', code: 'answered_4xx', retryAfterMs: 7000 }],
  [500, {}, { type: 'not_sent', code: 'answered_5xx', retryAfterMs: null }],
  [502, {}, { type: 'not_sent', code: 'answered_5xx', retryAfterMs: null }],
])('A receiver that answers %i %j means %j', async (status, headers, outcome) => {
  const peer = await startReceiver();
  peer.answer(status, headers as Record<string, string>);
  const answer = await receiver.send({ ...message, url: peer.url });
  expect(answer).toMatchObject(outcome);
  expect(JSON.stringify(answer)).not.toContain(String(status));
  expect(peer.seen[0]?.body).toBe(message.body);
  await peer.stop();
});

describe('An address that a message may be sent to', () => {
  const dns: Readonly<Record<string, readonly string[]>> = {
    'hooks.example.com': ['93.184.216.34', '2606:2800:220:1::1'],
    'books.internal': ['10.1.2.3'],
    'metadata.internal': ['169.254.169.254'],
    'both.example.com': ['93.184.216.34', '127.0.0.1'],
    'mapped.example.com': ['::ffff:10.1.2.3'],
  };
  const resolve = async (name: string) => {
    const found = dns[name];
    if (!found) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  const open = httpReceiver({ clock, log, reach: { privateHosts: [], resolve } });
  const own = httpReceiver({
    clock,
    log,
    reach: { privateHosts: ['127.0.0.1', '::1', 'books.internal', 'metadata.internal', 'hooks.example.com'], resolve },
  });

  it.each([
    ['https://hooks.example.com/x', null],
    ['https://hooks.example.com:8443/x', null],
    ['https://93.184.216.34/x', null],
    ['http://hooks.example.com/x', 'not_https'],
    ['http://127.0.0.1:9/x', 'not_https'],
    ['https://127.0.0.1/x', 'not_public'],
    ['https://[::1]/x', 'not_public'],
    ['https://[::ffff:127.0.0.1]/x', 'not_public'],
    ['https://0x7f.1/x', 'not_public'],
    ['https://10.1.2.3/x', 'not_public'],
    ['https://169.254.169.254/latest', 'not_public'],
    ['https://books.internal/x', 'not_public'],
    ['https://both.example.com/x', 'not_public'],
    ['https://mapped.example.com/x', 'not_public'],
    ['https://nowhere.invalid/x', 'not_public'],
    ['https://user:secret@hooks.example.com/', 'not_an_address'],
    ['file:///etc/passwd', 'not_an_address'],
    ['hooks.example.com', 'not_an_address'],
  ])('%s: %s', async (url, problem) => {
    expect(await open.problemWith(url)).toBe(problem);
    if (problem === null) return;
    expect(await open.send({ ...message, url })).toMatchObject({ type: 'not_sent', code: 'not_reached' });
  });

  it.each([
    ['http://127.0.0.1:9/x', null],
    ['http://[::1]/x', null],
    ['http://BOOKS.internal/x', null],
    ['https://books.internal/x', null],
    ['http://hooks.example.com/x', 'not_public'],
    ['https://hooks.example.com/x', null],
    ['http://metadata.internal/latest', 'not_public'],
    ['https://metadata.internal/latest', 'not_public'],
    ['http://10.1.2.3/x', 'not_https'],
  ])('where the bridge’s settings name hosts of the owner’s: %s: %s', async (url, problem) => {
    expect(await own.problemWith(url)).toBe(problem);
  });
});

describe('A name that leads elsewhere by now (DNS rebinding)', () => {
  let peer: TestReceiver;
  beforeAll(async () => {
    peer = await startReceiver();
  });
  afterEach(() => peer.reset());
  afterAll(() => peer.stop());
  const urlOf = (scheme: string) => peer.url.replace('http://127.0.0.1', `${scheme}://hooks.example.com`);

  it('is refused where the socket connects, although it was fine when it was saved', async () => {
    const { resolve } = fakeDns(['93.184.216.34'], ['127.0.0.1']);
    const rebound = httpReceiver({ clock, log, reach: { privateHosts: [], resolve } });
    expect(await rebound.problemWith(urlOf('https'))).toBeNull();
    logged.length = 0;
    expect(await rebound.send({ ...message, url: urlOf('https') })).toMatchObject({ code: 'not_reached' });
    expect(logged).toEqual([{ reason: 'not_public' }]);
    expect(peer.seen).toEqual([]);
  });

  it('is looked up once a call, and what was looked at is what is connected to', async () => {
    const { resolve, asked } = fakeDns(['127.0.0.1'], ['10.255.255.1']);
    const own = httpReceiver({ clock, log, reach: { privateHosts: ['hooks.example.com'], resolve } });
    expect(await own.send({ ...message, url: urlOf('http') })).toMatchObject({ type: 'done' });
    expect(asked).toEqual(['hooks.example.com']);
    expect(peer.seen[0]?.headers.host).toContain('hooks.example.com');
  });
});

describe('What the owner is told of an address that takes no message', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => (server.closeAllConnections(), server.close())));

  async function serve(server: Server): Promise<string> {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('is the same whatever is wrong with it: no scanner of ports or networks', async () => {
    const gone = await startReceiver();
    await gone.stop();
    const silent = await serve(createServer(() => undefined));
    const plain = await serve(createServer((_request, response) => response.end('not TLS')));
    const rude = await serve(createServer((request) => request.socket.destroy()));
    const quick = httpReceiver({ clock, log, reach: { privateHosts: ['127.0.0.1'] }, timeoutMs: 300 });
    const urls = [
      gone.url,
      `http://${silent}/`,
      `https://${plain}/`,
      `http://${rude}/`,
      'https://nowhere.invalid/',
      'https://10.255.255.1/',
    ];
    const answers = await Promise.all(urls.map((url) => quick.send({ ...message, url })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ type: 'not_sent', code: 'not_reached' });
    expect(new Set(logged.map((one) => JSON.stringify(one))).size).toBeGreaterThan(2);
  });

  it('does not depend on how much it says: an endless answer is cut', async () => {
    let isCut = false;
    const endless = await serve(
      createServer((_request, response) => {
        response.writeHead(200);
        const more = setInterval(() => response.write('x'.repeat(10_000)), 1);
        response.on('close', () => {
          clearInterval(more);
          isCut = true;
        });
      }),
    );
    expect(await receiver.send({ ...message, url: `http://${endless}/` })).toMatchObject({ type: 'done' });
    await expect.poll(() => isCut, { timeout: 5000 }).toBe(true);
  });
});
