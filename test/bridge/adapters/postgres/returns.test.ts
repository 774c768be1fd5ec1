import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../../bridge/domain/ledger.ts';
import type { Return, ReturnEvent } from '../../../../bridge/domain/return.ts';
import { ChangedMeanwhile, DuplicateRequest } from '../../../../bridge/ports/database.ts';
import { freshDatabase, type FreshDatabase } from '../../../support/database.ts';
import { NOW, aReturn, anEffect, asNew } from './fixtures.ts';

let fresh: FreshDatabase;
beforeAll(async () => (fresh = await freshDatabase()));
afterAll(() => fresh.close());

async function stored(over: Partial<Return> = {}): Promise<Return> {
  return fresh.database.transaction(async (tx) => {
    const entry = aReturn({ number: await tx.nextReturnNumber(), ...over });
    await tx.insertReturn(asNew(entry));
    return entry;
  });
}

const refunded = (amount: number): LedgerEntry => ({
  account: 'refunded',
  kind: 'tax',
  orderLineId: 31,
  taxRateId: 7,
  currency: 'EUR',
  decimals: 2,
  amount,
  effectId: randomUUID(),
  at: NOW,
});

describe('A return', () => {
  it('is read back as it was stored, by id, request, order and tracking number', async () => {
    const shipping = {
      state: 'packing_slip',
      instead: 'no_rate',
      carrier: 'usps',
      trackingNumber: 'T1',
    } as const;
    const entry = await stored({ orderId: 9_000_000_001, shipping });
    const { database } = fresh;
    expect(await database.findReturn(entry.id)).toEqual(entry);
    expect(await database.findReturnsByTracking('T1')).toEqual([entry]);
    await database.transaction(async (tx) => {
      expect(await tx.findReturnByRequest(`guest:${entry.orderId}`, entry.requestId)).toEqual(entry);
      expect(await tx.returnsOfOrder(entry.orderId)).toEqual([entry]);
      expect(await tx.lockReturn(entry.id)).toEqual(entry);
    });
  });

  it('that does not exist is null, for whatever was typed', async () => {
    for (const id of [randomUUID(), 'RMA-1', '', "'; drop table returns; --"]) {
      expect(await fresh.database.findReturn(id)).toBeNull();
      expect(await fresh.database.labelOf(id)).toBeNull();
      expect(await fresh.database.lastEventAt(id)).toBeNull();
      expect(await fresh.database.attentionOf(id)).toBeNull();
      expect(await fresh.database.eventsOf(id)).toEqual([]);
    }
    expect(await fresh.database.transaction((tx) => tx.lockReturn('RMA-1'))).toBeNull();
  });

  it('of another store is not seen, and its numbers begin anew', async () => {
    const entry = await stored();
    const other = await fresh.openAgain('other');
    expect(await other.database.findReturn(entry.id)).toBeNull();
    expect(await other.database.transaction((tx) => tx.nextReturnNumber())).toBe('RMA-1001');
    await other.close();
  });

  it('rises in revision with each save, and a save of an older one is refused', async () => {
    const entry = await stored();
    const first = await fresh.database.transaction((tx) => tx.updateReturn({ ...entry, comment: 'first' }));
    expect(first.revision).toBe(entry.revision + 1);
    const late = fresh.database.transaction((tx) => tx.updateReturn({ ...entry, comment: 'late' }));
    await expect(late).rejects.toBeInstanceOf(ChangedMeanwhile);
    expect(await fresh.database.findReturn(entry.id)).toEqual(first);
  });

  it('locked by two at once is saved by both in turn', async () => {
    const entry = await stored();
    const add = (word: string) =>
      fresh.database.transaction(async (tx) => {
        const locked = (await tx.lockReturn(entry.id))!;
        await new Promise((resolve) => setTimeout(resolve, 30));
        return tx.updateReturn({ ...locked, comment: locked.comment + word });
      });
    await Promise.all(['a', 'b', 'c'].map(add));
    const saved = (await fresh.database.findReturn(entry.id))!;
    expect([...saved.comment].sort().join('')).toBe('abc');
    expect(saved.revision).toBe(entry.revision + 3);
  });

  it('keeps every label, and shows the newest', async () => {
    const entry = await stored();
    const label = {
      returnId: entry.id,
      policyVersion: 3,
      pdf: Buffer.from('%PDF 1'),
      source: 'shippo',
      createdAt: NOW,
    } as const;
    const uploaded = { ...label, pdf: Buffer.from('%PDF 2'), source: 'owner' } as const;
    await fresh.database.transaction((tx) => tx.saveLabel(label));
    await fresh.database.transaction((tx) => tx.saveLabel(uploaded));
    expect(await fresh.database.labelOf(entry.id)).toEqual(uploaded);
  });
});

