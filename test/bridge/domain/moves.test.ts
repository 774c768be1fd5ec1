import { expect, it } from 'vitest';
import { movesOf } from '../../../bridge/domain/moves.ts';
import { DEFAULT_RULES, type MoneyMoves, type Resolution } from '../../../bridge/domain/policy.ts';
import type { ReturnKind } from '../../../bridge/domain/return.ts';

const POLICY = {
  moneyMoves: {
    guest: { refund: 'inspection', store_credit: 'receipt', exchange: 'inspection' },
    known: { refund: 'receipt', store_credit: 'approval', exchange: 'first_scan' },
    ceiling: null,
    ceilingDays: 30,
  },
  withdrawal: { ...DEFAULT_RULES.withdrawal, moneyMoves: 'first_scan' },
} as const;

it.each<[string, ReturnKind, Resolution, boolean, MoneyMoves]>([
  ['a guest’s refund as the policy says for guests', 'return', 'refund', false, 'inspection'],
  ['a known customer’s refund as it says for them', 'return', 'refund', true, 'receipt'],
  ['each resolution by itself', 'return', 'store_credit', true, 'approval'],
  ['what is kept on approval: no parcel will come', 'return', 'keep', false, 'approval'],
  ['a withdrawal no later than the law allows', 'withdrawal', 'refund', false, 'first_scan'],
  ['the consumer’s own choice in a withdrawal as the policy says', 'withdrawal', 'store_credit', false, 'receipt'],
  ['an exchange in a withdrawal likewise', 'withdrawal', 'exchange', true, 'first_scan'],
])('Money moves: %s', (_title, kind, resolution, known, moves) => {
  expect(movesOf(POLICY, kind, resolution, known)).toBe(moves);
});
