import { z } from 'zod';
import type { Site } from '../../ports/site.ts';
import { emailSpellings } from '../network/email-spellings.ts';

/** Body of `order-numbers`. */
export function whoseOrders({ email, customerId }: Parameters<Site['orderNumbers']>[0]) {
  return { emails: [...emailSpellings(email)], customerId };
}

export const orderNumbersAnswer = z.object({
  orders: z.array(z.object({ id: z.number().int().positive(), number: z.string() })),
  more: z.boolean(),
});
