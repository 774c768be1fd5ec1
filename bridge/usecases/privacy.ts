import type { z } from 'zod';
import type { privacyRequest, PrivacyErasure, PrivacyExport } from '../contract/privacy.ts';
import { ok, type Result } from '../domain/result.ts';
import { isOver, withoutPerson } from '../domain/retention.ts';
import type { Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import { addressLines } from './address-lines.ts';
import type { Deps } from './deps.ts';

type Asked = z.output<typeof privacyRequest>;

/** Everything that is kept of a person, for WordPress's own export. */
export async function exportPerson(
  { database }: Pick<Deps, 'database'>,
  { email }: Asked,
): Promise<Result<PrivacyExport>> {
  const returns = await database.returnsOfEmail(email);
  return ok({ returns: returns.map(exported), orders: [...(await database.savedOrdersOf(email))] });
}

function exported(entry: Return): PrivacyExport['returns'][number] {
  const { number, orderNumber, createdAt, customer, lines, shipping } = entry;
  return {
    number,
    orderNumber,
    createdAt,
    name: customer.name,
    email: customer.email,
    address: addressLines(customer.address).join(', '),
    phone: customer.address.phone,
    items: lines.map(({ quantity, name, reasonTitle }) => `${quantity} × ${name} (${reasonTitle})`).join('; '),
    words: [entry.comment, ...lines.map(({ comment }) => comment)].filter((text) => text !== '').join(' – '),
    photos: lines.flatMap(({ photoIds }) => photoIds).length,
    trackingNumber: ('trackingNumber' in shipping && shipping.trackingNumber) || '',
  };
}

/** Erases a person at their own wish, at once and whatever the policy keeps; a return that is not over still needs them. */
export async function erasePerson(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  { email }: Asked,
): Promise<Result<PrivacyErasure>> {
  const now = instant(clock.now());
  const kept: string[] = [];
  let erased = 0;
  for (const entry of await database.returnsOfEmail(email)) {
    const done = isOver(entry) && (await database.erasePerson(withoutPerson(entry), now));
    if (done) erased += 1;
    else kept.push(entry.number);
  }
  return ok({ erased: erased + (await database.eraseOrders({ email })), kept });
}