describe('The same request of the same person', () => {
  it('sent ten times at once is stored once', async () => {
    const requestId = randomUUID();
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => stored({ requestId, orderId: 500 })));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    expect(refused).toHaveLength(9);
    expect(refused.every((reason) => reason instanceof DuplicateRequest)).toBe(true);
    expect(await fresh.database.transaction((tx) => tx.returnsOfOrder(500))).toHaveLength(1);
  });
});

describe('A transaction that fails', () => {
  it('leaves no return, no effect, no job, and gives its number back', async () => {
    const { boss, names } = fresh.opened.queue;
    const jobs = await boss.getQueueSize(names.effects);
    const entry = aReturn();
    let number = '';
    const failed = fresh.database.transaction(async (tx) => {
      number = await tx.nextReturnNumber();
      await tx.insertReturn(asNew({ ...entry, number }));
      await tx.appendLedger(entry.id, 3, [refunded(1)]);
      await tx.insertEffect(anEffect(entry));
      throw new Error('the domain said no');
    });
    await expect(failed).rejects.toThrow('the domain said no');
    expect(await fresh.database.findReturn(entry.id)).toBeNull();
    expect(await fresh.database.effectsOf(entry.id)).toEqual([]);
    expect(await boss.getQueueSize(names.effects)).toBe(jobs);
    expect((await stored()).number).toBe(number);
  });

  it('because of a deadlock is run again, and both go through', async () => {
    const [a, b] = [await stored(), await stored()];
    const lockBoth = (first: Return, second: Return) =>
      fresh.database.transaction(async (tx) => {
        await tx.lockReturn(first.id);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return tx.updateReturn((await tx.lockReturn(second.id))!);
      });
    const saved = await Promise.all([lockBoth(a, b), lockBoth(b, a)]);
    expect(saved.map(({ revision }) => revision)).toEqual([2, 2]);
  });
});

describe('The lock of an order', () => {
  it('lets one at a time through, and other orders pass by', async () => {
    const steps: string[] = [];
    const hold = (orderId: number, name: string, ms: number) =>
      fresh.database.transaction(async (tx) => {
        await tx.lockOrder(orderId);
        steps.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, ms));
        steps.push(`${name} out`);
      });
    const first = hold(1, 'first', 300);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.all([first, hold(1, 'second', 0), hold(2, 'other', 0)]);
    expect(steps).toEqual(['first in', 'other in', 'other out', 'first out', 'second in', 'second out']);
  });
});

describe('Timeline and ledger', () => {
  it('are read back in the order in which they were written', async () => {
    const entry = await stored({ orderId: 600 });
    const event = (type: ReturnEvent['type']): ReturnEvent => ({
      type,
      actor: { type: 'guest' },
      data: { n: 1, x: null },
      at: NOW,
    });
    const entries = [refunded(300), refunded(-5)];
    await fresh.database.transaction(async (tx) => {
      await tx.appendEvents(entry.id, [event('requested'), event('approved')]);
      await tx.appendEvents(entry.id, []);
      await tx.appendLedger(entry.id, 3, entries);
    });
    expect(await fresh.database.eventsOf(entry.id)).toEqual([event('requested'), event('approved')]);
    expect(await fresh.database.ledgerOf(entry.id)).toEqual(entries);
    const ofOrder = await fresh.database.transaction((tx) => tx.ledgerOfOrder(600));
    expect(ofOrder).toEqual(entries.map((line) => ({ ...line, returnId: entry.id })));
  });

  it('can not be changed afterwards: the database itself refuses', async () => {
    const entry = await stored();
    await fresh.database.transaction((tx) => tx.appendLedger(entry.id, 3, [refunded(1)]));
    const client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
    for (const sql of [
      'update boomerang.ledger set amount = 0',
      'delete from boomerang.ledger',
      'truncate boomerang.ledger',
    ]) {
      await expect(client.query(sql)).rejects.toThrow('append-only');
    }
    await client.end();
  });
});
