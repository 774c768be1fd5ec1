import { z } from 'zod';
import type { ConnectionCheck, ConnectionProblem } from '../../ports/connection-problem.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import { type Call, parseRows } from './call.ts';
import { isMissing, listIn, troubleOf } from './reading.ts';

const NOT_TRIED: ConnectionProblem = { code: 'not_tried', detail: 'Not tried, because reading failed.' };

/**
 * Reads one order, then deletes a note that can't exist: WooCommerce judges the key's right to write before it looks
 * for the note, so "no such note" means that the key may write. Says of each that fails why, else null.
 */
export async function checkConnection(call: Call): Promise<ConnectionCheck> {
  const reply = await call({ method: 'GET', path: 'orders', query: { per_page: '1', _fields: 'id' } });
  const read = attempt(() => parseRows(listIn(reply), z.object({ id: z.coerce.number() })));
  if (read.problem !== null) return { read: read.problem, write: NOT_TRIED };
  const orderId = read.value[0]?.id ?? 0;
  const deleted = await call({ method: 'DELETE', path: `orders/${orderId}/notes/0`, query: { force: 'true' } });
  const trouble = isMissing(deleted) ? null : troubleOf(deleted);
  return { read: null, write: trouble && problemOf(trouble) };
}

function attempt<T>(read: () => T): { problem: null; value: T } | { problem: ConnectionProblem } {
  try {
    return { problem: null, value: read() };
  } catch (error) {
    if (error instanceof StoreUnavailable) return { problem: problemOf(error) };
    throw error;
  }
}

const problemOf = ({ code, message }: StoreUnavailable): ConnectionProblem => ({ code, detail: message });
