import { __, sprintf } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { Format } from '../api/shop-format.ts';
import type { Currency } from '../api/shop-verdict-told.ts';
import { useForm } from './form-context.ts';

type Exchange = NonNullable<ReturnStatus['exchange']>;

interface ExchangePanelProps {
  readonly exchange: Exchange;
  readonly currency: Currency;
  /** Not there: it can't be changed any more. */
  readonly onChooseAgain: (() => void) | undefined;
}

export function ExchangePanel({ exchange, currency, onChooseAgain }: ExchangePanelProps) {
  const { format } = useForm();
  const soldOut = exchange.state === 'failed' && exchange.code === 'out_of_stock';
  return (
    <div className="boomerang-panel boomerang-exchange-order">
      <p className="boomerang-label">{__('What you get instead', 'boomerang-returns')}</p>
      <ul className="boomerang-returned">
        {exchange.items.map(({ name, quantity }, index) => (
          <li key={index}>
            {quantity} × {name}
          </li>
        ))}
      </ul>
      <p>{exchangeState(exchange, format, currency)}</p>
      {exchange.payUrl && exchange.due > 0 && (
        <a className="boomerang-button wp-element-button" href={exchange.payUrl}>
          {sprintf(
            /* translators: %s: an amount of money. */
            __('Pay %s', 'boomerang-returns'),
            format.money(exchange.due, currency),
          )}
        </a>
      )}
      {soldOut && onChooseAgain && (
        <button type="button" className="boomerang-button wp-element-button" onClick={onChooseAgain}>
          {__('Choose again', 'boomerang-returns')}
        </button>
      )}
    </div>
  );
}

export function exchangeState({ state, code, due, orderNumber }: Exchange, format: Format, currency: Currency): string {
  switch (state) {
    case 'ordering':
      return __('We are ordering it for you…', 'boomerang-returns');
    case 'held':
    case 'awaiting_payment':
    case 'released': {
      const order = sprintf(
        /* translators: %s: order number. */
        __('Ordered for you: order %s.', 'boomerang-returns'),
        orderNumber ?? '',
      );
      if (state === 'awaiting_payment') {
        const once = sprintf(
          /* translators: %s: an amount of money. */
          __('It is sent once %s is paid.', 'boomerang-returns'),
          format.money(due, currency),
        );
        return `${order} ${once} ${__('Have you just paid? Then this page shows it in a moment.', 'boomerang-returns')}`;
      }
      if (state === 'held' && due > 0) {
        return `${order} ${sprintf(
          /* translators: %s: an amount of money. */
          __('We keep it for you. The %s on top are paid later: you get a link by e-mail.', 'boomerang-returns'),
          format.money(due, currency),
        )}`;
      }
      return state === 'held'
        ? `${order} ${__('We keep it for you.', 'boomerang-returns')}`
        : `${order} ${__('The store sends it.', 'boomerang-returns')}`;
    }
    case 'cancelled':
      return __('This order was cancelled.', 'boomerang-returns');
    case 'failed':
      return code === 'out_of_stock'
        ? __('What you chose is sold out. Nothing is lost: please choose again.', 'boomerang-returns')
        : __('We could not order it yet. The store is looking at it.', 'boomerang-returns');
    default:
      return state satisfies never;
  }
}
