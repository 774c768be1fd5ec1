import { __ } from '@wordpress/i18n';
import type { ParcelItem } from '../../../bridge/contract/parcel.ts';
import { carrierName } from '../../api/carrier-name.ts';
import { Badge } from '../shared/badge.tsx';
import { formatAge, formatDateTime } from '../shared/format.ts';
import { followInside } from '../shared/location.ts';
import { pages } from '../shared/site-links.ts';
import { stateWord } from '../shared/words.ts';

/** On a phone each row becomes a card. */
export function ParcelTable({ items }: { items: readonly ParcelItem[] }) {
  return (
    <table className="boomerang-parcels">
      <thead>
        <tr>
          <th scope="col">{__('Return', 'boomerang-returns')}</th>
          <th scope="col">{__('State', 'boomerang-returns')}</th>
          <th scope="col">{__('Items', 'boomerang-returns')}</th>
          <th scope="col">{__('Tracking number', 'boomerang-returns')}</th>
          <th scope="col">{__('Order', 'boomerang-returns')}</th>
          <th scope="col">{__('Age', 'boomerang-returns')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item }: { item: ParcelItem }) {
  const state = stateWord(item.state);
  return (
    <tr>
      <th scope="row">
        <a href={pages.oneReturn(item.id)} onClick={followInside}>
          {item.number}
        </a>
      </th>
      <td>
        <Badge tone={state.tone}>{state.label}</Badge>
      </td>
      <td>{item.items.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ')}</td>
      <td>{[item.carrier && carrierName(item.carrier), item.trackingNumber].filter(Boolean).join(' ')}</td>
      <td>#{item.orderNumber}</td>
      <td>
        <time dateTime={item.createdAt} title={formatDateTime(item.createdAt)}>
          {formatAge(item.createdAt)}
        </time>
      </td>
    </tr>
  );
}
