import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useId } from 'react';
import { Badge } from '../shared/badge.tsx';
import { formatAmount } from '../shared/format.ts';
import { agreementOf } from './agreement.ts';
import type { Column, Row } from './columns.ts';
import { csvOf } from './csv.ts';
import { download } from './download.ts';
import { monthName } from './months.ts';

interface Props<One extends Row> {
  title: string;
  columns: readonly Column<One>[];
  rows: readonly One[];
  /** Without `.csv`. */
  filename: string;
}

export function ReportTable<One extends Row>({ title, columns, rows, filename }: Props<One>) {
  const id = useId();
  const titles = {
    month: __('Month', 'boomerang-returns'),
    currency: __('Currency', 'boomerang-returns'),
    check: __('Check', 'boomerang-returns'),
  };
  return (
    <section className="boomerang-card" aria-labelledby={id}>
      <div className="boomerang-card__head">
        <h2 id={id}>{title}</h2>
        {rows.length > 0 && (
          <Button
            variant="secondary"
            size="compact"
            aria-describedby={id}
            onClick={() => download(csvOf({ titles, columns, rows }), `${filename}.csv`)}
          >
            {__('Download CSV', 'boomerang-returns')}
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <p>{__('Nothing in these months.', 'boomerang-returns')}</p>
      ) : (
        // Wider than most screens: it scrolls by itself, also with the keyboard.
        <div className="boomerang-scroll" role="group" aria-labelledby={id} tabIndex={0}>
          <table className="boomerang-report">
            <thead>
              <tr>
                <th scope="col">{titles.month}</th>
                <th scope="col" className="boomerang-report__check">
                  {titles.check}
                </th>
                {columns.map(({ key, title: column }) => (
                  <th key={key} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.month} ${row.currency}`}>
                  <th scope="row">{monthName(row.month)}</th>
                  <td className="boomerang-report__check">
                    <Check row={row} />
                  </td>
                  {columns.map(({ key, value }) => (
                    <td key={key}>{amount(value(row), row)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function amount(minor: number | null, row: Row): string {
  return minor === null ? '…' : formatAmount(minor, row);
}

function Check({ row }: { row: Row }) {
  const { tone, text } = agreementOf(row);
  return tone === 'bad' ? (
    <strong className="boomerang-report__differs">{text}</strong>
  ) : (
    <Badge tone={tone}>{text}</Badge>
  );
}
