import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import { DocumentsBusy, type PackingSlip } from '../ports/documents.ts';
import type { Deps } from './deps.ts';
import { storeZone } from './known-store.ts';

/** Another number draws every slip anew: change it with the drawing. */
const DRAWING = 1;
const COME_AGAIN_SECONDS = 3;

/** The slip of a return as a PDF: drawn once, and anew only when it would show something else. */
export async function keptPackingSlip(deps: Deps, entry: Return): Promise<Result<Uint8Array>> {
  const slip = await shownOn(deps, entry);
  const shows = deps.secrets.hash(JSON.stringify([DRAWING, slip]));
  const kept = await deps.database.packingSlipOf(entry.id);
  if (kept?.shows === shows) return ok(kept.pdf);
  try {
    const pdf = await deps.documents.packingSlip(slip);
    const createdAt = instant(deps.clock.now());
    await deps.database.savePackingSlip({
      returnId: entry.id,
      policyVersion: entry.policyVersion,
      shows,
      pdf,
      createdAt,
    });
    return ok(pdf);
  } catch (error) {
    if (!(error instanceof DocumentsBusy)) throw error;
    return refuse('busy', {}, COME_AGAIN_SECONDS);
  }
}

async function shownOn(deps: Deps, entry: Return): Promise<PackingSlip> {
  const carrier = await deps.carriers(entry.storeId);
  return {
    locale: entry.locale,
    returnNumber: entry.number,
    orderNumber: entry.orderNumber,
    storeName: entry.store.name,
    returnAddress: entry.store.address,
    customer: entry.customer.address,
    sendBackBy: 'sendBackBy' in entry.parcel ? entry.parcel.sendBackBy : null,
    lines: entry.lines.map(({ name, quantity, sku }) => ({ name, quantity, sku })),
    test: carrier?.mode === 'test',
    timeZone: storeZone(deps),
  };
}
