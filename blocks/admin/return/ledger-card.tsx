import { __ } from '@wordpress/i18n';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { Card } from '../shared/card.tsx';
import { formatAmount, formatDateTime } from '../shared/format.ts';
import { ledgerWord } from './ledger-words.ts';

/** Every movement of money at the moment it happened; absent before the first. */
export function LedgerCard({ detail }: { detail: ReturnDetail }) {
  if (detail.ledger.length === 0) return null;
  return (
    <Card title={__('Books', 'boomerang-returns')}>
      <details>
        <summary>{__('Book entries', 'boomerang-returns')}</summary>
        <table className="boomerang-amounts">
          <tbody>
            {detail.ledger.map((entry, index) => (
              <tr key={index}>
                <th scope="row">
                  {ledgerWord(entry)} <span className="boomerang-muted">{formatDateTime(entry.at)}</span>
                </th>
                <td>{formatAmount(entry.amount, entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  );
}
