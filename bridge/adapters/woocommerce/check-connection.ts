import { z } from 'zod';
import { type Call, parseRows } from './call.ts';
import { isMissing, listIn, troubleOf } from './reading.ts';

/**
 * Reads one order, then deletes a note that can't exist: WooCommerce judges the key's right to write before it looks
 * for the note, so "no such note" means that the key may write. Gives a sentence for each that fails, else null.
 */
export async function checkConnection(call: Call): Promise<{ read: string | null; write: string | null }> {
  const reply = await call({ method: 'GET', path: 'orders', query: { per_page: '1', _fields: 'id' } });
  const read = sentence(() => parseRows(listIn(reply), z.object({ id: z.coerce.number() })));
  if (read.problem !== null) return { read: read.problem, write: 'Not tried, because reading failed.' };
  const orderId = read.value[0]?.id ?? 0;
  const attempt = await call({ method: 'DELETE', path: `orders/${orderId}/notes/0`, query: { force: 'true' } });
  return { read: null, write: isMissing(attempt) ? null : (troubleOf(attempt)?.message ?? null) };
}

function sentence<T>(attempt: () => T): { problem: null; value: T } | { problem: string } {
  try {
    return { problem: null, value: attempt() };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
