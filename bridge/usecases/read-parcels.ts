import type { z } from 'zod';
import type { ParcelDetail, parcelListRequest, ParcelListResponse } from '../contract/parcel.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Deps } from './deps.ts';
import { parcelDetail, parcelItem } from './parcel-views.ts';
import { statesOf } from './read-returns.ts';

/** Returns for whoever receives their parcels. A search looks at numbers alone: that a name was found would tell of it. */
export async function listParcels(
  { database }: Pick<Deps, 'database'>,
  { search, states, ...rest }: z.output<typeof parcelListRequest>,
): Promise<Result<ParcelListResponse>> {
  const { items, total } = await database.listReturns({
    ...rest,
    search: search?.trim() || undefined,
    searchIn: 'numbers',
    states: statesOf(states),
  });
  return ok({ items: items.map(({ entry }) => parcelItem(entry)), total });
}

export async function getParcel({ database }: Pick<Deps, 'database'>, id: string): Promise<Result<ParcelDetail>> {
  const [entry, events, effects] = await Promise.all([
    database.findReturn(id),
    database.eventsOf(id),
    database.effectsOf(id),
  ]);
  return entry ? ok(parcelDetail({ entry, events, effects })) : refuse('not_found');
}
