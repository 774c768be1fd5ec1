import { __ } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import { awaitsPayment, isSettled } from './payout-sentences.ts';

const PARCEL = ['requested', 'approved', 'in_transit', 'received', 'inspected', 'closed'];

/** The money may come at any of these points (the store's policy says when), so it is not tied to the parcel. */
export function Progress({
  state,
  payouts,
  exchange,
  unpaid,
}: Pick<ReturnStatus, 'state' | 'payouts' | 'exchange' | 'unpaid'>) {
  const reached = (from: string) => PARCEL.indexOf(state) >= PARCEL.indexOf(from);
  const only = (...resolutions: string[]) => payouts.every(({ resolution }) => resolutions.includes(resolution));
  // What is kept is not sent.
  const parcel = !only('keep') || payouts.length === 0;
  // What is settled with nothing is done when the parcel is.
  const money = unpaid ? reached('inspected') : payouts.length > 0 && isSettled({ payouts });
  const nothing = money && payouts.every(({ paid }) => paid === 0);
  const last =
    unpaid || nothing
      ? __('Done', 'boomerang-returns')
      : only('refund', 'keep')
        ? __('Refunded', 'boomerang-returns')
        : only('store_credit')
          ? __('Credited', 'boomerang-returns')
          : __('Done', 'boomerang-returns');
  const stages = [
    { title: __('Approved', 'boomerang-returns'), done: reached('approved') },
    ...(parcel
      ? [
          { title: __('Sent', 'boomerang-returns'), done: reached('in_transit') },
          { title: __('Arrived', 'boomerang-returns'), done: reached('received') },
        ]
      : []),
    { title: last, done: money && !awaitsPayment({ exchange }) },
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
