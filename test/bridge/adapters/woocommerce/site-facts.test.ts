import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { siteFacts } from '../../../../bridge/adapters/woocommerce/store-facts.ts';

const INDEX = { name: 'L&#8217;atelier', timezone_string: 'Europe/Paris', gmt_offset: 1 };
const PARIS = { name: 'L’atelier', timeZone: 'Europe/Paris' };
const TOLD = { name: 'Northwind', timeZone: 'America/Los_Angeles' };
const UNTOLD = { name: '127.0.0.1', timeZone: 'UTC' };

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function siteThat(answers: RequestListener): Promise<string> {
  const server = createServer(answers);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ends.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const says = (known: (url: string) => boolean) =>
  siteThat(({ url = '' }, response) => response.end(known(url) ? JSON.stringify(INDEX) : '<html>'));
const nobody = () => Promise.resolve(null);
const silent = () => Promise.reject(new Error('timeout'));

describe('The site’s title and time zone', () => {
  it.each([
    ['pretty permalinks', (url: string) => url.startsWith('/wp-json/?')],
    ['plain permalinks', (url: string) => url.startsWith('/?rest_route=/&')],
  ])('are read from the index of a site with %s', async (_name, known) => {
    expect(await siteFacts(await says(known), 1000, nobody)()).toEqual(PARIS);
  });

  it('are the plugin’s word where it gives one, also where guests may not read the index', async () => {
    const told = () => Promise.resolve(TOLD);
    expect(await siteFacts(await says(() => false), 1000, told)()).toEqual(TOLD);
    expect(await siteFacts(await says(() => true), 1000, told)()).toEqual(TOLD);
    expect(await siteFacts(await says(() => true), 1000, silent)()).toEqual(PARIS);
  });

  it('stay as they were told while nobody answers, so that no day moves', async () => {
    const told = [TOLD];
    const url = await says(() => false);
    const facts = siteFacts(url, 1000, () => Promise.resolve(told.pop() ?? null));
    expect([await facts(), await facts()]).toEqual([TOLD, TOLD]);
    expect(await siteFacts(url, 1000, nobody)()).toEqual(UNTOLD);
  });

  it('are the host’s name for a site without a title', async () => {
    const facts = siteFacts('http://127.0.0.1:9', 1000, () => Promise.resolve({ ...TOLD, name: '' }));
    expect(await facts()).toEqual({ ...TOLD, name: '127.0.0.1' });
  });
});
