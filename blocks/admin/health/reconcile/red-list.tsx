import { __, sprintf } from '@wordpress/i18n';
import type { Compared, DifferenceView } from '../../../../bridge/contract/sweeps.ts';
import { pages, useSiteLinks } from '../../shared/site-links.ts';
import { AndMore } from '../and-more.tsx';
import { differenceWords } from './difference-words.ts';

/** Each difference with where it is, what it is, and what to do. */
export function RedList({ compared: { differences, found } }: { compared: Compared }) {
  const more = found - differences.length;
  return (
    <>
      <ul className="boomerang-red-list" aria-label={__('Differences', 'boomerang-returns')}>
        {differences.map((one) => (
          <Row key={`${one.code} ${one.returnId} ${one.orderId} ${one.reference}`} difference={one} />
        ))}
      </ul>
      <AndMore more={more} />
    </>
  );
}

function Row({ difference }: { difference: DifferenceView }) {
  const links = useSiteLinks();
  const { returnId, returnNumber, orderId, orderNumber } = difference;
  const { what, todo } = differenceWords(difference);
  return (
    <li>
      <p className="boomerang-red-list__where">
        {returnId && <a href={pages.oneReturn(returnId)}>{returnNumber}</a>}
        {returnId && orderId !== null && ' · '}
        {orderId !== null && (
          <a href={links.order(orderId)}>
            {/* translators: %s: number of an order. */}
            {sprintf(__('Order %s', 'boomerang-returns'), orderNumber ?? String(orderId))}
          </a>
        )}
      </p>
      <p className="boomerang-red-list__what">{what}</p>
      <p className="boomerang-field__help">{todo}</p>
    </li>
  );
}
