import { describe, expect, it } from 'vitest';
import type { HealthFacts, KnownPeer } from '../../../bridge/domain/health-facts.ts';
import { HEALTH_CODES } from '../../../bridge/domain/health-finding.ts';
import { healthFindings } from '../../../bridge/domain/health.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const ago = (minutes: number) => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const GIB = 1024 ** 3;
const answers: KnownPeer = { answeredAt: ago(1), silence: null, denied: null };
const silent = (minutes: number, code = 'timeout'): KnownPeer => ({
  ...answers,
  silence: { code, since: ago(minutes) },
});
const denied = (code: string): KnownPeer => ({ ...answers, denied: { code, since: ago(9) } });
const rests = { state: 'answers', since: null, nextAskAt: null } as const;
const plugin = {
  site: 'https://shop.example',
  version: '0.1.0',
  woocommerce: '10.2.4',
  maxExecutionSeconds: 60,
  guard: true,
  ordersKeptTwice: false,
};

/** Days. */
const restoredAgo = (days: number): HealthFacts['restore'] => {
  const restoredAt = ago(days * 24 * 60);
  return { takenAt: restoredAt, restoredAt, found: 1, sent: 2, forPerson: 0, firstNumber: 'RMA-3001' };
};

const FINE: HealthFacts = {
  now: NOW,
  bridgeVersion: '0.1.0',
  siteUrl: 'https://shop.example',
  siteAheadMs: 300,
  database: { queryMs: 3, bytes: GIB, disk: { freeBytes: 50 * GIB, totalBytes: 100 * GIB } },
  wordpress: answers,
  woocommerce: answers,
  shippo: answers,
  token: 'live',
  plugin,
  resting: { store: rests, shippo: rests, webhook: rests },
  work: { waitingSince: null, inDoubt: 0, failed: 0, restored: null, overused: null },
  unreadable: null,
  decimals: null,
  restore: null,
  sweeps: [
    { name: 'expiry', daily: false, lastSuccess: ago(8), troubleSince: null },
    { name: 'reminders', daily: true, lastSuccess: ago(20 * 60), troubleSince: null },
  ],
  differences: 0,
  proxies: [],
  workers: { seen: 3, held: 1 },
};

const work = (change: Partial<NonNullable<HealthFacts['work']>>) => ({ work: { ...FINE.work!, ...change } });
const disk = (freeBytes: number, totalBytes = 100 * GIB) => ({
  database: { ...FINE.database!, disk: { freeBytes, totalBytes } },
});
const sweep = (change: Partial<HealthFacts['sweeps'][number]>) => ({ sweeps: [{ ...FINE.sweeps[0]!, ...change }] });
const away = { state: 'away', since: ago(60), nextAskAt: NOW } as const;

const OVERUSED = {
  count: 2,
  newest: { returnId: 'r', returnNumber: 'RMA-1012', used: 7796, amount: 5962, currency: { code: 'USD', decimals: 2 } },
};

