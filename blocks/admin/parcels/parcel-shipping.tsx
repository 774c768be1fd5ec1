import { __ } from '@wordpress/i18n';
import type { ParcelDetail } from '../../../bridge/contract/parcel.ts';
import { ExtraParcels, ShippingFacts } from '../return/shipping-card.tsx';
import { Badge } from '../shared/badge.tsx';
import { Card } from '../shared/card.tsx';

/** What stands on the parcel; the label itself would show the shopper's address. */
export function ParcelShipping({ detail }: { detail: ParcelDetail }) {
  const { shipping, extraParcels } = detail;
  return (
    <Card
      title={__('Label and tracking', 'boomerang-returns')}
      aside={shipping.test && <Badge tone="warn">{__('TEST', 'boomerang-returns')}</Badge>}
    >
      <p>{sentenceOf(shipping.state)}</p>
      <ShippingFacts shipping={{ ...shipping, cost: null }} />
      <ExtraParcels parcels={extraParcels} />
    </Card>
  );
}

function sentenceOf(state: ParcelDetail['shipping']['state']): string {
  switch (state) {
    case 'label':
      return __('The shopper has a return label.', 'boomerang-returns');
    case 'packing_slip':
      return __('The shopper sends it with a packing slip that names this return.', 'boomerang-returns');
    case 'preparing':
      return __('The label is being made…', 'boomerang-returns');
    case 'none_wanted':
      return __('There is no label.', 'boomerang-returns');
  }
}
