import { describe, expect, it } from 'vitest';
import { EFFECT_TRANSITIONS } from '../../../bridge/domain/effect.ts';
import {
  isDead,
  mayMove,
  moveParcel,
  movePayout,
  PARCEL_TRANSITIONS,
  payoutIsDue,
  PAYOUT_TRANSITIONS,
} from '../../../bridge/domain/lifecycle.ts';
import { MONEY_MOVES } from '../../../bridge/domain/policy.ts';
import type { ParcelState } from '../../../bridge/domain/return.ts';
import { aReturn } from './builders.ts';

type Table = Readonly<Record<string, readonly string[]>>;

function reachable(table: Table, from: string): Set<string> {
  const seen = new Set([from]);
  for (const state of seen) for (const next of table[state] ?? []) seen.add(next);
  return seen;
}

describe.each([
  {
    name: 'parcel',
    table: PARCEL_TRANSITIONS as Table,
    start: 'requested',
    ends: ['closed', 'rejected', 'cancelled', 'expired'],
  },
  { name: 'payout', table: PAYOUT_TRANSITIONS as Table, start: 'pending', ends: ['settled'] },
  { name: 'effect', table: EFFECT_TRANSITIONS as Table, start: 'pending', ends: ['done'] },
])('The transition table of a $name', ({ table, start, ends }) => {
  it('names only states that it has, and none as its own target', () => {
    for (const [state, targets] of Object.entries(table)) {
      expect(Object.keys(table)).toEqual(expect.arrayContaining([...targets]));
      expect(targets).not.toContain(state);
      expect(new Set(targets).size).toBe(targets.length);
    }
  });

  it('reaches every state from the first', () => {
    expect([...reachable(table, start)].sort()).toEqual(Object.keys(table).sort());
  });

  it('has exactly its known ends, and a way to one of them from everywhere', () => {
    expect(Object.keys(table).filter((state) => table[state]?.length === 0)).toEqual(ends);
    for (const state of Object.keys(table)) {
      expect(ends.some((end) => reachable(table, state).has(end))).toBe(true);
    }
  });
});

describe('The tables as law', () => {
  it('moves a parcel only along its table', () => {
    const targets = {
      requested: { state: 'requested' },
      approved: { state: 'approved', sendBackBy: '' },
      in_transit: { state: 'in_transit', sendBackBy: '', scannedAt: '' },
      received: { state: 'received', receivedAt: '' },
      inspected: { state: 'inspected', receivedAt: '', inspection: [] },
      closed: { state: 'closed', receivedAt: '', inspection: [] },
      rejected: { state: 'rejected', reason: '' },
      cancelled: { state: 'cancelled' },
      expired: { state: 'expired' },
    } as const;
    const states = Object.keys(targets) as ParcelState[];
    const tried = states.flatMap((from) => states.map((to) => [from, to] as const));
    for (const [from, to] of tried) {
      const move = () => moveParcel(aReturn({ parcel: targets[from] }), targets[to]);
      if (mayMove(from, to)) expect(move().parcel).toBe(targets[to]);
      else expect(move).toThrow(RangeError);
    }
  });

  it('keeps settled money settled', () => {
    const settled = {
      resolution: 'refund',
      state: 'settled',
      effectId: null,
      byHand: false,
      amount: 0,
      settledAt: '',
    } as const;
    const entry = aReturn({ payouts: [settled] });
    const pending = { ...settled, state: 'pending', held: null } as const;
    expect(() => movePayout(entry, pending)).toThrow(RangeError);
    expect(() => movePayout(entry, { resolution: 'refund', state: 'in_doubt', effectId: 'x', amount: 1 })).toThrow(
      RangeError,
    );
    expect(() => movePayout(entry, { ...pending, resolution: 'exchange' })).toThrow(RangeError);
  });

  it('frees the units of returns that came to nothing', () => {
    expect(Object.keys(PARCEL_TRANSITIONS).filter((state) => isDead(state as ParcelState))).toEqual([
      'rejected',
      'cancelled',
      'expired',
    ]);
  });

  it('makes a payout due at its own stage and at every later one', () => {
    const table = MONEY_MOVES.map((policy) => MONEY_MOVES.map((stage) => (payoutIsDue(policy, stage) ? 'due' : '-')));
    expect(table).toEqual([
      ['due', 'due', 'due', 'due'],
      ['-', 'due', 'due', 'due'],
      ['-', '-', 'due', 'due'],
      ['-', '-', '-', 'due'],
    ]);
  });
});
