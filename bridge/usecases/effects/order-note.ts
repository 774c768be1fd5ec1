import { event, nothingMore } from '../../domain/decisions/decision.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import { lookForNote, noteByRest } from './note-by-rest.ts';
import type { EffectHandler } from './outcome.ts';
import { actOf, lacksRoute } from './restock-by-rest.ts';

/** A note on the order and "returned" on its lines, through the plugin, which writes the effect id together with the act. */
export const orderNoteEffect: EffectHandler<'order_note'> = {
  async perform(deps, effect, entry, sending) {
    await sending.aboutToSend();
    const write = await deps.site.noteOrder(effect, { returnNumber: entry.number, plan: effect.plan });
    if (write.type === 'not_sent' && lacksRoute(write)) return noteByRest(deps, effect, entry.number);
    return fromWrite(write, () => ({ type: 'done', result: { status: 'noted' } }));
  },
  async look(deps, effect) {
    const found = await actOf(deps, effect.id);
    if (found === 'no_route') return lookForNote(deps, effect);
    if (found) return { type: 'done', result: { ...found } };
    const now = deps.clock.now();
    if (hasSettled(effect.sentAt, now, deps.limits.storeSettlesMs)) return { type: 'send' };
    const afterMs = untilSettled(effect.sentAt, now, deps.limits.storeSettlesMs);
    return {
      type: 'unknown',
      code: 'note_not_found',
      message: 'The answer was lost; the store shows no note yet.',
      afterMs,
    };
  },
  done: async (_effect, _outcome, { entry, circumstances }) => ({
    ...nothingMore(entry),
    events: [event('order_noted', circumstances)],
  }),
  failed: (_effect, { code, message }, { entry, circumstances }) => ({
    ...nothingMore(entry),
    events: [event('order_note_failed', circumstances, { code, message })],
  }),
  inDoubt: (_effect, _trouble, { entry }) => nothingMore(entry),
  startedAgain: (_effect, entry) => entry,
};
