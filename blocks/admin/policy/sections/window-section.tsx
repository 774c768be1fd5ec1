import { __ } from '@wordpress/i18n';
import { MOST } from '../bounds.ts';
import { SelectSetting } from '../fields/choice-setting.tsx';
import { More } from '../fields/more.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { useDraft } from '../policy-draft.ts';
import { Holidays } from './holidays.tsx';
import { WindowRules } from './window-rules.tsx';

export function WindowSection() {
  const { problemBelow } = useDraft();
  return (
    <>
      <NumberSetting
        path="window.days"
        label={__('Returns may be asked for within', 'boomerang-returns')}
        unit={__('days', 'boomerang-returns')}
      />
      <SelectSetting
        path="window.from"
        label={__('Counted from', 'boomerang-returns')}
        help={__('Where an order does not have that day, the next of the list counts.', 'boomerang-returns')}
        options={[
          { value: 'delivery', label: __('the day of delivery', 'boomerang-returns') },
          { value: 'completion', label: __('the day the order was completed', 'boomerang-returns') },
          { value: 'payment', label: __('the day of payment', 'boomerang-returns') },
          { value: 'order', label: __('the day of the order', 'boomerang-returns') },
        ]}
      />
      <More
        label={__('How Boomerang knows the day of delivery', 'boomerang-returns')}
        forced={problemBelow('window.transitDays') || problemBelow('window.deliveryMeta')}
      >
        <NumberSetting
          path="window.transitDays"
          label={__('Days that a parcel takes', 'boomerang-returns')}
          help={__(
            'Counted from the day the order was completed, where nobody says when it came.',
            'boomerang-returns',
          )}
          unit={__('days', 'boomerang-returns')}
        />
        <TextSetting
          path="window.deliveryMeta"
          label={__('Field of the order with the day of delivery', 'boomerang-returns')}
          help={__(
            'The key under which your shipping plugin keeps it (order meta). Empty, or where it says nothing: Shippo is asked about the tracking number that WooCommerce Shipment Tracking notes.',
            'boomerang-returns',
          )}
          maxLength={MOST.metaKey}
          spellCheck={false}
        />
      </More>
      <WindowRules />
      <Holidays />
    </>
  );
}