/** What is so → what is said of it. */
const TABLE: readonly (readonly [string, Partial<HealthFacts>, readonly string[]])[] = [
  ['all is well', {}, []],
  ['a bridge that has just started', { plugin: null, differences: null, sweeps: [] }, []],
  ['the database does not answer', { database: null, work: null }, ['bad database_away']],
  ['the database is slow', { database: { ...FINE.database!, queryMs: 1_400 } }, ['warn database_slow']],
  ['400 MiB are left of 100 GiB', disk(0.4 * GIB), ['bad disk_full']],
  ['1.5 GiB are left of 100 GiB', disk(1.5 * GIB), ['warn disk_low']],
  ['400 MiB are left of 1 GiB: enough for a small store', disk(0.4 * GIB, GIB), []],
  ['100 MiB are left of 1 GiB', disk(0.1 * GIB, GIB), ['warn disk_low']],
  ['20 MiB are left of 1 GiB', disk(0.02 * GIB, GIB), ['bad disk_full']],
  ['the owner has a server of their own', { database: { ...FINE.database!, disk: null } }, []],
  ['restored, and acts are still to be looked for', work({ restored: { at: ago(5), open: 3 } }), ['warn restored']],
  ['restored, and all was looked for', work({ restored: { at: ago(5), open: 0 } }), []],
  ['restored this week', { restore: restoredAgo(3) }, ['info restored_done']],
  ['restored a month ago', { restore: restoredAgo(30) }, []],
  ['one call to the site went without an answer', { wordpress: silent(1) }, []],
  ['the site is silent', { wordpress: silent(6), woocommerce: silent(6) }, ['bad site_silent']],
  ['the plugin is switched off', { wordpress: silent(1, 'rest_no_route') }, ['bad plugin_off']],
  ['the plugin can’t claim keys', { wordpress: silent(1, 'boomerang_guard_unavailable') }, ['bad guard_off']],
  ['the plugin says that its guard is off', { plugin: { ...plugin, guard: false } }, ['bad guard_off']],
  ['an older plugin says nothing of its guard', { plugin: { ...plugin, guard: null } }, []],
  ['the plugin refuses the signature', { wordpress: denied('signature_invalid') }, ['bad site_denied']],
  ['the site calls itself otherwise', { plugin: { ...plugin, site: 'https://other.example' } }, ['bad site_other']],
  ['the plugin is older', { plugin: { ...plugin, version: '0.0.9' } }, ['warn plugin_version']],
  ['the plugin differs in its last number only', { plugin: { ...plugin, version: '0.1.3' } }, []],
  ['PHP is cut off after 20 s', { plugin: { ...plugin, maxExecutionSeconds: 20 } }, ['warn php_time_short']],
  ['PHP has no limit', { plugin: { ...plugin, maxExecutionSeconds: 0 } }, []],
  ['the clocks are 3 minutes apart', { siteAheadMs: -180_000 }, ['warn clocks_differ']],
  ['a proxy that was not named', { proxies: [{ kind: 'private', address: '10.0.0.5' }] }, ['warn proxy_unnamed']],
  ['nobody knows how many PHP workers there are', { workers: null }, []],
  ['two PHP workers, of which Boomerang holds one', { workers: { seen: 2, held: 1 } }, []],
  ['two PHP workers, of which Boomerang may hold both', { workers: { seen: 2, held: 2 } }, ['warn few_workers']],
  ['one PHP worker', { workers: { seen: 1, held: 1 } }, ['warn few_workers']],
  ['WooCommerce keeps its orders twice', { plugin: { ...plugin, ordersKeptTwice: true } }, ['info orders_kept_twice']],
  ['WooCommerce is off', { plugin: { ...plugin, woocommerce: null } }, ['bad woocommerce_off']],
  ['WooCommerce’s routes are gone', { woocommerce: silent(1, 'no_route') }, ['bad woocommerce_off']],
  ['the key was revoked', { woocommerce: denied('not_allowed') }, ['bad woocommerce_denied']],
  ['WooCommerce is silent, the plugin is not', { woocommerce: silent(20) }, ['bad woocommerce_silent']],
  ['there is no token', { token: 'none', shippo: silent(60) }, ['info shippo_no_token']],
  ['the token is for tests', { token: 'test' }, ['info shippo_test']],
  ['the token is refused', { shippo: denied('shippo_401') }, ['bad shippo_denied']],
  ['Shippo is left alone for a while', { resting: { ...FINE.resting, shippo: away } }, ['warn shippo_silent']],
  ['Shippo is silent', { shippo: silent(6) }, ['warn shippo_silent']],
  ['the owner’s program is away', { resting: { ...FINE.resting, webhook: away } }, ['warn webhook_silent']],
  ['two returns are in doubt', work({ inDoubt: 2 }), ['bad in_doubt']],
  ['something failed', work({ failed: 1 }), ['bad failed']],
  ['a credit was used beyond what it held', work({ overused: OVERUSED }), ['warn credit_overused']],
  [
    'an order can’t be read',
    { unreadable: { count: 1, newest: { orderId: 71, number: '71', what: 'tax', field: 'x' } } },
    ['warn order_unreadable'],
  ],
  ['the number of decimals was changed', { decimals: { from: 2, to: 0, at: ago(60) } }, ['info decimals_changed']],
  ['an act waits for 10 minutes', work({ waitingSince: ago(10) }), []],
  ['an act waits for an hour', work({ waitingSince: ago(60) }), ['warn waiting']],
  ['an act waits for 5 hours', work({ waitingSince: ago(300) }), ['bad waiting']],
  ['the books differ', { differences: 1 }, ['bad books_differ']],
  ['a sweep is late', sweep({ lastSuccess: ago(121) }), ['warn sweep_late']],
  ['a daily sweep ran yesterday', sweep({ daily: true, lastSuccess: ago(26 * 60) }), []],
  ['a daily sweep was left out', sweep({ daily: true, lastSuccess: ago(28 * 60) }), ['warn sweep_late']],
  ['a sweep has never run', sweep({ lastSuccess: null }), []],
  ['a sweep stumbles', sweep({ troubleSince: ago(30) }), []],
  ['a sweep does not come through', sweep({ troubleSince: ago(90) }), ['warn sweep_troubled']],
];

const said = (facts: Partial<HealthFacts>) => healthFindings({ ...FINE, ...facts });

describe('What health says', () => {
  it.each(TABLE)('when %s', (_what, facts, expected) => {
    expect(said(facts).map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
  });

  it('names the worst first, and everything at once', () => {
    const all = said({ token: 'test', ...work({ waitingSince: ago(60), failed: 1 }), database: null });
    expect(all.map(({ code }) => code)).toEqual(['database_away', 'failed', 'waiting', 'shippo_test']);
  });

  it('has a case here for every finding there is', () => {
    const seen = new Set(TABLE.flatMap(([, , expected]) => expected.map((one) => one.split(' ')[1])));
    expect(HEALTH_CODES.filter((code) => !seen.has(code))).toEqual([]);
  });
});
