import { Button, Spinner } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useEffect, useRef } from 'react';
import { followInside, navigate, useSearch } from '../shared/location.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { pages } from '../shared/site-links.ts';
import { ParcelTable } from './parcel-table.tsx';
import { addressOf, PER_PAGE, queryFrom, requestOf, type ParcelQuery } from './parcel-query.ts';
import { SearchForm } from './search-form.tsx';
import { useParcels } from './use-parcels.ts';

/** Returns for whoever receives their parcels: found by what stands on the parcel. */
export function ParcelsScreen() {
  const query = queryFrom(useSearch());
  const { list, isCurrent, error, reload } = useParcels(requestOf(query));
  // A scanner types a number and presses Enter: the one parcel that it finds is opened at once.
  const scanned = useRef('');
  const [only, ...others] = list?.items ?? [];

  useEffect(() => {
    if (!isCurrent || scanned.current === '' || scanned.current !== query.search) return;
    scanned.current = '';
    if (only && others.length === 0) navigate(pages.oneReturn(only.id));
  }, [isCurrent, query.search]);

  function ask(change: Partial<ParcelQuery>) {
    if (change.search !== undefined) scanned.current = change.search;
    navigate(addressOf({ ...query, page: 1, ...change }));
  }

  return (
    <>
      <h1>{__('Returns', 'boomerang-returns')}</h1>
      <SearchForm key={addressOf(query)} query={query} ask={ask} />
      {error !== null && <ProblemNotice error={error} onRetry={reload} />}
      <p role="status" className={list ? 'boomerang-muted' : 'boomerang-loading'}>
        {list ? countSentence(list.total) : error === null && <Loading />}
      </p>
      {list && list.items.length > 0 && <ParcelTable items={list.items} />}
      {list && <Pages query={query} total={list.total} />}
    </>
  );
}

function countSentence(total: number): string {
  if (total === 0) return __('No return fits this search. Remove a filter to see more.', 'boomerang-returns');
  /* translators: %d: number of returns. */
  return sprintf(_n('%d return', '%d returns', total, 'boomerang-returns'), total);
}

function Loading() {
  return (
    <>
      <Spinner /> {__('Loading returns…', 'boomerang-returns')}
    </>
  );
}

function Pages({ query, total }: { query: ParcelQuery; total: number }) {
  const last = Math.ceil(total / PER_PAGE);
  if (last < 2) return null;
  const to = (page: number) => ({ href: addressOf({ ...query, page }), onClick: followInside });
  return (
    <nav className="boomerang-buttons" aria-label={__('Pages', 'boomerang-returns')}>
      {query.page > 1 && (
        <Button variant="secondary" {...to(query.page - 1)}>
          {__('Newer', 'boomerang-returns')}
        </Button>
      )}
      <span>
        {/* translators: 1: this page, 2: number of pages. */}
        {sprintf(__('Page %1$d of %2$d', 'boomerang-returns'), query.page, last)}
      </span>
      {query.page < last && (
        <Button variant="secondary" {...to(query.page + 1)}>
          {__('Older', 'boomerang-returns')}
        </Button>
      )}
    </nav>
  );
}
