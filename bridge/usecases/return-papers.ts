import { isDead } from '../domain/lifecycle.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import type { Deps } from './deps.ts';
import { keptPackingSlip } from './packing-slip.ts';
import { openReturn } from './return-status.ts';

export interface Paper {
  readonly file: Uint8Array;
  readonly filename: string;
  readonly contentType: string;
}

const PDF = 'application/pdf';

/** The label behind the shopper's link. */
export async function shopperLabel(deps: Deps, token: string): Promise<Result<Paper>> {
  const opened = await openReturn(deps, token);
  if (!opened.ok) return opened;
  // It is given back: a parcel that went out with it would not be carried, or would cost the store.
  return isDead(opened.value.parcel.state) ? refuse('not_found') : labelOf(deps, opened.value);
}

export async function staffLabel(deps: Deps, returnId: string): Promise<Result<Paper>> {
  const entry = await deps.database.findReturn(returnId);
  return entry ? labelOf(deps, entry) : refuse('not_found');
}

async function labelOf(deps: Deps, entry: Return): Promise<Result<Paper>> {
  const label = await deps.database.labelOf(entry.id);
  if (!label) return refuse('not_found');
  return ok({ file: label.pdf, filename: `${entry.number}-label.pdf`, contentType: PDF });
}

/** The slip that goes into a parcel without a label: only where the shopper ships on one. */
export async function packingSlip(deps: Deps, token: string): Promise<Result<Paper>> {
  const opened = await openReturn(deps, token);
  if (!opened.ok) return opened;
  const entry = opened.value;
  if (entry.shipping.state !== 'packing_slip') return refuse('not_found');
  const file = await keptPackingSlip(deps, entry);
  if (!file.ok) return file;
  return ok({ file: file.value, filename: `${entry.number}-packing-slip.pdf`, contentType: PDF });
}
