import type { WriteOutcome } from '../../ports/store.ts';
import type { Outcome } from './outcome.ts';

/** What a port's write gave, as an outcome: total over its four answers. */
export function fromWrite<Value>(write: WriteOutcome<Value>, done: (value: Value) => Outcome): Outcome {
  switch (write.type) {
    case 'done':
      return done(write.value);
    case 'refused':
      return { type: 'refused', code: write.code, message: write.message };
    case 'not_sent':
      return { type: 'again', code: write.code, message: write.message, afterMs: write.retryAfterMs };
    case 'unknown':
      return { type: 'unknown', code: write.code, message: write.message };
  }
}

/** True once "not found" counts: the peer can't be at it any more. */
export function hasSettled(sentAt: string | null, nowMs: number, settlesMs: number): boolean {
  return sentAt !== null && nowMs - Date.parse(sentAt) >= settlesMs;
}

/** When to look next, so that a look falls right after the peer has settled. */
export function untilSettled(sentAt: string | null, nowMs: number, settlesMs: number): number {
  return sentAt === null ? settlesMs : Math.max(1_000, Date.parse(sentAt) + settlesMs - nowMs);
}
