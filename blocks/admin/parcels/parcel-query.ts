import type { ParcelListRequest } from '../../../bridge/contract/parcel.ts';
import { STATES, type State } from '../shared/words.ts';

export const PER_PAGE = 20;

/** What the address bar asks for: a link brings back search, state and page. */
export interface ParcelQuery {
  readonly search: string;
  /** null: every state. */
  readonly state: State | null;
  readonly page: number;
}

export function queryFrom(address: string): ParcelQuery {
  const params = new URLSearchParams(address);
  const state = params.get('states');
  const page = Number(params.get('paged'));
  return {
    search: (params.get('s') ?? '').trim().slice(0, 100),
    state: STATES.find((one) => one === state) ?? null,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

export function addressOf({ search, state, page }: ParcelQuery): string {
  const params = new URLSearchParams({ page: 'boomerang-returns' });
  if (search) params.set('s', search);
  if (state) params.set('states', state);
  if (page > 1) params.set('paged', String(page));
  return `?${params}`;
}

export function requestOf({ search, state, page }: ParcelQuery): ParcelListRequest {
  return { ...(search ? { search } : {}), ...(state ? { states: state } : {}), page, perPage: PER_PAGE };
}
