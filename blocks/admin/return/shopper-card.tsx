import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { Card } from '../shared/card.tsx';

interface Props {
  detail: Pick<ReturnDetail, 'customer' | 'can'>;
  busy: boolean;
  sendNewLinks: () => void;
}

export function ShopperCard({ detail: { customer, can }, busy, sendNewLinks }: Props) {
  // The address starts with the name, which stands above it already.
  const address = customer.addressLines.filter((line, at) => at > 0 || line !== customer.name);
  return (
    <Card title={__('Shopper', 'boomerang-returns')}>
      <p>
        <strong>{customer.name}</strong>
        <br />
        <a href={`mailto:${customer.email}`}>{customer.email}</a>
      </p>
      {address.length > 0 && (
        <address>
          {address.map((line, index) => (
            <span key={index}>{line}</span>
          ))}
        </address>
      )}
      <p className="boomerang-muted">
        {customer.id === 0
          ? __('Ordered as a guest.', 'boomerang-returns')
          : __('Has an account in your store.', 'boomerang-returns')}
      </p>
      {can.includes('send_new_links') && (
        <Button variant="secondary" size="compact" disabled={busy} accessibleWhenDisabled onClick={sendNewLinks}>
          {__('Send new links…', 'boomerang-returns')}
        </Button>
      )}
    </Card>
  );
}
