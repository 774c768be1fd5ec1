import type { LabelView, ReturnStatus } from '../contract/shop.ts';
import { isDead } from '../domain/lifecycle.ts';
import { explain, payoutParts } from '../domain/promise.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import { addressLines } from './address-lines.ts';
import type { Deps } from './deps.ts';

/** The return that a shopper's link opens, or a refusal that does not say why. Without side effects. */
export async function openReturn(deps: Deps, token: string): Promise<Result<Return>> {
  const entry = await deps.database.findReturnByTokenHash(deps.secrets.hash(token));
  if (!entry || instant(deps.clock.now()) > entry.linksValidUntil) return refuse('not_found');
  return ok(entry);
}

export async function returnStatus(deps: Deps, token: string): Promise<Result<ReturnStatus>> {
  const opened = await openReturn(deps, token);
  return opened.ok ? ok(statusView(opened.value, token)) : opened;
}

export function statusView(entry: Return, token: string): ReturnStatus {
  const { parcel, currency } = entry;
  const { lines, total } = explain(entry, payoutParts(entry));
  return {
    token,
    number: entry.number,
    orderNumber: entry.orderNumber,
    state: parcel.state,
    payout: entry.payout.state,
    sendBackBy: 'sendBackBy' in parcel ? parcel.sendBackBy : null,
    createdAt: entry.createdAt,
    label: labelView(entry),
    rejectedBecause: parcel.state === 'rejected' ? parcel.reason : null,
    lines: entry.lines.map(({ name, quantity, reasonTitle }) => ({ name, quantity, reason: reasonTitle })),
    refund: { lines: lines.map((line) => ({ ...line })), total, currency: currency.code, decimals: currency.decimals },
    email: entry.customer.email,
  };
}

function labelView(entry: Return): LabelView {
  const { shipping, parcel } = entry;
  if (isDead(parcel.state)) return { state: 'none' };
  switch (shipping.state) {
    case 'none_wanted':
      return { state: 'awaiting_approval' };
    case 'preparing':
      return { state: 'preparing' };
    case 'label': {
      const { carrier, trackingNumber, trackingUrl, qrCodeUrl, test } = shipping;
      return { state: 'ready', carrier, trackingNumber, trackingUrl, qrCodeUrl, test };
    }
    case 'packing_slip': {
      const { carrier, trackingNumber } = shipping;
      return { state: 'packing_slip', addressLines: addressLines(entry.store.address), carrier, trackingNumber };
    }
  }
}
