import type { z } from 'zod';
import type { listRequest, ListResponse, ReturnDetail } from '../contract/staff.ts';
import { PARCEL_TRANSITIONS } from '../domain/lifecycle.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { ParcelState } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import { policyOf } from './commit.ts';
import type { Deps } from './deps.ts';
import { listItem } from './staff-list.ts';
import { askForPayment } from './follow-exchange.ts';
import { returnDetail } from './staff-views.ts';

export async function listReturns(deps: Deps, query: z.output<typeof listRequest>): Promise<Result<ListResponse>> {
  const { search, states, attention, ...rest } = query;
  const { items, total } = await deps.database.listReturns({
    ...rest,
    search: search?.trim() || undefined,
    states: statesOf(states),
    attention: attention === undefined || attention === 'in_doubt' ? attention : attention === 'true',
  });
  return ok({ items: items.map(listItem), total });
}

/** Comma-separated parcel states; undefined: all of them. */
export function statesOf(states: string | undefined): readonly ParcelState[] | undefined {
  const wanted = states?.split(',').filter((state): state is ParcelState => state in PARCEL_TRANSITIONS);
  return wanted && wanted.length > 0 ? wanted : undefined;
}

export async function getReturn(deps: Deps, returnId: string): Promise<Result<ReturnDetail>> {
  const { database } = deps;
  const [entry, attention, events, ledger, effects] = await Promise.all([
    database.findReturn(returnId),
    database.attentionOf(returnId),
    database.eventsOf(returnId),
    database.ledgerOf(returnId),
    database.effectsOf(returnId),
  ]);
  if (!entry) return refuse('not_found');
  await askForPayment(deps, entry);
  const policy = await policyOf(deps, entry.policyVersion);
  const now = instant(deps.clock.now());
  return ok(returnDetail({ entry, attention, policy, now, events, ledger, effects }));
}
