import { event, nothingMore } from '../../domain/decisions/decision.ts';
import { isDead } from '../../domain/lifecycle.ts';
import { explain, payoutParts } from '../../domain/promise.ts';
import type { Return } from '../../domain/return.ts';
import type { EmailData, EmailMessage } from '../../ports/site.ts';
import { addressLines } from '../address-lines.ts';
import { policyOf } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { formatMoney } from '../format-money.ts';
import { fromWrite } from './from-write.ts';
import type { EffectHandler, EffectOf } from './outcome.ts';

/** One e-mail, rendered and sent by WordPress. The one kind that is repeated without a look: its Message-ID is fixed, so twice is one message. */
export const emailEffect: EffectHandler<'email'> = {
  async perform(deps, effect, entry, sending) {
    const message = await compose(deps, effect, entry);
    await sending.aboutToSend();
    return fromWrite(await deps.site.sendEmail(message), () => ({ type: 'done', result: {} }));
  },
  async look() {
    return { type: 'send' };
  },
  async done(effect, _outcome, { entry, circumstances }) {
    return { ...nothingMore(entry), events: [event('email_sent', circumstances, { email: effect.plan.email })] };
  },
  failed(effect, { code, message }, { entry, circumstances }) {
    return {
      ...nothingMore(entry),
      events: [event('email_failed', circumstances, { email: effect.plan.email, code, message })],
    };
  },
  inDoubt: (_effect, _trouble, { entry }) => nothingMore(entry),
  startedAgain: (_effect, entry) => entry,
};

async function compose(deps: Deps, effect: EffectOf<'email'>, entry: Return): Promise<EmailMessage> {
  const kind = effect.plan.email;
  const toOwner = kind.startsWith('owner_');
  const policy = await policyOf(deps, entry.policyVersion);
  const withLabel = kind === 'received' || kind === 'approved' || kind === 'label';
  const label = withLabel && entry.shipping.state === 'label' ? await deps.database.labelOf(entry.id) : null;
  return {
    kind,
    // An empty address of the owner means the site's own: WordPress knows it.
    to: toOwner ? policy.ownerEmail : entry.customer.email,
    // The owner reads the site's own language, which WordPress knows; the shopper the page's.
    locale: toOwner ? '' : entry.locale,
    messageId: `${effect.id}.${effect.attempt}@${new URL(deps.siteUrl).hostname}`,
    data: await emailData(deps, effect, entry),
    attachments: label
      ? [
          {
            filename: `${entry.number}-label.pdf`,
            contentType: 'application/pdf',
            base64: Buffer.from(label.pdf).toString('base64'),
          },
        ]
      : [],
  };
}

async function emailData(deps: Deps, effect: EffectOf<'email'>, entry: Return): Promise<EmailData> {
  const { parcel, shipping, currency } = entry;
  const papers = isDead(parcel.state) || effect.plan.email.startsWith('owner_') ? null : await linkBase(deps, entry);
  const carrier = await deps.carriers(entry.storeId);
  const { lines, total } = explain(entry, payoutParts(entry));
  const text = (amount: number) => formatMoney(amount, currency, entry.locale);
  const slip = shipping.state === 'packing_slip';
  return {
    returnNumber: entry.number,
    orderNumber: entry.orderNumber,
    customerName: entry.customer.name,
    storeName: entry.store.name,
    sendBackBy: 'sendBackBy' in parcel ? parcel.sendBackBy : null,
    needsApproval: parcel.state === 'requested',
    labelUrl: papers && shipping.state === 'label' ? `${papers}/label` : null,
    packingSlipUrl: papers && slip ? `${papers}/packing-slip` : null,
    returnAddressLines: slip ? addressLines(entry.store.address) : [],
    trackingNumber: 'trackingNumber' in shipping ? shipping.trackingNumber : null,
    test: shipping.state === 'label' ? shipping.test : carrier?.mode === 'test',
    lines: entry.lines.map(({ name, quantity, reasonTitle }) => ({ name, quantity, reason: reasonTitle })),
    refund: {
      lines: lines.map(({ label, quantity, amount }) => ({
        label: quantity === null ? label : `${label} × ${quantity}`,
        amount: text(amount),
      })),
      total: text(total),
    },
    reason: reasonOf(entry),
    ownerUrl: effect.plan.email.startsWith('owner_')
      ? `${deps.siteUrl}/wp-admin/admin.php?page=boomerang-returns&return=${entry.id}`
      : null,
  };
}

function reasonOf({ parcel, payout }: Return): string | null {
  if (parcel.state === 'rejected') return parcel.reason;
  return payout.state === 'failed' ? payout.message : null;
}

/** The shopper's own links start with the per-return token. */
async function linkBase(deps: Deps, entry: Return): Promise<string | null> {
  const sealed = await deps.database.tokenSealedOf(entry.id);
  if (sealed === null) return null;
  const token = deps.secrets.open(`return-token:${entry.id}`, sealed);
  return `${deps.siteUrl}/wp-json/boomerang/v1/shop/returns/${token}`;
}
