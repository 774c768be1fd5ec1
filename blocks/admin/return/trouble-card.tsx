import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Ref } from 'react';
import type { EffectView, ReturnDetail } from '../../../bridge/contract/staff.ts';
import { Card } from '../shared/card.tsx';
import { useRights } from '../shared/rights.ts';
import { formatAge, formatDateTime } from '../shared/format.ts';
import { doubtWords, restoredSentence } from './doubt-words.ts';
import { answerSentence, effectName, failureSentence } from './effect-words.ts';
import { amountOf, payoutOf, type Payout } from './payouts.ts';
import { isStuck, troublesOf, type Troubled } from './troubles.ts';

/** A return, or its parcel alone. */
type WithWays = Troubled & Pick<ReturnDetail, 'payouts' | 'can'>;

export interface WaysOut {
  tryAgain: (effect: EffectView) => void;
  resolve: (effect: EffectView, happened: boolean) => void;
  paidByHand: (payout: Payout) => void;
}

interface Props {
  detail: WithWays;
  busy: boolean;
  ways: WaysOut;
}

interface CardProps extends Props {
  headingRef?: Ref<HTMLHeadingElement>;
}

/** Absent when all is well. */
export function TroubleCard({ detail, busy, ways, headingRef }: CardProps) {
  const may = useRights();
  const troubled = troublesOf(detail);
  if (troubled.length === 0) return null;
  const stuck = troubled.filter(isStuck);
  return (
    <Card
      title={titleOf(stuck, (effect) => may.decideOn(effect.kind))}
      {...(headingRef ? { headingRef } : {})}
      className={stuck.length > 0 ? 'boomerang-trouble is-bad' : 'boomerang-trouble'}
    >
      <ul>
        {troubled.map((effect) => (
          <li key={effect.id}>
            <Trouble effect={effect} detail={detail} busy={busy} ways={ways} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function titleOf(stuck: readonly EffectView[], isMine: (effect: EffectView) => boolean): string {
  if (stuck.length === 0) return __('Being tried again', 'boomerang-returns');
  return stuck.some(isMine)
    ? __('This needs you', 'boomerang-returns')
    : __('This needs a colleague', 'boomerang-returns');
}

function Trouble({ effect, detail, busy, ways }: Props & { effect: EffectView }) {
  const decides = useRights().decideOn(effect.kind);
  const name = effectName(effect.kind, effect.about);
  const button = { disabled: busy, accessibleWhenDisabled: true, variant: 'secondary' } as const;
  const doubt = doubtWords(effect.kind);
  const payout = payoutOf(effect, detail);
  const byHand = effect.state === 'failed' && payout?.state === 'failed' && detail.can.includes('paid_by_hand');
  return (
    <>
      <h3>{payout && effect.kind !== 'exchange_status' ? `${name}: ${amountOf(payout)}` : name}</h3>
      {effect.state === 'in_doubt' && <p>{effect.trouble?.code === 'restored' ? restoredSentence() : doubt.check}</p>}
      {effect.state === 'failed' && <p>{failureSentence(effect.kind)}</p>}
      {!isStuck(effect) && (
        <p>
          {sprintf(
            /* translators: %s: when, e.g. "in 3 minutes". */
            __('It did not work yet. Boomerang tries again by itself: %s.', 'boomerang-returns'),
            formatAge(effect.dueAt),
          )}
        </p>
      )}
      {effect.trouble && (
        <p className="boomerang-muted">
          {sprintf(
            /* translators: 1: date and time, 2: message of another program. */
            __('Last answer (%1$s): “%2$s”', 'boomerang-returns'),
            formatDateTime(effect.trouble.at),
            answerSentence(effect.kind, effect.trouble),
          )}
        </p>
      )}
      {!decides && isStuck(effect) && (
        <p>{__('Your account can’t decide this: ask a colleague who may.', 'boomerang-returns')}</p>
      )}
      <div className="boomerang-buttons">
        {decides && effect.state === 'in_doubt' && (
          <>
            <Button {...button} onClick={() => ways.resolve(effect, true)}>
              {doubt.happened}
            </Button>
            <Button {...button} onClick={() => ways.resolve(effect, false)}>
              {doubt.notHappened}
            </Button>
          </>
        )}
        {decides && effect.state === 'failed' && (
          <Button {...button} onClick={() => ways.tryAgain(effect)}>
            {__('Try again', 'boomerang-returns')}
          </Button>
        )}
        {byHand && (
          <Button variant="tertiary" disabled={busy} accessibleWhenDisabled onClick={() => ways.paidByHand(payout)}>
            {effect.kind === 'refund'
              ? __('I have paid it by hand', 'boomerang-returns')
              : __('I have done it by hand', 'boomerang-returns')}
          </Button>
        )}
      </div>
    </>
  );
}
