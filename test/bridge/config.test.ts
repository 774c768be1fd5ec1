import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../bridge/config.ts';

const complete = {
  WORDPRESS_URL: 'https://shop.example/',
  WC_KEY: 'ck_1',
  WC_SECRET: 'cs_1',
  BOOMERANG_SECRET: 'a-secret-that-has-at-least-32-bytes',
};

function sentences(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
}

describe('settings of the bridge', () => {
  it('are complete with site, keys and secret; the rest has defaults', () => {
    const config = readConfig(complete);
    expect(config).toMatchObject({
      wordpressUrl: 'https://shop.example',
      woocommerce: { key: 'ck_1', secret: 'cs_1' },
      secrets: [complete.BOOMERANG_SECRET],
      databaseUrl: null,
      databaseConnections: 10,
      storeId: 'main',
      wordpressUrlBefore: null,
      host: '127.0.0.1',
      port: 8787,
      key: null,
      shippoUrl: null,
      shippoWebhookSecret: null,
      lookupSlots: 1,
      lookupQueue: 0,
      logLevel: 'info',
    });
    expect(isAbsolute(config.dataDir)).toBe(true);
  });

  it('name everything that is missing at once, and how to make a secret', () => {
    const missing = sentences({});
    expect(missing.map((sentence) => sentence.split(' ')[0])).toEqual([
      'WORDPRESS_URL',
      'WC_KEY',
      'WC_SECRET',
      'BOOMERANG_SECRET',
    ]);
    expect(missing.at(-1)).toContain('npm run secret');
  });

  it('count an empty variable as not set', () => {
    expect(sentences({ ...complete, WC_KEY: ' ' })).toEqual([expect.stringContaining('WC_KEY is missing')]);
    expect(readConfig({ ...complete, DATABASE_URL: '' }).databaseUrl).toBeNull();
  });

  it.each([
    ['BOOMERANG_SECRET', 'short', 'at least 32 bytes'],
    ['BOOMERANG_SECRET_PREVIOUS', 'short', 'at least 32 bytes'],
    ['STORE_ID', 'My shop', 'small letters, digits, - and _'],
    ['DATABASE_CONNECTIONS', '1', 'at least 4'],
    ['WORDPRESS_URL', 'shop.example', 'http or https address'],
    ['WORDPRESS_URL', 'https://user:pass@shop.example', 'http or https address'],
    ['WORDPRESS_URL', 'https://shop.example/?a=1', 'http or https address'],
    ['PORT', '99999', 'at most 65535'],
    ['PORT', 'http', 'not a number'],
    ['LOOKUP_SLOTS', '0', 'at least 1'],
    ['LOOKUP_QUEUE', '-1', 'at least 0'],
    ['BOOMERANG_KEY', 'abc', '32 bytes as base64url'],
    ['DATABASE_URL', 'mysql://db', 'postgres://'],
    ['SHIPPO_URL', 'ftp://x', 'http or https'],
    ['LOG_LEVEL', 'loud', 'one of fatal'],
    ['WEBHOOK_PRIVATE_HOSTS', 'https://books.internal', 'names of hosts'],
    ['WEBHOOK_PRIVATE_HOSTS', 'books.internal:8080', 'names of hosts'],
  ])('%s=%s is refused', (name, value, why) => {
    expect(sentences({ ...complete, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} .*${why}`))]);
  });

  it('never repeat a secret in what they say', () => {
    expect(sentences({ ...complete, BOOMERANG_SECRET: 'hunter2' }).join()).not.toContain('hunter2');
  });

  it('name the hosts of the owner’s own network that messages may go to', () => {
    expect(readConfig(complete).webhookPrivateHosts).toEqual([]);
    const WEBHOOK_PRIVATE_HOSTS = ' 127.0.0.1, Books.Internal,[::1] ,';
    expect(readConfig({ ...complete, WEBHOOK_PRIVATE_HOSTS }).webhookPrivateHosts).toEqual([
      '127.0.0.1',
      'books.internal',
      '::1',
    ]);
  });

  it('take the previous secret after the current one', () => {
    const previous = 'another-secret-with-at-least-32-bytes';
    expect(readConfig({ ...complete, BOOMERANG_SECRET_PREVIOUS: previous }).secrets).toEqual([
      complete.BOOMERANG_SECRET,
      previous,
    ]);
  });

  it('take a site in a folder', () => {
    expect(readConfig({ ...complete, WORDPRESS_URL: 'http://127.0.0.1:9400/shop/' }).wordpressUrl).toBe(
      'http://127.0.0.1:9400/shop',
    );
  });
});
