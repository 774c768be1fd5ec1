import { endingSooner } from '../../domain/credit-end.ts';
import { givenBy, riskOf } from '../../domain/at-risk.ts';
import type { EmailKind } from '../../domain/effect.ts';
import { customsOf } from '../../domain/customs.ts';
import { hasParcel, outsideHoldOf, paymentIsChecked } from '../../domain/lifecycle.ts';
import { isUnpaid } from '../../domain/paid.ts';
import { type Policy, reasonOf as reasonNamed } from '../../domain/policy.ts';
import { payoutBreakdown } from '../../domain/promise.ts';
import type { Return } from '../../domain/return.ts';
import type { VerdictParams } from '../../domain/verdict.ts';
import type { EmailData, EmailPayout } from '../../ports/site.ts';
import { addressLines } from '../address-lines.ts';
import { claimTexts } from '../claim-views.ts';
import type { Deps } from '../deps.ts';
import { formatMoney } from '../format-money.ts';
import { linkOf, ownerUrl, paperOf } from '../links.ts';
import { emailLess, endedLabel, exchangeText, isByHand, type Text } from './email-given.ts';

/** What a template shows of a return, with amounts as people of its language write them. */
export async function emailData(
  deps: Deps,
  kind: EmailKind,
  entry: Return,
  policy: Policy,
): Promise<Omit<EmailData, 'digest'>> {
  const { parcel, shipping, currency, credit } = entry;
  const toOwner = kind.startsWith('owner_');
  const paper = toOwner ? null : paperOf(entry);
  const carrier = await deps.carriers(entry.storeId);
  const text = (amount: number) => formatMoney(amount, currency, entry.locale);
  const slip = shipping.state === 'packing_slip';
  return {
    returnNumber: entry.number,
    orderNumber: entry.orderNumber,
    customerName: entry.customer.name,
    storeName: entry.store.name,
    sendBackBy: 'sendBackBy' in parcel && hasParcel(entry) ? parcel.sendBackBy : null,
    needsApproval: parcel.state === 'requested',
    labelUrl: paper === 'label' ? paperUrl(deps, entry, paper) : null,
    packingSlipUrl: paper === 'packing_slip' ? paperUrl(deps, entry, paper) : null,
    returnAddressLines: slip ? addressLines(entry.store.address) : [],
    trackingNumber: 'trackingNumber' in shipping ? shipping.trackingNumber : null,
    test: shipping.state === 'label' ? shipping.test : carrier?.mode === 'test',
    lines: entry.lines.map(({ name, quantity, reasonTitle }) => ({ name, quantity, reason: reasonTitle })),
    returnKind: entry.kind,
    payouts: entry.findings.length > 0 ? [] : entry.payouts.map((one) => payoutText(entry, one.resolution, text)),
    less: emailLess(entry, kind, text),
    paidByHand: isByHand(entry, kind),
    endedLabel: endedLabel(entry, policy),
    unpaid: isUnpaid(entry),
    paymentCheck: paymentIsChecked(entry),
    credit: credit && {
      code: credit.code,
      amount: text(credit.amount),
      beforeTax: credit.couponAmount === credit.amount ? null : text(credit.couponAmount),
      expiresAt: credit.expiresAt,
      sooner: endingSooner(credit).map(({ amount, expiresAt }) => ({ amount: text(amount), expiresAt })),
      usage: policy.resolutions.storeCredit.usage,
    },
    exchange: exchangeText(entry, text),
    withdrawal: entry.withdrawal && {
      name: entry.withdrawal.name,
      email: entry.customer.email,
      confirmedAt: entry.withdrawal.confirmedAt,
      refundBy: entry.withdrawal.refundBy,
      returnCost: policy.withdrawal.returnCost,
    },
    reason: await reasonOf(deps, kind, entry),
    verdict: await whyItWaits(deps, kind, entry, policy, text),
    claims: toOwner ? claimTexts(entry) : [],
    atRisk: toOwner ? riskText(entry, text) : null,
    statusUrl: toOwner ? null : statusUrl(deps, entry),
    missingCustoms: kind === 'owner_customs' ? customsOf(entry).missing.map((one) => one.name) : [],
    ownerUrl: toOwner ? ownerUrl(deps, entry.id) : null,
  };
}

/** The form's page, opened on this return; null where the page is not known. The token stands behind the #, which browsers send to nobody. */
function statusUrl(deps: Deps, entry: Return): string | null {
  return entry.page === '' ? null : `${entry.page}#return=${linkOf(deps, entry, 'page')}`;
}

function paperUrl(deps: Deps, entry: Return, paper: 'label' | 'packing_slip'): string {
  const folder = paper === 'label' ? 'labels' : 'packing-slips';
  return `${deps.siteUrl}/wp-json/boomerang/v1/shop/${folder}/${linkOf(deps, entry, paper)}`;
}

function payoutText(entry: Return, resolution: EmailPayout['resolution'], text: Text): EmailPayout {
  const { lines, total } = payoutBreakdown(entry, resolution);
  return {
    resolution,
    lines: lines.map(({ kind, label, quantity, amount }) => ({ kind, label, quantity, amount: text(amount) })),
    total: text(total),
  };
}

/** As it stands when the e-mail is written. */
function riskText(entry: Return, text: Text): EmailData['atRisk'] {
  const status = riskOf(entry);
  if (status === null) return null;
  const { credit } = entry;
  return {
    status,
    given: givenBy(entry).map((one) => ({ ...one, amount: text(one.amount) })),
    creditLeft: credit?.state === 'open' && credit.left > 0 ? text(credit.left) : null,
  };
}

/** Why the payout waits, where that is what the e-mail is about; else why the return does. */
async function whyItWaits(
  { database }: Deps,
  kind: EmailKind,
  entry: Return,
  policy: Policy,
  text: Text,
): Promise<EmailData['verdict']> {
  const holds = entry.payouts.map((one) => outsideHoldOf(one) ?? (one.state === 'pending' ? one.held : null));
  const held = holds.find((one) => one !== null);
  if (kind === 'owner_held_payout' && held) {
    const events = held === 'over_ceiling' ? await database.eventsOf(entry.id) : [];
    const told = events.filter(({ type, data }) => type === 'payout_held' && data['held'] === held).at(-1);
    return { code: held, params: paramsText(told?.data ?? {}, text) };
  }
  const { code, params } = entry.decision;
  const reason = reasonNamed(policy, String(params['reasonId'] ?? ''));
  const named = reason ? { reason: reason.title.text } : {};
  return { code, params: { ...paramsText(params, text), ...named } };
}

/** Names of a verdict's params that are minor units where it names a currency. */
const AMOUNTS = ['worth', 'limit'];

function paramsText(params: VerdictParams, text: Text): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' && AMOUNTS.includes(name) && 'currency' in params ? text(value) : String(value ?? ''),
    ]),
  );
}

/** In Shippo's own words. */
async function whyNoLabel({ database }: Deps, { id }: Return): Promise<string | null> {
  const refused = (await database.eventsOf(id)).filter(({ type }) => type === 'label_refused').at(-1);
  return refused ? String(refused.data['message'] ?? '') || null : null;
}

/** A peer's words are for the owner only: a shopper reads why a return was rejected. */
async function reasonOf(deps: Deps, kind: EmailKind, entry: Return): Promise<string | null> {
  const { parcel, payouts } = entry;
  if (kind === 'owner_label') return whyNoLabel(deps, entry);
  if (parcel.state === 'rejected') return parcel.reason;
  return kind.startsWith('owner_') ? (payouts.find((one) => one.state === 'failed')?.message ?? null) : null;
}
