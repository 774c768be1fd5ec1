import { domainToUnicode } from 'node:url';
import { z } from 'zod';
import { emailKey } from '../../domain/email-key.ts';
import type { Site } from '../../ports/site.ts';

/** Body of `order-numbers`: the spellings in which a store may hold the address, in lower case; its database takes capitals for the same. */
export function whoseOrders({ email, customerId }: Parameters<Site['orderNumbers']>[0]) {
  const key = emailKey(email);
  const at = key.lastIndexOf('@');
  if (at < 1) return { emails: [], customerId };
  const domain = domainToUnicode(key.slice(at + 1));
  const emails = domain === '' ? [key] : [key, `${key.slice(0, at)}@${domain}`];
  return { emails: [...new Set(emails)].filter((one) => one.length <= 320), customerId };
}

export const orderNumbersAnswer = z.object({
  orders: z.array(z.object({ id: z.number().int().positive(), number: z.string() })),
  more: z.boolean(),
});
