import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';

const ANSWER = JSON.stringify({ paid: true, amount: '48.78' });

describe('A fault proxy before a peer that counts its acts', () => {
  let acts: string[];
  let peer: Server;
  let proxy: FaultProxy;

  beforeEach(async () => {
    acts = [];
    peer = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        acts.push(`${request.method} ${request.url} ${body} ${request.headers.host}`);
        response.writeHead(201, { 'content-type': 'application/json', 'x-peer': 'yes' }).end(ANSWER);
      });
    });
    await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
    proxy = await startFaultProxy({ target: `http://127.0.0.1:${(peer.address() as AddressInfo).port}` });
  });

  afterEach(async () => {
    await proxy.stop();
    await new Promise((resolve) => peer.close(resolve));
  });

  const pay = () => fetch(`${proxy.url}/refunds?x=1`, { method: 'POST', body: 'five' });

  it('passes requests and answers on unchanged while it has no rule', async () => {
    const response = await pay();
    expect([response.status, response.headers.get('x-peer'), await response.text()]).toEqual([201, 'yes', ANSWER]);
    expect(acts).toEqual([`POST /refunds?x=1 five ${new URL(proxy.url).host}`]);
    expect(proxy.log).toMatchObject([{ method: 'POST', path: '/refunds?x=1', fault: null, peerStatus: 201 }]);
  });

  it('holds a request back for as long as it is told', async () => {
    proxy.rules.add({ match: { path: '/refunds' }, fault: { delay: 120 } });
    const start = performance.now();
    expect((await pay()).status).toBe(201);
    expect(performance.now() - start).toBeGreaterThanOrEqual(115);
  });

  it('answers a status by itself, and the peer never acts', async () => {
    proxy.rules.add({
      match: { method: 'post' },
      fault: { status: 429, headers: { 'retry-after': '7' }, body: 'slow down' },
    });
    const response = await pay();
    expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
      429,
      '7',
      'slow down',
    ]);
    expect(acts).toEqual([]);
  });

  it('cuts the connection before the peer acts', async () => {
    proxy.rules.add({ match: () => true, fault: 'cut-before' });
    await expect(pay()).rejects.toThrow();
    expect(acts).toEqual([]);
  });

  it('cuts the connection after the peer has acted', async () => {
    proxy.rules.add({ match: () => true, fault: 'cut-after' });
    await expect(pay()).rejects.toThrow();
    expect(acts).toHaveLength(1);
    expect(proxy.log).toMatchObject([{ fault: 'cut-after', peerStatus: 201 }]);
  });

  it('loses the answer and says 200 all the same', async () => {
    proxy.rules.add({ match: () => true, fault: 'empty' });
    const response = await pay();
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(acts).toHaveLength(1);
  });

  it('breaks off in the middle of an answer', async () => {
    proxy.rules.add({ match: () => true, fault: 'half' });
    const response = await pay();
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow();
    expect(acts).toHaveLength(1);
  });

  it('uses a rule up after the given number of requests, then the next one', async () => {
    proxy.rules.add({ match: { path: /refunds/ }, fault: { status: 500 }, times: 2 });
    proxy.rules.add({ match: { path: /refunds/ }, fault: { status: 503 }, times: 1 });
    expect([await pay(), await pay(), await pay(), await pay()].map(({ status }) => status)).toEqual([
      500, 500, 503, 201,
    ]);
  });

  it('leaves requests alone that no rule means, and all of them once it is cleared', async () => {
    proxy.rules.add({ match: { method: 'GET' }, fault: 'cut-before' });
    proxy.rules.add({ match: { path: '/refunds' }, fault: { status: 500 } });
    expect((await pay()).status).toBe(500);
    proxy.clear();
    expect((await fetch(`${proxy.url}/orders`)).status).toBe(201);
  });
});
