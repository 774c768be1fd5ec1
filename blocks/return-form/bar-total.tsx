import { __, _n, sprintf } from '@wordpress/i18n';
import type { EstimateResponse } from '../../bridge/contract/shop.ts';
import { useForm } from './form-context.ts';

interface BarTotalProps {
  readonly estimate: EstimateResponse | null;
  readonly units: number;
}

/** The one number that a thumb sees: what comes back, or what an exchange costs. Read out when it changes. */
export function BarTotal({ estimate, units }: BarTotalProps) {
  const { format, staff } = useForm();
  if (units === 0) return <span>{__('Nothing chosen yet', 'boomerang-returns')}</span>;
  const chosen = sprintf(
    /* translators: %d: number of units. */
    _n('%d item chosen', '%d items chosen', units, 'boomerang-returns'),
    units,
  );
  if (!estimate) return <span>{chosen}</span>;
  if (estimate.unpaid) return <span>{__('Not paid, so nothing to refund', 'boomerang-returns')}</span>;
  if (estimate.nothing) return <span>{__('Nothing to refund', 'boomerang-returns')}</span>;
  const back = estimate.payouts.filter(({ resolution }) => resolution !== 'exchange');
  const money = back[0]?.breakdown ?? estimate.toPay ?? estimate.payouts[0]?.breakdown;
  if (!money) return <span>{chosen}</span>;
  const total = back.reduce((sum, { breakdown }) => sum + breakdown.total, 0);
  const parts = [
    ...(back.length > 0 ? [[backTitle(back, staff), total] as const] : []),
    ...(estimate.toPay ? [[__('To pay', 'boomerang-returns'), estimate.toPay.total] as const] : []),
  ];
  if (parts.length === 0) {
    return <span>{__('An even exchange: nothing to pay', 'boomerang-returns')}</span>;
  }
  return (
    <>
      {parts.map(([title, amount]) => (
        <span key={title}>
          {title} <strong>{format.money(amount, money)}</strong>
        </span>
      ))}
    </>
  );
}

/** Units that this is paid for: others may be exchanged, or not be complete yet. */
function unitsOf(back: EstimateResponse['payouts']): number {
  const lines = back.flatMap(({ breakdown }) => breakdown.lines);
  return lines.filter(({ kind }) => kind === 'goods').reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
}

function backTitle(back: EstimateResponse['payouts'], staff: boolean): string {
  const units = unitsOf(back);
  const only = (...resolutions: string[]) => back.every(({ resolution }) => resolutions.includes(resolution));
  if (only('refund', 'keep')) {
    /* translators: %d: number of units. */
    return sprintf(_n('Refund for %d item', 'Refund for %d items', units, 'boomerang-returns'), units);
  }
  if (only('store_credit')) {
    /* translators: %d: number of units. */
    return sprintf(_n('Store credit for %d item', 'Store credit for %d items', units, 'boomerang-returns'), units);
  }
  if (staff) {
    return sprintf(
      /* translators: %d: number of units. */
      _n('The customer gets for %d item', 'The customer gets for %d items', units, 'boomerang-returns'),
      units,
    );
  }
  /* translators: %d: number of units. */
  return sprintf(_n('You get for %d item', 'You get for %d items', units, 'boomerang-returns'), units);
}
