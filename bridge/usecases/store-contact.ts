import type { Address } from '../domain/order.ts';
import type { PolicyRules } from '../domain/policy.ts';
import type { Deps } from './deps.ts';

/** A page waits for it: longer than this Shippo is not waited for, ms. */
const CHECK_MS = 5_000;

type Contact = Pick<Address, 'phone' | 'email'>;

/** What carriers are told of the store besides its address: by the policy in force, whatever version a return was accepted under. */
export async function storeContact({ database }: Pick<Deps, 'database'>): Promise<Contact> {
  return contactIn(await database.currentPolicy());
}

function contactIn({ labels, ownerEmail }: PolicyRules): Contact {
  return { phone: labels.phone, email: labels.email || ownerEmail };
}

/** What Shippo says of the store's address with a new phone number or e-mail; null: nothing new, no token, or Shippo or the store does not answer. */
export async function checkContact(
  deps: Pick<Deps, 'database' | 'carriers' | 'knownStore' | 'log'>,
  before: PolicyRules,
  now: PolicyRules,
): Promise<{ readonly valid: boolean; readonly messages: string[] } | null> {
  const { phone, email } = now.labels;
  if ((phone === '' && email === '') || (phone === before.labels.phone && email === before.labels.email)) return null;
  const carrier = await deps.carriers(deps.database.storeId);
  if (carrier === null) return null;
  try {
    const { address } = await deps.knownStore.get();
    const told = await within(CHECK_MS, carrier.checkAddress({ ...address, ...contactIn(now) }));
    return told && { valid: told.valid, messages: [...told.messages] };
  } catch (error) {
    deps.log.warn({ reason: error instanceof Error ? error.name : '' }, 'the store’s address could not be checked');
    return null;
  }
}

async function within<Value>(ms: number, answer: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
