import { describe, expect, it } from 'vitest';
import { seenProxies } from '../../../bridge/usecases/proxies.ts';
import type { Requester, UnnamedProxy } from '../../../bridge/usecases/request-context.ts';

const guest = (ip: string, proxy?: UnnamedProxy): Requester => ({ type: 'guest', ip, ...(proxy ? { proxy } : {}) });
const owner = (ip: string, proxy?: UnnamedProxy): Requester => ({
  ...guest(ip, proxy),
  type: 'staff',
  id: 1,
  name: 'Olga',
  caps: [],
});
const shoppers = (count: number) => Array.from({ length: count }, (_, n) => `shopper-${n}@example.com`);

describe('A proxy that was not named', () => {
  it('is found when five different shoppers have come through one private address, with a header or without', () => {
    const proxies = seenProxies();
    const nginx = guest('10.0.0.5', 'private');
    for (const email of shoppers(4)) proxies.served(nginx, email);
    proxies.served(nginx, ' SHOPPER-0@example.com');
    expect(proxies.found(owner('10.0.0.5', 'private'))).toEqual([]);
    proxies.served(nginx, 'another@example.com');
    expect(proxies.found(owner('198.51.100.1'))).toEqual([{ kind: 'private', address: '10.0.0.5' }]);
  });

  it('is found at once where the owner comes through Cloudflare, or through a private address that forwards', () => {
    expect(seenProxies().found(owner('173.245.48.9', 'cloudflare'))).toMatchObject([{ kind: 'cloudflare' }]);
    expect(seenProxies().found(owner('10.0.0.5', 'private_forwarding'))).toMatchObject([{ address: '10.0.0.5' }]);
    expect(seenProxies().found(owner('10.0.0.5', 'private'))).toEqual([]);
  });

  it('is not found in a visitor who writes headers, however often they come', () => {
    const proxies = seenProxies();
    const eve = guest('203.0.113.9', 'forwarded');
    for (let n = 0; n < 50; n += 1) proxies.served(eve, 'eve@example.com');
    expect(proxies.isShared(eve)).toBe(false);
    expect(proxies.found(owner('203.0.113.9', 'forwarded'))).toEqual([]);
    // A network with its own way of caching and five shoppers who proved orders of their own.
    for (const email of shoppers(5)) proxies.served(eve, email);
    expect(proxies.isShared(eve)).toBe(true);
    expect(proxies.isShared(guest('203.0.113.9'))).toBe(false);
    expect(proxies.found(owner('198.51.100.1'))).toEqual([{ kind: 'forwarded', address: '203.0.113.9' }]);
  });

  it.each([
    [
      'tags',
      'me+1@example.com',
      'me+2@example.com',
      'Me+22@Example.com',
      'me+x+y@example.com',
      ' me@example.com',
      'ME@EXAMPLE.COM',
    ],
    ['case', 'me@example.com', 'Me@example.com', 'mE@example.com', 'ME@example.com', 'me@EXAMPLE.com'],
  ])('is not found in one mailbox that spells itself differently (%s)', (_what, ...spellings) => {
    for (const kind of ['forwarded', 'private'] as const) {
      const proxies = seenProxies();
      const eve = guest('203.0.113.9', kind);
      for (const email of spellings) proxies.served(eve, email);
      expect(proxies.found(owner('198.51.100.1'))).toEqual([]);
      if (kind === 'forwarded') expect(proxies.isShared(eve)).toBe(false);
    }
  });

  it('is forgotten among 500 others, so that made-up addresses fill no memory', () => {
    const proxies = seenProxies();
    for (const email of shoppers(5)) proxies.served(guest('10.0.0.5', 'private'), email);
    for (let n = 0; n < 500; n += 1) proxies.served(guest(`172.16.${n >> 8}.${n & 255}`, 'private'), 'a@example.com');
    expect(proxies.found(owner('198.51.100.1'))).toEqual([]);
  });
});
