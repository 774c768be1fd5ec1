import { toDecimal } from '../../domain/money.ts';
import type { Deps } from '../deps.ts';
import { fromWrite, hasSettled, untilSettled } from './from-write.ts';
import type { EffectOf, Outcome } from './outcome.ts';

/**
 * A note by WooCommerce's own REST API, for a store whose plugin has no route for it: in English, since only WordPress has the words, and without the marks
 * on the lines. It names its effect, so that it can be found again.
 */
export async function noteByRest(deps: Deps, effect: EffectOf<'order_note'>, returnNumber: string): Promise<Outcome> {
  const { orderId } = effect.plan;
  const write = await deps.store.addOrderNote({ effect, orderId, text: noteText(effect, returnNumber) });
  return fromWrite(write, () => NOTED);
}

/** After a lost answer. Not found counts once WooCommerce can't be at it any more. */
export async function lookForNote(deps: Deps, effect: EffectOf<'order_note'>): Promise<Outcome> {
  if (await deps.store.hasOrderNote(effect.plan.orderId, markOf(effect))) return NOTED;
  const now = deps.clock.now();
  if (hasSettled(effect.sentAt, now, deps.limits.storeSettlesMs)) return { type: 'send' };
  const afterMs = untilSettled(effect.sentAt, now, deps.limits.storeSettlesMs);
  const message = 'The answer was lost; the store shows no note yet.';
  return { type: 'unknown', code: 'note_not_found', message, afterMs };
}

const NOTED: Outcome = { type: 'done', result: { status: 'noted' } };

function noteText(effect: EffectOf<'order_note'>, returnNumber: string): string {
  const { payout, breakdown, currency } = effect.plan;
  const amount = (minor: number) => `${toDecimal(minor, currency.decimals)} ${currency.code}`;
  const rows = breakdown.lines.map(({ label, kind, quantity, amount: minor }) => {
    const what = label || kind;
    return `${quantity === null ? what : `${quantity} × ${what}`}: ${amount(minor)}`;
  });
  const headline = `${returnNumber} (${payout.replace('_', ' ')}): ${amount(breakdown.total)}`;
  return [headline, ...rows, markOf(effect)].join('\n');
}

function markOf({ id }: Pick<EffectOf<'order_note'>, 'id'>): string {
  return `[boomerang ${id}]`;
}
