// @vitest-environment happy-dom
import { afterAll, describe, expect, it } from 'vitest';
import { nextStep as staffStep } from '../../../blocks/admin/return/next-step.ts';
import { payoutSentence, payoutWord } from '../../../blocks/admin/return/payout-words.ts';
import { shippingSentence } from '../../../blocks/admin/return/shipping-card.tsx';
import { formatAmount } from '../../../blocks/admin/shared/format.ts';
import { createFormat } from '../../../blocks/api/shop-format.ts';
import { exchangeState } from '../../../blocks/return-form/exchange-panel.tsx';
import { resultTotal } from '../../../blocks/return-form/result-summary.tsx';
import { payoutState } from '../../../blocks/return-form/payout-sentences.ts';
import { headline, nextStep } from '../../../blocks/return-form/status-sentences.ts';
import { statusUnder } from '../../../bridge/usecases/return-status.ts';
import { returnDetail } from '../../../bridge/usecases/staff-views.ts';
import { NOW } from '../../bridge/domain/builders.ts';
import { type Claim, factsOf, sentencesIn, speak } from './claims.ts';
import { JOURNEYS, type Journey } from './journeys.ts';
import { SHOP_CLAIMS } from './shop-claims.ts';
import { STAFF_CLAIMS } from './staff-claims.ts';

const DECISION = 'This order needs a look from the store.';
const secrets = { sign: () => 'link' } as unknown as Parameters<typeof statusUnder>[0]['secrets'];
const MONEY = { currency: 'USD', decimals: 2 };

function staffTexts({ entry, policy, events, ledger, acts }: Journey): readonly string[] {
  const open = acts.filter(({ state }) => state !== 'done');
  const effects = open.map(({ id, plan, state }) => ({ id, plan, state }) as never);
  const detail = returnDetail({ entry, attention: null, policy, now: NOW, events, ledger, effects });
  const texts = detail.payouts.flatMap((payout) => [payoutSentence(payout, detail), payoutWord(payout, detail).label]);
  const step = staffStep(detail);
  // What else there is to do says nothing of what was paid.
  return [...texts, shippingSentence(detail), ...(step.kind === 'done' ? [step.title, step.text] : [])];
}

function shopTexts({ entry, policy }: Journey, locale: string): readonly string[] {
  const status = statusUnder({ secrets }, policy, entry);
  const format = createFormat(locale);
  const rows = ['rejected', 'cancelled', 'expired'].includes(status.state)
    ? status.payouts.filter((one) => one.state !== 'settled' || one.paid !== 0)
    : status.payouts;
  return [
    headline(status),
    nextStep(status, format, DECISION),
    ...rows.flatMap((payout) => [payoutState(payout, status.unpaid), resultTotal(payout, status.unpaid)]),
    ...(status.exchange ? [exchangeState(status.exchange, format, MONEY)] : []),
  ];
}

function wrong(
  journey: Journey,
  texts: readonly string[],
  claims: Readonly<Record<string, Claim>>,
  money: (amount: number) => string,
) {
  const facts = factsOf(journey);
  return texts.flatMap((text) =>
    sentencesIn(text, claims)
      .filter(({ ids, said }) => !ids.some((id) => claims[id]?.(facts, said, money)))
      .map(({ ids, said }) => `${journey.name}: “${ids.join('/')}” (${said.join(', ')}); paid ${money(facts.paid)}`),
  );
}

describe.each(['en_US', 'fr_FR'] as const)('In every end, by every resolution and door (%s)', (locale) => {
  afterAll(() => speak('en_US'));

  it('wp-admin says what the books and the acts say', () => {
    speak(locale);
    const money = (amount: number) => formatAmount(amount, MONEY);
    expect(JOURNEYS.flatMap((one) => wrong(one, staffTexts(one), STAFF_CLAIMS, money))).toEqual([]);
  });

  it('the shopper’s page says what the books and the acts say', () => {
    speak(locale);
    const { money } = createFormat(locale);
    expect(
      JOURNEYS.flatMap((one) => wrong(one, shopTexts(one, locale), SHOP_CLAIMS, (amount) => money(amount, MONEY))),
    ).toEqual([]);
  });
});
