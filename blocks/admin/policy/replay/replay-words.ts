import { __, _n, sprintf } from '@wordpress/i18n';
import { fill } from '../../../api/verdict-params.ts';
import { formatAmount } from '../../shared/format.ts';
import type { Result } from './use-replay.ts';

/** What the draft would have changed, in plain sentences; the weightiest first. */
export function replayWords({ now, draft, currency, decimals }: Result): string[] {
  const more = (key: keyof Result['now']) => draft[key] - now[key];
  const money = (minor: number) => formatAmount(Math.abs(minor), { currency, decimals });
  return [
    returnsWords(more('returnsAllowed'), more('paid'), money),
    ...automaticWords(more('returnsAutomatic'), more('returnsAllowed') - more('returnsAutomatic')),
    ...linesWords(more('linesAllowed')),
  ];
}

function returnsWords(returns: number, paid: number, money: (minor: number) => string): string {
  const allowed =
    returns === 0
      ? __('As many returns as now would have been allowed', 'boomerang-returns')
      : fill(
          returns > 0
            ? /* translators: %d: number of returns. */
              _n(
                '%d more return would have been allowed',
                '%d more returns would have been allowed',
                returns,
                'boomerang-returns',
              )
            : /* translators: %d: number of returns. */
              _n(
                '%d return fewer would have been allowed',
                '%d returns fewer would have been allowed',
                -returns,
                'boomerang-returns',
              ),
          Math.abs(returns),
        );
  const amount =
    paid === 0
      ? __('just as much paid out', 'boomerang-returns')
      : fill(
          paid > 0
            ? /* translators: %s: amount of money. */ __('%s more paid out', 'boomerang-returns')
            : /* translators: %s: amount of money. */ __('%s less paid out', 'boomerang-returns'),
          money(paid),
        );
  /* translators: 1: how many returns more or fewer, 2: how much money more or less. */
  return sprintf(__('%1$s, %2$s.', 'boomerang-returns'), allowed, amount);
}

/** A return that is refused is neither accepted without the owner nor does it wait. */
function automaticWords(automatic: number, waiting: number): string[] {
  if (waiting > 0) {
    return [
      fill(
        /* translators: %d: number of returns. */
        _n(
          '%d more return would have waited for you.',
          '%d more returns would have waited for you.',
          waiting,
          'boomerang-returns',
        ),
        waiting,
      ),
    ];
  }
  if (automatic <= 0) return [];
  return [
    fill(
      /* translators: %d: number of returns. */
      _n(
        '%d more return would have been accepted without you.',
        '%d more returns would have been accepted without you.',
        automatic,
        'boomerang-returns',
      ),
      automatic,
    ),
  ];
}

function linesWords(more: number): string[] {
  if (more === 0) return [];
  return [
    fill(
      more > 0
        ? /* translators: %d: number of lines of orders. */
          _n(
            '%d more item of your orders could have been returned.',
            '%d more items of your orders could have been returned.',
            more,
            'boomerang-returns',
          )
        : /* translators: %d: number of lines of orders. */
          _n(
            '%d item of your orders could no longer have been returned.',
            '%d items of your orders could no longer have been returned.',
            -more,
            'boomerang-returns',
          ),
      Math.abs(more),
    ),
  ];
}

/** What was looked at. */
export function basisWords({ orders, returns, leftOut }: Result): string {
  const looked = sprintf(
    /* translators: 1: number of orders, 2: number of returns. */
    __('Looked at the last 12 months. Orders: %1$d, returns: %2$d.', 'boomerang-returns'),
    orders,
    returns,
  );
  if (leftOut === 0) return looked;
  const others = sprintf(
    /* translators: %d: number of orders. */
    _n(
      '%d order in another currency is left out.',
      '%d orders in other currencies are left out.',
      leftOut,
      'boomerang-returns',
    ),
    leftOut,
  );
  return `${looked} ${others}`;
}
