// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { findingWords } from '../../../blocks/admin/health/finding-words.ts';
import { claimSentence } from '../../../blocks/admin/return/claim-words.ts';
import { doubtWords } from '../../../blocks/admin/return/doubt-words.ts';
import { answerSentence, effectName, failureSentence } from '../../../blocks/admin/return/effect-words.ts';
import { emailName } from '../../../blocks/admin/return/email-words.ts';
import { findingSentence } from '../../../blocks/admin/return/findings-card.tsx';
import { ledgerWord } from '../../../blocks/admin/return/ledger-words.ts';
import { heldSentence, payoutSentence, payoutWord } from '../../../blocks/admin/return/payout-words.ts';
import { eventSentence } from '../../../blocks/admin/return/sentences.ts';
import { insteadSentence } from '../../../blocks/admin/return/shipping-words.ts';
import { momentSentence } from '../../../blocks/admin/shared/moment-words.ts';
import { attentionWord, kindWord, resolutionWord, stateWord } from '../../../blocks/admin/shared/words.ts';
import { ownerVerdict, ruleName } from '../../../blocks/api/verdict-owner.ts';
import { aPayout, aReturn, NOW } from '../admin/builders.ts';

/** A word that a newer bridge says, in a browser that still has the older scripts; `toString` and `constructor` are found in every object. */
const NEWER = ['of_next_year', 'constructor', 'toString'];
const MONEY = { currency: 'USD', decimals: 2 };
const trouble = { code: 'x', message: '', at: NOW };

const WORDS: Readonly<Record<string, (word: never) => unknown>> = {
  'what holds a payout': (held: string) => heldSentence(held),
  'a payout that is held': (held: never) => payoutSentence(aPayout({ held }), aReturn()),
  'the state of a payout': (state: never) => payoutSentence(aPayout({ state }), aReturn()),
  'one word for it': (state: never) => payoutWord(aPayout({ state }), aReturn()).label,
  'the way of a payout': (resolution: never) => payoutSentence(aPayout({ resolution }), aReturn()),
  'what happened': (type: string) =>
    eventSentence({ type, actor: { type: 'boomerang', name: null }, data: {}, at: NOW }),
  'what was found in an order': (code: string) => findingSentence({ code, params: {} }, MONEY),
  'an e-mail': (kind: string) => emailName(kind),
  'a task': (kind: string) => effectName(kind, null),
  'a task that failed': (kind: never) => failureSentence(kind),
  'what the other side said': (kind: never) => answerSentence(kind, trouble),
  'a task in doubt': (kind: never) => doubtWords(kind).check,
  'why there is no label': (instead: string) => insteadSentence(instead),
  'what a carrier says': (status: never) => claimSentence({ status, toStore: null, sinceApproval: null, usedBy: null }),
  'an account': (account: never) => ledgerWord({ account, kind: 'goods' }),
  'a kind of money': (kind: never) => ledgerWord({ account: 'refunded', kind }),
  'when money moves': (moneyMoves: never) => momentSentence({ resolution: 'refund', moneyMoves }),
  'the state of a return': (state: never) => stateWord(state).label,
  'what needs attention': (attention: never) => attentionWord(attention).label,
  'the way that was chosen': (resolution: never) => resolutionWord(resolution),
  'the kind of a return': (kind: never) => kindWord(kind),
  'a decision': (code: string) => ownerVerdict({ code, params: {} }, MONEY),
  'a setting': (rule: string) => ruleName(rule),
  'what Health found': (code: never) => findingWords({ code, params: {} }).title,
};

describe.each(Object.entries(WORDS))('A word that this version does not know: %s', (_, say) => {
  it.each(NEWER)('%s gets a sentence, and never ends the page', (word) => {
    const said = say(word as never);
    expect(typeof said).toBe('string');
    expect(said).not.toBe('');
    expect(said).not.toMatch(/\[object|undefined|function/);
  });
});
