import { event, nothingMore } from '../../domain/decisions/decision.ts';
import { labelVoided } from '../../domain/decisions/void-label.ts';
import type { Carrier, LabelRefund } from '../../ports/carrier.ts';
import type { Deps } from '../deps.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import type { EffectHandler, EffectOf, Outcome } from './outcome.ts';

/** Carriers take days to say that a label was not used. */
const CARRIER_DECIDES_MS = 6 * 3_600_000;

/** One label given back to Shippo. A label has one refund at most there, so that asking twice gives nothing twice. */
export const voidLabelEffect: EffectHandler<'void_label'> = {
  async perform(deps, effect, entry, sending) {
    const carrier = await deps.carriers(entry.storeId);
    if (!carrier) return NO_TOKEN;
    const { transactionId } = effect.plan;
    const before = judge(await carrier.labelRefund(transactionId), BY_SOMEBODY);
    if (before) return before;
    if (await wasUsed(carrier, effect)) {
      const message = 'The carrier has scanned this label: the parcel is on its way, and the label has to be paid.';
      return { type: 'failed', code: 'label_used', message };
    }
    await sending.aboutToSend({ asked: true });
    const write = await carrier.refundLabel(transactionId);
    // Shippo refuses a second refund of a label: the first may be ours, if the network has brought it twice.
    const standing = write.type === 'refused' ? judge(await carrier.labelRefund(transactionId), BY_US) : null;
    return standing ?? fromWrite(write, (refund) => judge(refund, BY_US) ?? WAITING);
  },

  async look(deps: Deps, effect, entry) {
    const carrier = await deps.carriers(entry.storeId);
    if (!carrier) return NO_TOKEN;
    const found = judge(await carrier.labelRefund(effect.plan.transactionId), BY_US);
    if (found) return found;
    const now = deps.clock.now();
    if (hasSettled(effect.sentAt, now, deps.limits.carrierSettlesMs)) return { type: 'send' };
    const message = 'The answer was lost and Shippo shows no refund of this label yet.';
    const afterMs = untilSettled(effect.sentAt, now, deps.limits.carrierSettlesMs);
    return { type: 'unknown', code: 'label_refund_not_found', message, afterMs };
  },

  async done(effect, outcome, { entry, circumstances, tx }) {
    const { transactionId } = effect.plan;
    const others = (await tx.effectsOfReturn(entry.id)).filter(({ id }) => id !== effect.id);
    const told = others.some(
      ({ plan, state }) => plan.kind === 'void_label' && plan.transactionId === transactionId && state === 'done',
    );
    if (told) return nothingMore(entry);
    const byUs = outcome.result['byUs'] !== false;
    return labelVoided(entry, effect.plan, { effectId: effect.id, byUs }, circumstances);
  },
  failed: (_effect, { code, message }, { entry, circumstances }) => ({
    ...nothingMore(entry),
    events: [event('label_void_failed', circumstances, { code, message })],
  }),
  inDoubt: (_effect, _trouble, { entry }) => nothingMore(entry),
  startedAgain: (_effect, entry) => entry,
};

const BY_US = { byUs: true };
/** Refunded before we asked: the money is back all the same. */
const BY_SOMEBODY = { byUs: false };

const NO_TOKEN: Outcome = { type: 'failed', code: 'no_token', message: 'There is no Shippo token.' };

const WAITING: Outcome = {
  type: 'unknown',
  code: 'label_refund_waiting',
  message: 'Shippo has taken the refund; the carrier has not agreed yet.',
  afterMs: CARRIER_DECIDES_MS,
};

/** null: nobody has asked for the refund yet. */
function judge(refund: LabelRefund, result: Readonly<Record<string, unknown>>): Outcome | null {
  switch (refund.type) {
    case 'refunded':
      return { type: 'done', result };
    case 'waiting':
      return WAITING;
    case 'rejected':
      return { type: 'failed', code: 'label_refund_rejected', message: refund.message };
    case 'none':
      return null;
  }
}

/** The return may have been called off although the parcel is under way: then its label is needed. */
async function wasUsed(carrier: Carrier, { plan }: EffectOf<'void_label'>): Promise<boolean> {
  if (plan.trackingNumber === null) return false;
  const { status } = await carrier.track({ carrier: plan.carrier, trackingNumber: plan.trackingNumber });
  return status !== 'unknown' && status !== 'announced';
}
