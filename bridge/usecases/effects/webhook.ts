import { nothingMore } from '../../domain/decisions/decision.ts';
import { millis } from '../../domain/time.ts';
import { readWebhook } from '../manage-webhook.ts';
import { fromWrite } from './from-write.ts';
import type { EffectHandler } from './outcome.ts';

/** A receiver that is away for so long is not waited for any more: the owner is shown what it missed. */
const PATIENCE_MS = 3 * 86_400_000;

/** News for the owner's receiver. Repeated without a look, as e-mails are: its id is this effect's, so that a receiver knows what it has. */
export const webhookEffect: EffectHandler<'webhook'> = {
  async perform(deps, effect, _entry, sending) {
    const receiver = await readWebhook(deps);
    if (receiver === null) return { type: 'done', result: { notNeeded: true } };
    await sending.aboutToSend();
    const { url, secret } = receiver;
    const write = await deps.receiver.send({
      url,
      secret,
      id: effect.id,
      body: webhookBody(effect.id, effect.plan.news),
    });
    return fromWrite(write, () => ({ type: 'done', result: {} }));
  },
  async look() {
    return { type: 'send' };
  },
  done: async (_effect, _outcome, { entry }) => nothingMore(entry),
  failed: (_effect, _trouble, { entry }) => nothingMore(entry),
  inDoubt: (_effect, _trouble, { entry }) => nothingMore(entry),
  refusalsForgiven: 8,
  givesUp: (effect, now) => millis(now) - millis(effect.createdAt) > PATIENCE_MS,
  startedAgain: (_effect, entry) => entry,
};

/** As sent: `{"id","type","timestamp","data"}`; the same text each time, whatever has become of the return since. */
export function webhookBody(
  id: string,
  { event, at, ...data }: { readonly event: string; readonly at: string },
): string {
  return JSON.stringify({ id, type: event, timestamp: at, data });
}
