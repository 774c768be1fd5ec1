import { z } from 'zod';
import { idempotencyKey } from '../../domain/effect.ts';
import type { Store } from '../../ports/store.ts';
import { type Call, parseRows } from './call.ts';
import type { StoreCall } from './client.ts';
import { isMissing, listIn } from './reading.ts';
import { fieldsOf } from './schemas.ts';

export const noteSchema = z.object({ id: z.number(), note: z.string() });

/** True when one of the order's private notes holds this text. Throws StoreUnavailable. */
export async function hasOrderNote(call: Call, orderId: number, text: string): Promise<boolean> {
  const query = { type: 'internal', _fields: fieldsOf(noteSchema) };
  const reply = await call({ method: 'GET', path: `orders/${orderId}/notes`, query });
  return !isMissing(reply) && parseRows(listIn(reply), noteSchema).some(({ note }) => note.includes(text));
}

export function addOrderNoteCall({
  effect,
  orderId,
  text,
}: Parameters<Store['addOrderNote']>[0]): Omit<StoreCall, 'timeoutMs'> {
  return {
    method: 'POST',
    path: `orders/${orderId}/notes`,
    query: { _fields: fieldsOf(noteSchema) },
    body: { note: text, customer_note: false },
    idempotencyKey: idempotencyKey(effect),
  };
}
