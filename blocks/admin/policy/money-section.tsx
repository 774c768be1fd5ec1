import { __ } from '@wordpress/i18n';
import { Card } from '../shared/card.tsx';
import { Choice } from './choice.tsx';
import type { SectionProps } from './form.tsx';

export function MoneySection({ draft, change }: SectionProps) {
  return (
    <Card title={__('Refund', 'boomerang-returns')}>
      <Choice
        label={__('When does the shopper get the money?', 'boomerang-returns')}
        value={draft.moneyMoves}
        onChange={(moneyMoves) => change({ moneyMoves })}
        options={[
          {
            value: 'approval',
            label: __('On approval', 'boomerang-returns'),
            help: __('Fastest for the shopper: you pay before anything is sent back.', 'boomerang-returns'),
          },
          {
            value: 'first_scan',
            label: __('When the carrier scans the parcel', 'boomerang-returns'),
            help: __(
              'The parcel is on its way, but you have not seen what is in it. Needs a label with tracking.',
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
        ]}
      />
    </Card>
  );
}
