import { __, sprintf } from '@wordpress/i18n';
import type { PolicyResponse } from '../../../bridge/contract/policy.ts';
import { Card } from '../shared/card.tsx';
import { TextField } from '../shared/field.tsx';
import { Choice } from './choice.tsx';
import type { SectionProps } from './form.tsx';
import { ParcelFields } from './parcel-fields.tsx';

export function LabelsSection({ draft, errors, change, store }: SectionProps & Pick<PolicyResponse, 'store'>) {
  return (
    <Card title={__('Return labels', 'boomerang-returns')}>
      <Choice
        label={__('Which kind of label?', 'boomerang-returns')}
        value={draft.labelKind}
        onChange={(labelKind) => change({ labelKind })}
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
      <TextField
        label={__('Allowed carriers', 'boomerang-returns')}
        help={__(
          'Names as in Shippo, with commas between them. Empty: every carrier of your Shippo account.',
          'boomerang-returns',
        )}
        placeholder="USPS, UPS"
        value={draft.carriers}
        error={errors['carriers']}
        spellCheck={false}
        onChange={(carriers) => change({ carriers })}
      />
      <TextField
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
        unit={store?.currency ?? ''}
        inputMode="decimal"
        className="is-short"
        disabled={!store}
        value={store ? draft.ceiling : ''}
        error={errors['ceiling']}
        onChange={(ceiling) => change({ ceiling })}
      />
      <ParcelFields draft={draft} errors={errors} change={change} />
      {store && (
        <p className="boomerang-field__help">
          {/* translators: %s: postal address. */}
          {sprintf(
            __('Parcels go to the address in WooCommerce’s settings: %s', 'boomerang-returns'),
            store.addressLines.join(', '),
          )}
        </p>
      )}
    </Card>
  );
}
