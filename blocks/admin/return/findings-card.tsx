import { __, sprintf } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { Card } from '../shared/card.tsx';
import { formatAmount } from '../shared/format.ts';
import { currencyOf } from './payouts.ts';

type Finding = ReturnDetail['findings'][number];

/** What nobody should guess at in the order: absent in the usual one. */
export function FindingsCard({ detail }: { detail: ReturnDetail }) {
  if (detail.findings.length === 0) return null;
  return (
    <Card title={__('Found in the order', 'boomerang-returns')} className="boomerang-trouble">
      <ul>
        {detail.findings.map((finding, index) => (
          <li key={index}>{findingSentence(finding, currencyOf(detail))}</li>
        ))}
      </ul>
      <p>
        {__(
          'Boomerang does not guess with money: compare the amounts with the order before you pay.',
          'boomerang-returns',
        )}
      </p>
    </Card>
  );
}

export function findingSentence({ code, params }: Finding, currency: { currency: string; decimals: number }): string {
  const name = String(params['name'] ?? '');
  const amount = (key: string) => formatAmount(Number(params[key] ?? 0), currency);
  switch (code) {
    case 'negative_line':
      /* translators: %s: name of an order line. */
      return sprintf(__('“%s” has an amount below zero.', 'boomerang-returns'), name);
    case 'part_payment':
      return sprintf(
        /* translators: 1: amount, 2: name of a gift card, a wallet or what else paid. */
        __(
          '%1$s of the order was paid with “%2$s”. Give that share back there, and only the rest in money.',
          'boomerang-returns',
        ),
        amount('amount'),
        name,
      );
    case 'unknown_rate':
      return sprintf(
        /* translators: %s: name of an order line. */
        __('“%s” has a tax that the order does not list.', 'boomerang-returns'),
        name,
      );
    case 'total_differs':
      return sprintf(
        /* translators: 1, 2: amounts. */
        __('The parts of the order add up to %1$s, but its total is %2$s.', 'boomerang-returns'),
        amount('parts'),
        amount('total'),
      );
    default:
      return sprintf(
        /* translators: %s: technical name of what was found. */
        __('Something in the order has an unusual shape (%s).', 'boomerang-returns'),
        code,
      );
  }
}
