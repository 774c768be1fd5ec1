import type { z } from 'zod';
import { StoreUnavailable, type WriteOutcome } from '../../ports/store.ts';
import type { Call } from './call.ts';
import { parseThing } from './canonical.ts';
import type { StoreCall } from './client.ts';
import { notDone } from './write-outcome.ts';

/** Sends one write and says what it came to. An answer that can't be read may have acted. */
export async function sendWrite<Schema extends z.ZodType, Done>(
  write: Call,
  call: Omit<StoreCall, 'timeoutMs'>,
  schema: Schema,
  done: (answer: z.infer<Schema>) => Done,
): Promise<WriteOutcome<Done>> {
  const reply = await write(call);
  const parsed = parseThing(schema, reply.type === 'answer' && reply.status < 300 ? reply.body : null);
  return parsed.success ? { type: 'done', value: done(parsed.data) } : notDone(reply);
}

/** A write that must read first: where the store can't be read, nothing was sent. */
export async function afterReading<Read, Done>(
  read: () => Promise<Read>,
  send: (found: Read) => Promise<WriteOutcome<Done>>,
): Promise<WriteOutcome<Done>> {
  let found: Read;
  try {
    found = await read();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return { type: 'not_sent', code: error.code, message: error.message, retryAfterMs: error.retryAfterMs };
  }
  return send(found);
}
