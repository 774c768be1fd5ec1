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
  it('are counted in a window that begins with the first, each of them', async () => {
    const count = (ms: number) => fresh.database.countAttempt('order 7', MINUTE, addMs(NOW, ms));
    const counts = await Promise.all(Array.from({ length: 10 }, () => count(0)));
    expect(counts.map((attempt) => attempt.count).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await count(MINUTE - 1)).toEqual({ count: 11, resetsAt: addMs(NOW, MINUTE) });
    expect(await fresh.database.attemptsOf('order 7', addMs(NOW, MINUTE - 1))).toMatchObject({ count: 11 });
    expect(await fresh.database.attemptsOf('order 7', addMs(NOW, MINUTE))).toMatchObject({ count: 0 });
    expect(await count(MINUTE)).toEqual({ count: 1, resetsAt: addMs(NOW, 2 * MINUTE) });
    await fresh.database.prune(addMs(NOW, 2 * MINUTE - 1));
    expect(await count(2 * MINUTE - 1)).toMatchObject({ count: 2 });
    expect(await fresh.database.attemptsOf('never', NOW)).toMatchObject({ count: 0 });
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
