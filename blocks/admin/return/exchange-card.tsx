import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { knownWord } from '../../api/known-word.ts';
import { Badge } from '../shared/badge.tsx';
import { Card } from '../shared/card.tsx';
import { formatAmount } from '../shared/format.ts';
import { useSiteLinks } from '../shared/site-links.ts';
import type { Tone } from '../shared/words.ts';
import { currencyOf } from './payouts.ts';

type Exchange = NonNullable<ReturnDetail['exchange']>;

const states: Record<Exchange['state'], () => { label: string; tone: Tone }> = {
  ordering: () => ({ label: __('Being ordered', 'boomerang-returns'), tone: 'info' }),
  held: () => ({ label: __('Set aside', 'boomerang-returns'), tone: 'info' }),
  awaiting_payment: () => ({ label: __('Waits for payment', 'boomerang-returns'), tone: 'warn' }),
  released: () => ({ label: __('May be shipped', 'boomerang-returns'), tone: 'good' }),
  cancelled: () => ({ label: __('Cancelled', 'boomerang-returns'), tone: 'neutral' }),
  failed: () => ({ label: __('Not ordered', 'boomerang-returns'), tone: 'bad' }),
};

/** The new order of an exchange. */
export function ExchangeCard({ detail }: { detail: ReturnDetail }) {
  const links = useSiteLinks();
  const { exchange } = detail;
  if (!exchange) return null;
  const state = knownWord(states, exchange.state)?.() ?? { label: exchange.state, tone: 'neutral' as const };
  return (
    <Card title={__('New order', 'boomerang-returns')} aside={<Badge tone={state.tone}>{state.label}</Badge>}>
      <p>{exchangeSentence(exchange, formatAmount(exchange.due, currencyOf(detail)))}</p>
      <ul className="boomerang-plain">
        {exchange.items.map((item, index) => (
          <li key={index}>
            {item.quantity} × {item.name}
          </li>
        ))}
      </ul>
      {exchange.orderId !== null && exchange.orderNumber !== null && (
        <p>
          <a href={links.order(exchange.orderId)}>
            {/* translators: %s: order number. */}
            {sprintf(__('Open order #%s', 'boomerang-returns'), exchange.orderNumber)}
          </a>
        </p>
      )}
      {exchange.payUrl && (
        <p>
          <a href={exchange.payUrl} target="_blank" rel="noreferrer">
            {__('The shopper’s payment page', 'boomerang-returns')}
            <span className="screen-reader-text"> {__('(opens in a new tab)', 'boomerang-returns')}</span>
          </a>
        </p>
      )}
    </Card>
  );
}

function exchangeSentence({ state, due, code }: Exchange, amount: string): string {
  switch (state) {
    case 'ordering':
      return __('The order for the new item is being made in WooCommerce.', 'boomerang-returns');
    case 'held':
      return due > 0
        ? /* translators: %s: amount. */
          sprintf(
            __(
              'The new item is set aside. The shopper pays %s on top; it is not to be shipped yet.',
              'boomerang-returns',
            ),
            amount,
          )
        : __('The new item is set aside; it is not to be shipped yet.', 'boomerang-returns');
    case 'awaiting_payment':
      /* translators: %s: amount. */
      return sprintf(
        __('Do not ship the new item yet: the shopper has a link by e-mail to pay %s on top.', 'boomerang-returns'),
        amount,
      );
    case 'released':
      return due > 0
        ? /* translators: %s: amount. */
          sprintf(__('%s on top is paid: you can ship the new item.', 'boomerang-returns'), amount)
        : __('You can ship the new item.', 'boomerang-returns');
    case 'cancelled':
      return __('The new order was cancelled and its stock is free again.', 'boomerang-returns');
    case 'failed':
      return code === 'out_of_stock'
        ? __(
            'The new item was out of stock meanwhile. The shopper was asked to choose again; you can also choose for them with “Change”.',
            'boomerang-returns',
          )
        : __('The new order could not be made. Choose another item or way with “Change”.', 'boomerang-returns');
  }
}
