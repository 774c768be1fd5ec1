import type { View } from '@wordpress/dataviews/wp';
import { Button, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Suspense, lazy, useMemo, useState } from 'react';
import { followInside, navigate, useSearch } from '../shared/location.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { useRights } from '../shared/rights.ts';
import { pages, useSiteLinks } from '../shared/site-links.ts';
import { actionsOf } from './actions.tsx';
import { fieldsOf } from './fields.tsx';
import { HealthCard } from './health-card.tsx';
import { InDoubtList } from './in-doubt-list.tsx';
import { useReturns } from './use-returns.ts';
import {
  defaultLayout,
  layouts,
  requestFromView,
  searchFromView,
  showsAll,
  showsDoubt,
  viewFromSearch,
} from './views.ts';
import { Welcome } from './welcome.tsx';

const DataViews = lazy(() => import('./dataviews.tsx'));

export function ReturnsScreen() {
  const search = useSearch();
  const links = useSiteLinks();
  const may = useRights();
  const [layout, setLayout] = useState<View>(defaultLayout);
  const view = useMemo(() => viewFromSearch(search, layout), [search, layout]);
  const fields = useMemo(() => fieldsOf(links), [links]);
  const actions = useMemo(() => actionsOf(links), [links]);
  const { answer, error, loading, reload } = useReturns(requestFromView(view));

  function changeView(next: View) {
    setLayout(next);
    const query = searchFromView(next);
    // Each letter typed would be a step back otherwise.
    if (query !== searchFromView(view)) navigate(query, { replace: next.search !== view.search });
  }

  return (
    <>
      <div className="boomerang-title-row">
        <h1>{__('Returns', 'boomerang-returns')}</h1>
        {may.call('staffSubmit') && (
          <Button variant="secondary" size="compact" href={pages.newReturn} onClick={followInside}>
            {__('New return', 'boomerang-returns')}
          </Button>
        )}
        {may.call('report') && <a href={pages.report}>{__('Report', 'boomerang-returns')}</a>}
      </div>
      {error ? <ProblemNotice error={error} onRetry={reload} /> : null}
      {may.call('health') && <HealthCard />}
      {showsDoubt(view) && answer && !loading && <InDoubtList items={answer.items} />}
      {answer?.total === 0 && showsAll(view) && !loading ? (
        <Welcome />
      ) : answer || !error ? (
        <div className="boomerang-list">
          <Suspense fallback={<Loading />}>
            <DataViews
              view={view}
              onChangeView={changeView}
              fields={fields}
              actions={actions}
              data={answer?.items ?? []}
              isLoading={loading}
              paginationInfo={{
                totalItems: answer?.total ?? 0,
                totalPages: Math.ceil((answer?.total ?? 0) / (view.perPage ?? 20)),
              }}
              defaultLayouts={layouts}
              searchLabel={__('Search by return, order, name or e-mail', 'boomerang-returns')}
              {...(view.type === 'list' ? opensWhenChosen : {})}
              renderItemLink={({ item, ...link }) => (
                <a {...link} href={pages.oneReturn(item.id)} onClick={followInside}>
                  {link.children}
                </a>
              )}
              empty={<p>{__('No return fits this search. Remove a filter to see more.', 'boomerang-returns')}</p>}
            />
          </Suspense>
        </div>
      ) : null}
    </>
  );
}

/** The list layout has no links: there a row is chosen, with a click or with the keyboard. */
const opensWhenChosen = {
  selection: [],
  onChangeSelection: ([id]: string[]) => {
    if (id) navigate(pages.oneReturn(id));
  },
};

function Loading() {
  return (
    <p role="status" className="boomerang-loading">
      <Spinner /> {__('Loading returns…', 'boomerang-returns')}
    </p>
  );
}
