import { __ } from '@wordpress/i18n';
import { AmountOrPart } from '../fields/amount-or-part.tsx';
import { SelectSetting } from '../fields/choice-setting.tsx';
import { ReasonsSetting } from '../fields/reasons-setting.tsx';
import { useDraft } from '../policy-draft.ts';

export function FeesSection() {
  const { refund, storeCredit, exchange } = useDraft().rules.resolutions;
  const kinds = [
    { value: 'none', label: __('No fee', 'boomerang-returns') },
    { value: 'flat', label: __('A fixed amount for each item of the list', 'boomerang-returns') },
    { value: 'percent', label: __('A part of the worth', 'boomerang-returns') },
    { value: 'label', label: __('What the return label costs', 'boomerang-returns') },
  ] as const;
  const noFees = [refund, storeCredit, exchange].every(({ fee }) => fee.kind === 'none');
  return (
    <>
      <p className="boomerang-field__help">
        {__(
          'A fee is kept from the money, never more than the item is worth. On a legal withdrawal none is kept.',
          'boomerang-returns',
        )}
      </p>
      <AmountOrPart path="resolutions.refund.fee" label={__('Fee on a refund', 'boomerang-returns')} kinds={kinds} />
      <AmountOrPart
        path="resolutions.storeCredit.fee"
        label={__('Fee on store credit', 'boomerang-returns')}
        kinds={kinds}
      />
      <AmountOrPart
        path="resolutions.exchange.fee"
        label={__('Fee on an exchange', 'boomerang-returns')}
        kinds={kinds}
      />
      {!noFees && <ReasonsSetting path="feesWaived" label={__('No fee for these reasons', 'boomerang-returns')} />}
    </>
  );
}

export function OutboundSection() {
  const options = [
    { value: 'never', label: __('never', 'boomerang-returns') },
    { value: 'full_return', label: __('with the last item of the order', 'boomerang-returns') },
    { value: 'store_fault', label: __('when you are at fault', 'boomerang-returns') },
    { value: 'proportion', label: __('in part, as much as of the goods comes back', 'boomerang-returns') },
  ] as const;
  return (
    <>
      <SelectSetting
        path="outboundShipping"
        label={__('What the shopper paid for delivery comes back', 'boomerang-returns')}
        options={options}
      />
      <SelectSetting
        path="orderFees"
        label={__('Fees of the order (gift wrap, payment) come back', 'boomerang-returns')}
        options={options}
      />
      <p className="boomerang-field__help">
        {__('On a legal withdrawal the law decides: see there.', 'boomerang-returns')}
      </p>
    </>
  );
}
