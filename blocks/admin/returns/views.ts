import type { Filter, SupportedLayouts, View } from '@wordpress/dataviews/wp';
import type { ListRequest } from '../../../bridge/contract/staff.ts';

const PER_PAGE = 20;
const NARROW = '(max-width: 782px)';

const TABLE_FIELDS = ['attention', 'state', 'kind', 'customer', 'order', 'amount', 'created_at', 'resolutions'];
const LIST_FIELDS = ['attention', 'state', 'kind', 'amount', 'created_at'];

export const layouts = {
  table: {
    fields: TABLE_FIELDS,
    layout: { styles: { amount: { align: 'end' }, order: { width: 90 }, customer: { maxWidth: 260 } } },
  },
  list: { fields: LIST_FIELDS },
} satisfies SupportedLayouts;

/** A table where there is room, a list on a phone. */
export function defaultLayout(): View {
  const type = window.matchMedia(NARROW).matches ? 'list' : 'table';
  const shared = { titleField: 'number', perPage: PER_PAGE, filters: [] };
  return type === 'list'
    ? { ...shared, type, descriptionField: 'customer', ...layouts.list }
    : { ...shared, type, ...layouts.table };
}

/** The parts of a view that a link should bring back (search, filters, sort, page) over the person's own layout. */
export function viewFromSearch(search: string, layout: View): View {
  const params = new URLSearchParams(search);
  const states = params.get('states');
  const attention = params.get('attention');
  const filters: Filter[] = [
    ...(states ? [{ field: 'state', operator: 'isAny', value: states.split(',') } as const] : []),
    ...(attention ? [{ field: 'attention', operator: 'is', value: attention } as const] : []),
  ];
  return {
    ...layout,
    search: params.get('s') ?? '',
    page: positive(params.get('paged')) ?? 1,
    perPage: positive(params.get('per_page')) ?? PER_PAGE,
    sort: {
      field: params.get('orderby') ?? 'created_at',
      direction: params.get('order') === 'asc' ? 'asc' : 'desc',
    },
    // An emptied filter stays on screen while the person chooses; it asks the server for nothing.
    filters: [
      ...filters,
      ...(layout.filters ?? []).filter((one) => isEmpty(one) && !filters.some((own) => own.field === one.field)),
    ],
  };
}

/** The query for the address bar; what is as by default is left out. */
export function searchFromView(view: View): string {
  const params = new URLSearchParams({ page: 'boomerang-returns' });
  const states = filterValue(view, 'state');
  const attention = filterValue(view, 'attention');
  if (view.search) params.set('s', view.search);
  if (states) params.set('states', states);
  if (attention) params.set('attention', attention);
  if (view.sort && view.sort.field !== 'created_at') params.set('orderby', view.sort.field);
  if (view.sort?.direction === 'asc') params.set('order', 'asc');
  if (view.page && view.page > 1) params.set('paged', String(view.page));
  if (view.perPage && view.perPage !== PER_PAGE) params.set('per_page', String(view.perPage));
  return `?${params}`;
}

export function requestFromView(view: View): ListRequest {
  const search = view.search?.trim();
  const states = filterValue(view, 'state');
  const attention = filterValue(view, 'attention');
  return {
    ...(search ? { search: search.slice(0, 100) } : {}),
    ...(states ? { states } : {}),
    ...(attention === 'true' || attention === 'false' || attention === 'in_doubt' ? { attention } : {}),
    sort: sortable(view.sort?.field),
    direction: view.sort?.direction ?? 'desc',
    page: view.page ?? 1,
    perPage: Math.min(view.perPage ?? PER_PAGE, 100),
  };
}

/** True when the person wants to see what is in doubt: then each act stands above the list with its two ways out. */
export function showsDoubt(view: View): boolean {
  return filterValue(view, 'attention') === 'in_doubt';
}

/** True when nothing narrows the list: an empty answer then means that there are no returns at all. */
export function showsAll(view: View): boolean {
  return !view.search?.trim() && !filterValue(view, 'state') && !filterValue(view, 'attention');
}

function filterValue(view: View, field: string): string {
  const value: unknown = view.filters?.find((one) => one.field === field)?.value;
  return Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : '';
}

function isEmpty(filter: Filter): boolean {
  return filter.value === undefined || (Array.isArray(filter.value) && filter.value.length === 0);
}

function sortable(field: string | undefined): 'created_at' | 'number' | 'amount' {
  return field === 'number' || field === 'amount' ? field : 'created_at';
}

function positive(text: string | null): number | undefined {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}
