import { __ } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';

const PARCEL = ['requested', 'approved', 'in_transit', 'received', 'inspected', 'closed'];

/** The refund may come at any of these points (the store's policy says when), so it is not tied to the parcel. */
export function Progress({ state, payout }: Pick<ReturnStatus, 'state' | 'payout'>) {
  const reached = (from: string) => PARCEL.indexOf(state) >= PARCEL.indexOf(from);
  const stages = [
    { title: __('Approved', 'boomerang-returns'), done: reached('approved') },
    { title: __('Sent', 'boomerang-returns'), done: reached('in_transit') },
    { title: __('Arrived', 'boomerang-returns'), done: reached('received') },
    { title: __('Refunded', 'boomerang-returns'), done: payout === 'settled' },
  ];
  return (
    <ol className="boomerang-progress">
      {stages.map(({ title, done }) => (
        <li key={title} data-done={done || undefined}>
          {title}
          <span className="boomerang-hidden">
            {' '}
            {done ? __('(done)', 'boomerang-returns') : __('(to come)', 'boomerang-returns')}
          </span>
        </li>
      ))}
    </ol>
  );
}
