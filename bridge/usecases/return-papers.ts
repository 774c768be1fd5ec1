import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import type { Deps } from './deps.ts';
import { openLink, paperOf } from './links.ts';
import { keptPackingSlip } from './packing-slip.ts';

export interface Paper {
  readonly file: Uint8Array;
  readonly filename: string;
  readonly contentType: string;
}

const PDF = 'application/pdf';

/** The label behind its own link, which print shops and neighbours get to see. */
export async function shopperLabel(deps: Deps, token: string): Promise<Result<Paper>> {
  const opened = await openLink(deps, 'label', token);
  if (!opened.ok) return opened;
  return paperOf(opened.value) === 'label' ? labelOf(deps, opened.value) : refuse('not_found');
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
  const opened = await openLink(deps, 'packing_slip', token);
  if (!opened.ok) return opened;
  const entry = opened.value;
  if (paperOf(entry) !== 'packing_slip') return refuse('not_found');
  const file = await keptPackingSlip(deps, entry);
  if (!file.ok) return file;
  return ok({ file: file.value, filename: `${entry.number}-packing-slip.pdf`, contentType: PDF });
}
