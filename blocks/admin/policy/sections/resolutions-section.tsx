import { __ } from '@wordpress/i18n';
import { CheckSetting } from '../fields/check-setting.tsx';
import { ChoiceSetting, SelectSetting } from '../fields/choice-setting.tsx';
import { AmountOrPart } from '../fields/amount-or-part.tsx';
import { MoneySetting, NumberSetting, PercentSetting } from '../fields/number-setting.tsx';
import { ReasonsSetting } from '../fields/reasons-setting.tsx';
import { Setting, SettingProblem } from '../fields/setting.tsx';
import { useDraft } from '../policy-draft.ts';

export function ResolutionsSection() {
  const { rules, problemAt } = useDraft();
  const { storeCredit, exchange, keep } = rules.resolutions;
  return (
    <Setting path="resolutions">
      <SettingProblem>{problemAt('resolutions')}</SettingProblem>
      <CheckSetting
        path="resolutions.refund.offered"
        label={__('Refund', 'boomerang-returns')}
        help={__('Paid back the way it was paid.', 'boomerang-returns')}
      />
      <CheckSetting
        path="resolutions.storeCredit.offered"
        label={__('Store credit', 'boomerang-returns')}
        help={__('A coupon for the shopper’s next order. The money stays with you.', 'boomerang-returns')}
      />
      {storeCredit.offered && <CreditFields />}
      <CheckSetting
        path="resolutions.exchange.offered"
        label={__('Exchange', 'boomerang-returns')}
        help={__(
          'For a new item, as a new order. If it costs more, the shopper pays the difference.',
          'boomerang-returns',
        )}
      />
      {exchange.offered && <ExchangeFields />}
      <CheckSetting
        path="resolutions.keep.offered"
        label={__('Keep the item', 'boomerang-returns')}
        help={__('Money back without a parcel, where sending it back is not worth it.', 'boomerang-returns')}
      />
      {keep.offered && <KeepFields />}
    </Setting>
  );
}

function CreditFields() {
  return (
    <div className="boomerang-inset">
      <AmountOrPart
        path="resolutions.storeCredit.bonus"
        label={__('Bonus for choosing credit', 'boomerang-returns')}
        kinds={[
          { value: 'none', label: __('No bonus', 'boomerang-returns') },
          { value: 'flat', label: __('A fixed amount, once for each order', 'boomerang-returns') },
          { value: 'percent', label: __('A part of the worth', 'boomerang-returns') },
        ]}
      />
      <NumberSetting
        path="resolutions.storeCredit.expiresAfterDays"
        label={__('It expires after', 'boomerang-returns')}
        help={__('Empty: never.', 'boomerang-returns')}
        unit={__('days', 'boomerang-returns')}
        mayBeEmpty
      />
      <SelectSetting
        path="resolutions.storeCredit.usage"
        label={__('What one order does not use', 'boomerang-returns')}
        options={[
          { value: 'balance', label: __('stays on the coupon', 'boomerang-returns') },
          { value: 'once', label: __('is lost', 'boomerang-returns') },
        ]}
      />
    </div>
  );
}

function ExchangeFields() {
  return (
    <div className="boomerang-inset">
      <ChoiceSetting
        path="resolutions.exchange.scope"
        label={__('What for?', 'boomerang-returns')}
        options={[
          {
            value: 'variation',
            label: __('Another variation of the same product', 'boomerang-returns'),
            help: __('Another size or colour.', 'boomerang-returns'),
          },
          {
            value: 'any',
            label: __('Any product', 'boomerang-returns'),
            help: __('Of the same tax class.', 'boomerang-returns'),
          },
        ]}
      />
      <SelectSetting
        path="resolutions.exchange.lower"
        label={__('If the new item costs less, the difference', 'boomerang-returns')}
        options={[
          { value: 'refund', label: __('is refunded', 'boomerang-returns') },
          { value: 'store_credit', label: __('becomes store credit', 'boomerang-returns') },
          { value: 'none', label: __('is not given: such items are not offered', 'boomerang-returns') },
        ]}
        help={__(
          'With the fee of a refund or of credit: the shopper gets what that would give, less the new item.',
          'boomerang-returns',
        )}
      />
    </div>
  );
}

function KeepFields() {
  return (
    <div className="boomerang-inset">
      <PercentSetting
        path="resolutions.keep.basisPoints"
        label={__('Part of the money that is paid back', 'boomerang-returns')}
      />
      <MoneySetting
        path="resolutions.keep.underValue"
        label={__('For items worth at most', 'boomerang-returns')}
        help={__('All that is kept of an order, with tax. Empty: of any worth.', 'boomerang-returns')}
        mayBeEmpty
      />
      <ReasonsSetting
        path="resolutions.keep.reasons"
        label={__('Only for these reasons', 'boomerang-returns')}
        help={__('None chosen: for every reason that allows it.', 'boomerang-returns')}
      />
    </div>
  );
}
