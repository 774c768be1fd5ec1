import type { LabelView, ReturnStatus } from '../contract/shop.ts';
import { endingSooner } from '../domain/credit-end.ts';
import { mayChange } from '../domain/decisions/change.ts';
import { mayCancel } from '../domain/decisions/end.ts';
import { hasParcel, isDead, paymentIsChecked } from '../domain/lifecycle.ts';
import { movesOf } from '../domain/moves.ts';
import { isUnpaid } from '../domain/paid.ts';
import type { Policy } from '../domain/policy.ts';
import { policyIn } from '../domain/policy-amounts.ts';
import { payoutBreakdown } from '../domain/promise.ts';
import { maskedCode, maskedEmail } from '../domain/masks.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { provenMoves } from '../domain/tracking-claim.ts';
import { addressLines } from './address-lines.ts';
import { policyOf } from './commit.ts';
import type { Deps } from './deps.ts';
import { breakdownView, moneyView } from './estimate.ts';
import { exchangeView } from './exchange-view.ts';
import { givenView } from './given-view.ts';
import { askForPayment } from './follow-exchange.ts';
import { linkOf, paperOf } from './links.ts';
import { sessionReturn } from './return-session.ts';

export async function returnStatus(deps: Deps, session: string): Promise<Result<ReturnStatus>> {
  const opened = await sessionReturn(deps, session);
  if (!opened.ok) return opened;
  const { entry, confirmed } = opened.value;
  await askForPayment(deps, entry);
  return ok(await statusView(deps, entry, confirmed));
}

/**
 * What whoever has the page's link may see: of codes and addresses only as much as tells their owner which they are. A label shows the sender's address, so
 * that it takes the order's e-mail to print one.
 */
export async function statusView(deps: Deps, entry: Return, confirmed = true): Promise<ReturnStatus> {
  const whole = statusUnder(deps, await policyOf(deps, entry.policyVersion), entry);
  if (confirmed) return whole;
  const { label } = whole;
  const shown = label.state === 'ready' ? { ...label, qrCodeUrl: null } : label;
  return { ...whole, confirmed, paper: null, label: shown };
}

export function statusUnder(deps: Pick<Deps, 'secrets'>, policy: Policy, entry: Return): ReturnStatus {
  const { parcel, currency, credit, withdrawal } = entry;
  const known = entry.customer.id !== 0;
  return {
    number: entry.number,
    orderNumber: entry.orderNumber,
    kind: entry.kind,
    state: parcel.state,
    sendBackBy: 'sendBackBy' in parcel && hasParcel(entry) ? parcel.sendBackBy : null,
    createdAt: entry.createdAt,
    label: labelView(entry),
    confirmed: true,
    paper: paperLink(deps, entry),
    extraParcels: entry.extraParcels.map(({ carrier, trackingNumber }) => ({ carrier, trackingNumber })),
    rejectedBecause: parcel.state === 'rejected' ? parcel.reason : null,
    decision: { ...entry.decision, params: { ...entry.decision.params } },
    lines: entry.lines.map(({ name, quantity, reasonTitle, resolution, exchange }) => ({
      name,
      quantity,
      reason: reasonTitle,
      resolution,
      exchangeFor: exchange?.name ?? null,
    })),
    payouts: entry.payouts.map((payout) => ({
      resolution: payout.resolution,
      state: payout.state,
      breakdown: breakdownView(payoutBreakdown(entry, payout.resolution), currency),
      ...givenView(entry, payout),
      moneyMoves: provenMoves(entry, movesOf(policy, entry.kind, payout.resolution, known)),
    })),
    unpaid: isUnpaid(entry),
    paymentCheck: paymentIsChecked(entry),
    labelAtMost: entry.labelDeduction === null ? moneyView(policyIn(policy, currency).labels.ceiling, currency) : null,
    credit: credit && {
      code: maskedCode(credit.code),
      amount: credit.amount,
      left: credit.left,
      expiresAt: credit.expiresAt,
      sooner: [...endingSooner(credit)],
      usage: policy.resolutions.storeCredit.usage,
    },
    exchange: exchangeView(entry),
    withdrawal: withdrawal && {
      name: withdrawal.name,
      confirmedAt: withdrawal.confirmedAt,
      refundBy: withdrawal.refundBy,
      returnCost: policy.withdrawal.returnCost,
    },
    can: shopperCan(entry),
    email: maskedEmail(entry.customer.email),
  };
}

function shopperCan(entry: Return): ReturnStatus['can'] {
  const { state } = entry.parcel;
  const travels = (state === 'approved' || state === 'in_transit') && hasParcel(entry);
  return [
    // A statement of withdrawal stands as it was made: another one can follow, and staff can change it.
    ...(mayChange(entry) && entry.kind === 'return' ? (['change'] as const) : []),
    ...(mayCancel(entry) ? (['cancel'] as const) : []),
    ...(travels ? (['add_parcel'] as const) : []),
  ];
}

function paperLink(deps: Pick<Deps, 'secrets'>, entry: Return): string | null {
  const paper = paperOf(entry);
  return paper && linkOf(deps, entry, paper);
}

function labelView(entry: Return): LabelView {
  const { shipping, parcel } = entry;
  if (isDead(parcel.state) || !hasParcel(entry)) return { state: 'none' };
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
