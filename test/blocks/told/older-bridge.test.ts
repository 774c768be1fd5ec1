// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { nextStep as staffStep } from '../../../blocks/admin/return/next-step.ts';
import { payoutSentence, payoutWord } from '../../../blocks/admin/return/payout-words.ts';
import { createFormat } from '../../../blocks/api/shop-format.ts';
import { payoutState } from '../../../blocks/return-form/payout-sentences.ts';
import { headline, nextStep } from '../../../blocks/return-form/status-sentences.ts';
import { statusUnder } from '../../../bridge/usecases/return-status.ts';
import { returnDetail } from '../../../bridge/usecases/staff-views.ts';
import { NOW } from '../../bridge/domain/builders.ts';
import { JOURNEYS, type Journey } from './journeys.ts';

const secrets = { sign: () => 'link' } as unknown as Parameters<typeof statusUnder>[0]['secrets'];

/** As a bridge of before answers: nothing of what was given. */
function older<Whole extends { readonly payouts: readonly object[] }>(whole: Whole): Whole {
  const cut = (payout: object) => {
    const kept: Record<string, unknown> = { ...payout };
    for (const name of ['paid', 'committed', 'missing', 'deducted']) delete kept[name];
    return kept;
  };
  return { ...whole, payouts: whole.payouts.map(cut) } as Whole;
}

function said({ entry, policy, events, ledger }: Journey) {
  const detail = older(returnDetail({ entry, attention: null, policy, now: NOW, events, ledger, effects: [] }));
  const status = older(statusUnder({ secrets }, policy, entry));
  const format = createFormat('en_US');
  return {
    staff: [
      ...detail.payouts.flatMap((payout) => [payoutSentence(payout, detail), payoutWord(payout, detail).label]),
      staffStep(detail).text,
    ],
    shop: [headline(status), nextStep(status, format, ''), ...status.payouts.map((one) => payoutState(one, false))],
  };
}

describe('A bridge that does not say yet what was given', () => {
  it.each(JOURNEYS.filter(({ name }) => name.startsWith('return, ')))('breaks no screen: $name', (journey) => {
    const { staff, shop } = said(journey);
    for (const text of [...staff, ...shop]) {
      expect(typeof text).toBe('string');
      expect(text).not.toMatch(/undefined|NaN|null/);
    }
  });

  it('has no screen say that a return which ended paid something', () => {
    const dead = JOURNEYS.filter(({ entry }) => ['rejected', 'cancelled', 'expired'].includes(entry.parcel.state));
    for (const journey of dead)
      expect(said(journey).staff.join(' ')).not.toMatch(/was refunded|was given|was released/);
  });

  it('says of a refund that is done what it came to', () => {
    const whole = JOURNEYS.find(({ name }) => name === 'return, refund, money at inspection: all found') as Journey;
    expect(said(whole).staff[0]).toMatch(/^\$97\.56 was refunded on /);
    expect(said(whole).shop[0]).toBe('Your refund is paid');
  });
});
