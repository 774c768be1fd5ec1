import type { ClaimView } from '../contract/claims.ts';
import type { Return } from '../domain/return.ts';
import { isFollowed, typedParcels } from '../domain/tracking-claim.ts';
import type { EmailClaim } from '../ports/site.ts';

/** What people typed and what is known of it, while a parcel is awaited. */
export function claimViews(entry: Return): ClaimView[] {
  if (!isFollowed(entry)) return [];
  return typedParcels(entry).map(({ carrier, trackingNumber, report }) => ({
    carrier,
    trackingNumber,
    status: report?.status ?? 'unknown',
    at: report?.at ?? null,
    toStore: report?.toStore ?? null,
    sinceApproval: report?.sinceApproval ?? null,
    usedBy: report?.usedBy ? { ...report.usedBy } : null,
  }));
}

/** The same for the owner's e-mails. */
export function claimTexts(entry: Return): EmailClaim[] {
  return claimViews(entry).map(({ carrier, trackingNumber, status, toStore, sinceApproval, usedBy }) => ({
    parcel: [carrier, trackingNumber].filter(Boolean).join(' '),
    status,
    toStore: yesNo(toStore),
    sinceApproval: yesNo(sinceApproval),
    usedBy: usedBy?.by ?? '',
    usedNumber: usedBy?.number ?? '',
  }));
}

function yesNo(known: boolean | null): string {
  return known === null ? '' : known ? 'yes' : 'no';
}
