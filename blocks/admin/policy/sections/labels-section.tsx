import { __, sprintf } from '@wordpress/i18n';
import { useMemo } from 'react';
import { carrierName } from '../../../api/carrier-name.ts';
import { MOST } from '../bounds.ts';
import { ChoiceSetting } from '../fields/choice-setting.tsx';
import { ListSetting } from '../fields/list-setting.tsx';
import { More } from '../fields/more.tsx';
import { MoneySetting, NumberSetting } from '../fields/number-setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { useDraft } from '../policy-draft.ts';

/** As Shippo calls them (`rate.provider`), lower case with underscores. */
const CARRIERS = [
  'usps',
  'ups',
  'fedex',
  'dhl_express',
  'dhl_ecommerce',
  'canada_post',
  'royal_mail',
  'colissimo',
  'dpd',
];

export function LabelsSection() {
  const { store, problemBelow } = useDraft();
  const carriers = useMemo(() => CARRIERS.map((value) => ({ value, label: carrierName(value) })), []);
  return (
    <>
      <ChoiceSetting
        path="labels.kind"
        label={__('Which kind of label?', 'boomerang-returns')}
        options={[
          {
            value: 'prepaid',
            label: __('Ordinary label', 'boomerang-returns'),
            help: __('From the shopper to you, paid when it is made. Works with every carrier.', 'boomerang-returns'),
          },
          {
            value: 'pay_on_use',
            label: __('Pay when used', 'boomerang-returns'),
            help: __('Paid only if the parcel is really sent. USPS, UPS and FedEx only.', 'boomerang-returns'),
          },
        ]}
      />
      <ChoiceSetting
        path="labels.paidBy"
        label={__('Who pays for it?', 'boomerang-returns')}
        options={[
          {
            value: 'store',
            label: __('You', 'boomerang-returns'),
            help: __('Nothing is taken off the shopper’s money.', 'boomerang-returns'),
          },
          {
            value: 'customer',
            label: __('The shopper', 'boomerang-returns'),
            help: __(
              'Its cost is taken off the money, never more than that. Where you are at fault, you pay.',
              'boomerang-returns',
            ),
          },
        ]}
      />
      <ListSetting
        path="labels.carriers"
        label={__('Allowed carriers', 'boomerang-returns')}
        help={__('Named as in Shippo. None: every carrier of your Shippo account.', 'boomerang-returns')}
        known={carriers}
        most={MOST.carriers}
        read={readCarrier}
      />
      <MoneySetting
        path="labels.ceiling"
        label={__('A label may cost at most', 'boomerang-returns')}
        help={
          store
            ? __(
                'The cheapest label is bought. If all are dearer, the shopper gets a packing slip and you are told.',
                'boomerang-returns',
              )
            : __(
                'WooCommerce does not answer, so your currency is not known. This limit stays as it is.',
                'boomerang-returns',
              )
        }
      />
      <TextSetting
        path="labels.phone"
        label={__('Your phone number for carriers', 'boomerang-returns')}
        help={__(
          'Many carriers ask for it, most of all across borders. Start with + and the country code.',
          'boomerang-returns',
        )}
        autoComplete="tel"
        maxLength={MOST.phone}
      />
      <TextSetting
        path="labels.email"
        type="email"
        label={__('Your e-mail address for carriers', 'boomerang-returns')}
        help={__('Empty: the address to which we write about returns, if you gave one.', 'boomerang-returns')}
        autoComplete="email"
      />
      <Parcel />
      <More
        label={__('Labels across borders', 'boomerang-returns')}
        forced={problemBelow('labels.hsCodeMeta') || problemBelow('labels.originMeta')}
      >
        <p className="boomerang-field__help">
          {__(
            'Customs want to know what is in the parcel. Without these two the shopper gets a packing slip, and you are told which product lacks what.',
            'boomerang-returns',
          )}
        </p>
        <TextSetting
          path="labels.hsCodeMeta"
          label={__('Field of the product with the HS code', 'boomerang-returns')}
          help={__('Its key (product meta). Empty: there is none.', 'boomerang-returns')}
          maxLength={MOST.metaKey}
          spellCheck={false}
        />
        <TextSetting
          path="labels.originMeta"
          label={__('Field of the product with the country of origin', 'boomerang-returns')}
          help={__(
            'Its key (product meta), with a country code such as FR. Empty: there is none.',
            'boomerang-returns',
          )}
          maxLength={MOST.metaKey}
          spellCheck={false}
        />
      </More>
      {store && (
        <p className="boomerang-field__help">
          {sprintf(
            /* translators: %s: postal address. */
            __('Parcels go to the address in WooCommerce’s settings: %s', 'boomerang-returns'),
            store.addressLines.join(', '),
          )}
        </p>
      )}
    </>
  );
}

/** As the bridge reads a rate's carrier: `DHL Express` is `dhl_express`. */
export function readCarrier(text: string): string | null {
  const name = text.trim().toLowerCase().replace(/\s+/g, '_');
  return name.length > 0 && name.length <= MOST.carrier ? name : null;
}

function Parcel() {
  const parcel = 'labels.defaultParcel' as const;
  const cm = { unit: 'cm', decimals: 1 };
  return (
    <fieldset className="boomerang-parcel">
      <legend>{__('Parcel', 'boomerang-returns')}</legend>
      <p className="boomerang-field__help">
        {__('Used where a product has no size or weight of its own.', 'boomerang-returns')}
      </p>
      <div className="boomerang-parcel__sides">
        <NumberSetting path={`${parcel}.lengthMm`} label={__('Length', 'boomerang-returns')} {...cm} />
        <NumberSetting path={`${parcel}.widthMm`} label={__('Width', 'boomerang-returns')} {...cm} />
        <NumberSetting path={`${parcel}.heightMm`} label={__('Height', 'boomerang-returns')} {...cm} />
        <NumberSetting
          path={`${parcel}.weightGrams`}
          label={__('Weight', 'boomerang-returns')}
          unit="kg"
          decimals={3}
        />
      </div>
    </fieldset>
  );
}
