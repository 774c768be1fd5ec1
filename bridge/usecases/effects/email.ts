import { BUDGETS } from '../../domain/budgets.ts';
import { event, nothingMore } from '../../domain/decisions/decision.ts';
import type { Return } from '../../domain/return.ts';
import { addMs } from '../../domain/time.ts';
import type { EmailMessage } from '../../ports/site.ts';
import type { WriteOutcome } from '../../ports/store.ts';
import { policyOf } from '../commit.ts';
import type { Deps } from '../deps.ts';
import { fromWrite } from './from-write.ts';
import { emailData } from './email-data.ts';
import { digestData, gather, GATHERED, waitsForDigest } from './owner-digest.ts';
import type { EffectHandler, EffectOf, Outcome } from './outcome.ts';

/** With pauses that grow to an hour: about a day. */
const MAIL_SERVER_TRIES = 32;

/** One e-mail, rendered and sent by WordPress. The one kind that is repeated without a look: its Message-ID is fixed, so twice is one message. */
export const emailEffect: EffectHandler<'email'> = {
  async perform(deps, effect, entry, sending) {
    if (await isOverBudget(deps, effect, entry)) {
      const message = `${deps.limits.shopperEmailsADay} e-mails went to this shopper within a day.`;
      return { type: 'failed', code: 'email_limit', message };
    }
    if (await waitsForDigest(deps, effect, entry)) return { type: 'done', result: GATHERED };
    const message = await compose(deps, effect, entry);
    await sending.aboutToSend();
    return outcomeOf(await deps.site.sendEmail(message));
  },
  refusalsForgiven: MAIL_SERVER_TRIES,
  async look() {
    return { type: 'send' };
  },
  async done(effect, { result }, { entry, circumstances, tx }) {
    if (result === GATHERED) {
      await gather(tx, effect, circumstances.now);
      return { ...nothingMore(entry), events: [event('email_gathered', circumstances, { email: effect.plan.email })] };
    }
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

/** One that a person asks for anew is theirs to judge. */
async function isOverBudget({ database, limits }: Deps, effect: EffectOf<'email'>, entry: Return): Promise<boolean> {
  const { email } = effect.plan;
  if (effect.attempt > 1 || email === 'withdrawal_receipt' || email.startsWith('owner_')) return false;
  const since = addMs(effect.createdAt, -BUDGETS.emails.ms);
  return (await database.countEmailsBefore(effect.id, entry.customer.email, since)) >= limits.shopperEmailsADay;
}

/**
 * WordPress is there, but its mail server takes nothing: asked again for about a day, and then shown, since nobody would hear of it otherwise. What WordPress
 * itself refuses (an address that is none) does not get better.
 */
function outcomeOf(write: WriteOutcome<null>): Outcome {
  if (write.type === 'not_sent' && write.code === 'mail_failed')
    return { type: 'refused', code: write.code, message: write.message };
  const outcome = fromWrite(write, () => ({ type: 'done', result: {} }));
  return outcome.type === 'refused' ? { type: 'failed', code: outcome.code, message: outcome.message } : outcome;
}

async function compose(deps: Deps, effect: EffectOf<'email'>, entry: Return): Promise<EmailMessage> {
  const kind = effect.plan.email;
  const toOwner = kind.startsWith('owner_');
  // A digest is of many returns, each with a policy of its own: it goes where the owner reads now.
  const policy =
    kind === 'owner_digest' ? await deps.database.currentPolicy() : await policyOf(deps, entry.policyVersion);
  const withLabel = kind === 'received' || kind === 'approved' || kind === 'label' || kind === 'reminder';
  const label = withLabel && entry.shipping.state === 'label' ? await deps.database.labelOf(entry.id) : null;
  return {
    kind,
    // An empty address of the owner means the site's own: WordPress knows it.
    to: toOwner ? policy.ownerEmail : entry.customer.email,
    // The owner reads the site's own language, which WordPress knows; the shopper the page's.
    locale: toOwner ? '' : entry.locale,
    messageId: `${effect.id}.${effect.attempt}@${new URL(deps.siteUrl).hostname}`,
    data: { ...(await emailData(deps, kind, entry, policy)), digest: await digestData(deps, effect) },
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
