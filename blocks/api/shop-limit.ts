import { __, _n, sprintf } from '@wordpress/i18n';
import type { Params } from './shop-request.ts';

/** Why there is no more of something for now (BUDGETS in the bridge's domain), and the way on, as the shopper reads it. */
export function limitReached({ budget, most }: Params): string {
  const number = typeof most === 'number' ? most : 0;
  switch (budget) {
    case 'returns_of_order':
      return sprintf(
        /* translators: %d: number of returns. */
        _n(
          'You’ve started %d return for this order today. Please try again tomorrow, or write to us: our address is in your order confirmation.',
          'You’ve started %d returns for this order today. Please try again tomorrow, or write to us: our address is in your order confirmation.',
          number,
          'boomerang-returns',
        ),
        number,
      );
    case 'changes':
      return sprintf(
        /* translators: %d: number of times. */
        _n(
          'You’ve edited this return %d time within an hour. Please try again later, or write to us: our address is in your order confirmation.',
          'You’ve edited this return %d times within an hour. Please try again later, or write to us: our address is in your order confirmation.',
          number,
          'boomerang-returns',
        ),
        number,
      );
    case 'extra_parcels':
      return sprintf(
        /* translators: %d: number of parcels. */
        _n(
          'You can add %d more parcel here. Are you sending more? Please write to us: our address is in your order confirmation.',
          'You can add %d more parcels here. Are you sending more? Please write to us: our address is in your order confirmation.',
          number,
          'boomerang-returns',
        ),
        number,
      );
    case 'tracking_numbers':
      return __(
        'You’ve entered many tracking numbers today. Please try again tomorrow, or write to us: our address is in your order confirmation.',
        'boomerang-returns',
      );
    case 'exchange_orders':
      return __(
        'You’ve picked another item several times. Please choose your money back, or write to us: our address is in your order confirmation.',
        'boomerang-returns',
      );
    case 'photo_bytes':
      return __(
        'There is no more room for photos of this order. Please send further ones by e-mail: our address is in your order confirmation.',
        'boomerang-returns',
      );
    default:
      return __(
        'That’s more than we can take here today. Please try again tomorrow, or write to us: our address is in your order confirmation.',
        'boomerang-returns',
      );
  }
}
