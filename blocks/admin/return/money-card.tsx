import { __ } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { Card } from '../shared/card.tsx';
import { formatAmount, formatDateTime } from '../shared/format.ts';
import { payoutSentence } from './payout-words.ts';

type Entry = ReturnDetail['ledger'][number];

export function MoneyCard({ detail }: { detail: ReturnDetail }) {
  const { promised, ledger } = detail;
  return (
    <Card title={__('Money', 'boomerang-returns')}>
      <p>{payoutSentence(detail)}</p>
      <table className="boomerang-amounts">
        <caption>{__('Promised to the shopper', 'boomerang-returns')}</caption>
        <tbody>
          {promised.lines.map((line, index) => (
            <tr key={index}>
              <th scope="row">
                {line.label}
                {line.quantity !== null && <span className="boomerang-muted"> × {line.quantity}</span>}
              </th>
              <td>{formatAmount(line.amount, promised)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{__('Total', 'boomerang-returns')}</th>
            <td>{formatAmount(promised.total, promised)}</td>
          </tr>
        </tfoot>
      </table>
      {ledger.length > 0 && (
        <details>
          <summary>{__('Book entries', 'boomerang-returns')}</summary>
          <table className="boomerang-amounts">
            <tbody>
              {ledger.map((entry, index) => (
                <tr key={index}>
                  <th scope="row">
                    {entryName(entry)} <span className="boomerang-muted">{formatDateTime(entry.at)}</span>
                  </th>
                  <td>
                    {formatAmount(entry.amount, { currency: entry.currency, decimals: decimalsOf(entry, detail) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Card>
  );
}

function entryName({ account, kind }: Entry): string {
  if (account === 'label') return __('Label', 'boomerang-returns');
  if (account === 'refunded') {
    return kind === 'tax' ? __('Refunded tax', 'boomerang-returns') : __('Refunded goods', 'boomerang-returns');
  }
  return kind === 'tax' ? __('Promised tax', 'boomerang-returns') : __('Promised goods', 'boomerang-returns');
}

/** A label may be paid in another currency than the order; its cost knows that currency's decimals. */
function decimalsOf({ currency }: Entry, { promised, shipping }: ReturnDetail): number {
  if (currency === promised.currency) return promised.decimals;
  if (currency === shipping.cost?.currency) return shipping.cost.decimals;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
