import type { z } from 'zod';
import type { ReturnDetail, uploadLabelRequest } from '../contract/staff.ts';
import { labelReady } from '../domain/decisions/shipping.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { staffActor } from './command-return.ts';
import type { Deps } from './deps.ts';
import { mailedWithout } from './effects/mailed-without.ts';
import { getReturn } from './read-returns.ts';
import type { RequestContext } from './request-context.ts';
import { possible } from './possible.ts';
import { type Decide, withLockedReturn } from './with-locked-return.ts';

const LARGEST_BYTES = 4 * 1024 * 1024;

/** The owner gives a label of their own: a PDF, and the number by which the parcel can be followed. */
export async function uploadLabel(
  deps: Deps,
  returnId: string,
  asked: z.output<typeof uploadLabelRequest>,
  context: RequestContext,
): Promise<Result<ReturnDetail>> {
  const pdf = Buffer.from(asked.pdfBase64, 'base64');
  if (pdf.length > LARGEST_BYTES || pdf.subarray(0, 5).toString('latin1') !== '%PDF-')
    return refuse('not_a_pdf', { megabytes: 4 });
  const known = await deps.database.findReturn(returnId);
  if (!known) return refuse('not_found');
  const decide: Decide = async (rma, { tx, circumstances }) => {
    if (!possible(rma).includes('upload_label')) return refuse('not_possible_now', { state: rma.parcel.state });
    const { now } = circumstances;
    await tx.saveLabel({ returnId, policyVersion: rma.policyVersion, pdf, source: 'owner', createdAt: now });
    const label = {
      state: 'label',
      carrier: asked.carrier,
      // As it was issued: carriers are asked by it.
      trackingNumber: asked.trackingNumber.trim() || null,
      trackingUrl: null,
      qrCodeUrl: null,
      test: false,
      source: 'owner',
      transactionId: null,
      cost: null,
      readyAt: now,
    } as const;
    return ok(labelReady(rma, label, await mailedWithout(tx, rma, now), null, circumstances));
  };
  const changed = await withLockedReturn(deps, known, staffActor(context), decide, asked.revision);
  return changed.ok ? getReturn(deps, returnId) : changed;
}
