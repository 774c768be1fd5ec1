import { readFileSync } from 'node:fs';
import { po } from 'gettext-parser';
import { describe, expect, it } from 'vitest';
import type { EmailKind } from '../../../bridge/domain/effect.ts';
import { JOURNEYS } from './journeys.ts';

/** Every sentence to a shopper that promises a message, and which e-mails keep the promise; none: it is said of one that was sent, or asks for one. */
const PROMISES: Readonly<Record<string, readonly EmailKind[]>> = {
  'There is nothing to do yet: we write to %s.': ['approved', 'rejected', 'cancelled'],
  'We look at it and write to you again. Please don’t send anything yet.': ['approved', 'rejected', 'cancelled'],
  'Your refund comes next. We tell you by e-mail as soon as it is paid.': ['refunded', 'kept'],
  'We’ll e-mail you as soon as your refund is paid.': ['refunded', 'kept'],
  'We’ll e-mail you as soon as your store credit is ready.': ['credit'],
  'We’ll e-mail you as soon as your new item can be sent.': ['exchange', 'exchange_pay'],
  'We keep it for you. The %s on top are paid later: you get a link by e-mail.': ['exchange_pay'],
  'We’ve e-mailed the whole code to %s.': ['credit'],
  'Your label follows by e-mail.': ['approved'],
  'Your label takes a little longer. It follows by e-mail to %s, you can close this page.': ['approved'],
  'Your label follows in an e-mail of its own. Please keep the goods until then.': ['approved'],
  'We also send the label to %s.': ['approved'],
};

/** Where shoppers read, and how a promise of a message is worded. */
const READ_BY_SHOPPERS = /blocks\/return-form\/|emails\/(to-shopper|about-money|about-less)\.php/;
const PROMISING =
  /\be-mail(?:ed)? you\b|\bby e-mail\b|\bwe write to\b|\bwrite to you\b|\be-mailed the\b|in an e-mail of its own|\balso send\b/i;

function promising(): readonly string[] {
  const { translations } = po.parse(readFileSync('plugin/languages/boomerang-returns-fr_FR.po'));
  return Object.values(translations[''] ?? {})
    .filter(({ comments, msgid }) => READ_BY_SHOPPERS.test(comments?.reference ?? '') && PROMISING.test(msgid))
    .map(({ msgid }) => msgid);
}

describe('A sentence that promises a message', () => {
  const sent = new Set(JOURNEYS.flatMap(({ mails }) => mails));

  it('is one of those that somebody answers for, each still said', () => {
    expect(promising().toSorted()).toEqual(Object.keys(PROMISES).toSorted());
  });

  it.each(Object.entries(PROMISES))('“%s” is kept by e-mails that are sent', (_, kinds) => {
    expect(kinds.filter((kind) => !sent.has(kind))).toEqual([]);
    expect(kinds.length).toBeGreaterThan(0);
  });

  it('of money is kept in every end that pays something', () => {
    const kinds = {
      refund: ['refunded'],
      keep: ['kept'],
      store_credit: ['credit'],
      exchange: ['exchange', 'exchange_pay'],
    };
    const silent = JOURNEYS.filter(({ entry, resolution, mails }) => {
      const paid = entry.payouts.some((one) => one.state === 'settled' && one.amount > 0);
      return paid && !mails.some((mail) => kinds[resolution].includes(mail));
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('is followed by one that says so, where all that was committed has come to nothing', () => {
    const lost = JOURNEYS.filter(({ entry }) =>
      entry.payouts.some((one) => 'inspection' in entry.parcel && one.state === 'settled' && one.amount === 0),
    );
    expect(lost.length).toBeGreaterThanOrEqual(10);
    expect(
      lost.filter(({ mails }) => mails.filter((mail) => mail === 'nothing_paid').length !== 1).map(({ name }) => name),
    ).toEqual([]);
  });
});
