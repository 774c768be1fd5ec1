import { __ } from '@wordpress/i18n';
import { useState } from 'react';
import type { Rules } from '../draft.ts';
import { Check } from '../fields/check-setting.tsx';
import { Choice } from '../fields/choice.tsx';
import { SelectSetting } from '../fields/choice-setting.tsx';
import { MoneySetting, NumberSetting } from '../fields/number-setting.tsx';
import { useDraft } from '../policy-draft.ts';

type Moment = Rules['moneyMoves']['guest']['refund'];
const WAYS = ['refund', 'store_credit', 'exchange'] as const;

export function MoneyMovesSection() {
  const { rules, set } = useDraft();
  const { guest, known, ceiling } = rules.moneyMoves;
  const all = [...Object.values(guest), ...Object.values(known)];
  const alike = all.every((moment) => moment === guest.refund);
  const [wanted, setWanted] = useState(false);
  const apart = wanted || !alike;

  const setAll = (moment: Moment) => {
    const moves = { refund: moment, store_credit: moment, exchange: moment };
    set('moneyMoves', { ...rules.moneyMoves, guest: moves, known: moves });
  };

  function takeApart(on: boolean) {
    setWanted(on);
    if (!on) setAll(known.refund);
  }

  return (
    <>
      {!apart && (
        <Choice
          label={__('When does the shopper get the money?', 'boomerang-returns')}
          value={guest.refund}
          options={moments()}
          onChange={setAll}
        />
      )}
      <Check
        label={__('Differently for guests, or by what the shopper gets', 'boomerang-returns')}
        checked={apart}
        onChange={takeApart}
      />
      {apart && (
        <div className="boomerang-grid">
          <Group who="guest" legend={__('Guests', 'boomerang-returns')} />
          <Group who="known" legend={__('Customers with an account', 'boomerang-returns')} />
        </div>
      )}
      <MoneySetting
        path="moneyMoves.ceiling"
        label={__('Ask me before more is paid than', 'boomerang-returns')}
        help={__(
          'For one order, and to one customer. A legal withdrawal waits for you, too: its deadline stays. Empty: amounts of any size are paid without asking.',
          'boomerang-returns',
        )}
        mayBeEmpty
      />
      {ceiling !== null && (
        <NumberSetting
          path="moneyMoves.ceilingDays"
          label={__('Payments to one customer add up for', 'boomerang-returns')}
          help={__('By account and e-mail address. Those of one order always add up.', 'boomerang-returns')}
          unit={__('days', 'boomerang-returns')}
        />
      )}
    </>
  );
}

function Group({ who, legend }: { who: 'guest' | 'known'; legend: string }) {
  const labels = {
    refund: __('Refund', 'boomerang-returns'),
    store_credit: __('Store credit', 'boomerang-returns'),
    exchange: __('Exchange', 'boomerang-returns'),
  };
  return (
    <fieldset className="boomerang-group">
      <legend>{legend}</legend>
      {WAYS.map((way) => (
        <SelectSetting
          key={way}
          path={`moneyMoves.${who}.${way}`}
          label={labels[way]}
          options={moments().map(({ value, label }) => ({ value, label }))}
        />
      ))}
    </fieldset>
  );
}

function moments(): { value: Moment; label: string; help: string }[] {
  return [
    {
      value: 'approval',
      label: __('On approval', 'boomerang-returns'),
      help: __('Fastest for the shopper: you pay before anything is sent back.', 'boomerang-returns'),
    },
    {
      value: 'first_scan',
      label: __('When the carrier scans the parcel', 'boomerang-returns'),
      help: __(
        'The parcel is on its way, but you haven’t seen what’s in it. Only a label from you counts: for a number that a shopper typed, you’re asked.',
        'boomerang-returns',
      ),
    },
    {
      value: 'receipt',
      label: __('When you have received the parcel', 'boomerang-returns'),
      help: __('The parcel is with you, but not opened yet.', 'boomerang-returns'),
    },
    {
      value: 'inspection',
      label: __('After you have inspected the items', 'boomerang-returns'),
      help: __('Safest for you: units that are missing are not refunded.', 'boomerang-returns'),
    },
  ];
}
