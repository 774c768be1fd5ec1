import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useMemo } from 'react';
import { Card } from '../shared/card.tsx';
import { navigate, useSearch } from '../shared/location.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { refundColumns, saleColumns } from './columns.ts';
import { Liability } from './liability.tsx';
import { MOST_MONTHS, monthsBetween, rangeFrom, searchOf, type Range } from './months.ts';
import { RangeForm } from './range-form.tsx';
import { Reading } from './reading.tsx';
import { ReportTable } from './report-table.tsx';
import { useReport } from './use-report.ts';

/** What returns cost, month by month, beside what WooCommerce says. */
export function ReportScreen() {
  const search = useSearch();
  const range = useMemo(() => rangeFrom(search, new Date()), [search]);
  const problem = rangeProblem(range);
  const { report, error, reload } = useReport(problem ? null : range);
  return (
    <>
      <h1>{__('Report', 'boomerang-returns')}</h1>
      <p className="boomerang-lead">
        {__('What your returns cost, to the cent, beside what WooCommerce says.', 'boomerang-returns')}
      </p>
      <RangeForm range={range} problem={problem} onChange={(next) => navigate(searchOf(next), { replace: true })} />
      {error !== null && !problem && <ProblemNotice error={error} onRetry={reload} />}
      {!report && error === null && !problem && (
        <p role="status" className="boomerang-loading">
          <Spinner /> {__('Adding up…', 'boomerang-returns')}
        </p>
      )}
      {report && !problem && (
        <>
          <Reading reading={report.reading} />
          <ReportTable
            title={__('By month of the refund', 'boomerang-returns')}
            columns={refundColumns()}
            rows={report.byRefundMonth}
            filename={`returns-by-refund-${range.from}-${range.to}`}
          />
          <ReportTable
            title={__('By month of the sale', 'boomerang-returns')}
            columns={saleColumns()}
            rows={report.bySaleMonth}
            filename={`returns-by-sale-${range.from}-${range.to}`}
          />
          <Liability liability={report.liability} />
        </>
      )}
      <Analytics />
    </>
  );
}

function rangeProblem({ from, to }: Range): string | undefined {
  const months = monthsBetween(from, to);
  if (months < 1) return __('The first month comes after the last one: choose an earlier one.', 'boomerang-returns');
  return months > MOST_MONTHS
    ? __('That is more than 24 months: choose a shorter time.', 'boomerang-returns')
    : undefined;
}

function Analytics() {
  return (
    <Card title={__('Why this differs from WooCommerce Analytics', 'boomerang-returns')}>
      <p>
        {__(
          'Analytics takes every refund off the sales of the day on which it was made, also those that you make without a return. Store credit is no refund there: it appears later, as a coupon that lowers the order it pays for. Goods that were exchanged are no refund either: the new order stands there with what was paid on top. Return fees and labels are not in Analytics at all. Here each of them has its own column, and the refunds are compared with those in WooCommerce, one month at a time.',
          'boomerang-returns',
        )}
      </p>
    </Card>
  );
}
