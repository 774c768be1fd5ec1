import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import { addMs } from '../../../../bridge/domain/time.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW } from './fixtures.ts';

const MINUTE = 60_000;
let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

describe('A nonce', () => {
  it('is good once, also when it comes ten times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => fresh.database.rememberNonce('n1', NOW)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await fresh.database.rememberNonce('n1', addMs(NOW, 10 * MINUTE - 1))).toBe(false);
  });

  it('is forgotten after ten minutes', async () => {
    await fresh.database.rememberNonce('n2', NOW);
    await fresh.database.prune(addMs(NOW, 10 * MINUTE - 1));
    expect(await fresh.database.rememberNonce('n2', addMs(NOW, 10 * MINUTE - 1))).toBe(false);
    expect(await fresh.database.rememberNonce('n2', addMs(NOW, 10 * MINUTE))).toBe(true);
  });

  it('of one store says nothing about another', async () => {
    const other = await fresh.openAgain('other');
    await fresh.database.rememberNonce('n3', NOW);
    expect(await other.database.rememberNonce('n3', NOW)).toBe(true);
    await other.close();
  });
});

describe('Attempts', () => {
  const at = (ms: number) => addMs(NOW, ms);
  const reserve = (key: string, most: number | null, ms = 0) =>
    fresh.database.reserveAttempts([{ key, most }], MINUTE, at(ms));

  it('are counted in a window that begins with the first, each of them', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => reserve('order 7', null)));
    const counts = all.map((one) => (one.ok ? one.counts['order 7'] : null));
    expect(counts.sort((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await reserve('order 7', null, MINUTE - 1)).toEqual({ ok: true, counts: { 'order 7': 11 } });
    expect(await reserve('order 7', null, MINUTE)).toEqual({ ok: true, counts: { 'order 7': 1 } });
    await fresh.database.prune(at(2 * MINUTE - 1));
    expect(await reserve('order 7', null, 2 * MINUTE - 1)).toEqual({ ok: true, counts: { 'order 7': 2 } });
  });

  it('that come all at once pass a limit no further than one after the other', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => reserve('network 1', 8)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(8);
    expect(all.find(({ ok }) => !ok)).toEqual({ ok: false, resetsAt: at(MINUTE) });
    expect(await reserve('network 1', 8, MINUTE)).toMatchObject({ ok: true });
  });

  it('are counted for all keys or for none', async () => {
    await reserve('full', 1);
    const both = [
      { key: 'free', most: 5 },
      { key: 'full', most: 1 },
      { key: 'whole', most: null },
    ];
    expect(await fresh.database.reserveAttempts(both, MINUTE, at(5))).toEqual({ ok: false, resetsAt: at(MINUTE) });
    expect(await reserve('free', 5)).toEqual({ ok: true, counts: { free: 1 } });
    expect(await reserve('whole', null)).toEqual({ ok: true, counts: { whole: 1 } });
  });

  it('that were right are given back, never below none', async () => {
    await reserve('right', 2);
    await fresh.database.releaseAttempts(['right', 'never'], at(1));
    await fresh.database.releaseAttempts(['right'], at(1));
    expect(await reserve('right', 2)).toEqual({ ok: true, counts: { right: 1 } });
    // Of a window that is over there is nothing to give back.
    await fresh.database.releaseAttempts(['right'], at(MINUTE));
    expect(await reserve('right', 2)).toEqual({ ok: true, counts: { right: 2 } });
  });

  it('of two orders and one network, asked crosswise a hundred times at once, hold each other up for no deadlock', async () => {
    const keys = ['order a', 'order b', 'network c'].map((key) => ({ key, most: null }));
    const shuffled = Array.from({ length: 100 }, (_, n) => (n % 2 ? keys : [...keys].reverse()));
    const all = await Promise.all(shuffled.map((some) => fresh.database.reserveAttempts(some, MINUTE, at(0))));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(await reserve('network c', null)).toEqual({ ok: true, counts: { 'network c': 101 } });
  });
});

describe('A secret', () => {
  it('is kept, replaced and deleted', async () => {
    expect(await fresh.database.getSecret('shippo')).toBeNull();
    await fresh.database.setSecret('shippo', 'sealed 1', NOW);
    await fresh.database.setSecret('shippo', 'sealed 2', NOW);
    expect(await fresh.database.getSecret('shippo')).toBe('sealed 2');
    await fresh.database.setSecret('shippo', null, NOW);
    expect(await fresh.database.getSecret('shippo')).toBeNull();
  });
});

describe('The policy', () => {
  const withDays = (days: number) => ({ ...DEFAULT_RULES, window: { ...DEFAULT_RULES.window, days } });

  it('is the defaults as version 0 until one is saved; each save is a version of its own', async () => {
    const { database } = fresh;
    expect(await database.currentPolicy()).toEqual({ ...DEFAULT_RULES, version: 0 });
    expect(await database.policy(0)).toEqual({ ...DEFAULT_RULES, version: 0 });
    const rules = withDays(60);
    expect(await database.savePolicy(rules, 0, 'staff:1', NOW)).toEqual({ ...rules, version: 1 });
    expect(await database.savePolicy(rules, 0, 'staff:2', NOW)).toBeNull();
    expect(await database.savePolicy(withDays(90), 1, 'staff:2', NOW)).toMatchObject({ version: 2 });
    expect(await database.policy(1)).toEqual({ ...rules, version: 1 });
    expect(await database.currentPolicy()).toMatchObject({ version: 2, window: { days: 90 } });
    expect(await database.policy(3)).toBeNull();
    expect(await database.policyVersions()).toEqual([
      { version: 2, savedBy: 'staff:2', savedAt: NOW },
      { version: 1, savedBy: 'staff:1', savedAt: NOW },
    ]);
  });

  it('saved by two at once on the same version is saved by one', async () => {
    const { version } = await fresh.database.currentPolicy();
    const save = (days: number) => fresh.database.savePolicy(withDays(days), version, 'staff:1', NOW);
    const saved = await Promise.all([1, 2, 3, 4, 5].map(save));
    expect(saved.filter(Boolean)).toHaveLength(1);
  });
});
