import { z } from 'zod';
import { instant } from './common.ts';
import type { Endpoint } from './endpoint.ts';

/** Whose data: by e-mail address, as WordPress's tools for personal data ask. */
export const privacyRequest = z.strictObject({ email: z.string().trim().min(3).max(254) });

export const privacyExport = z.object({
  /** What is kept of each return; empty texts: nothing. */
  returns: z.array(
    z.object({
      number: z.string(),
      orderNumber: z.string(),
      createdAt: instant,
      name: z.string(),
      email: z.string(),
      /** Lines, joined. */
      address: z.string(),
      phone: z.string(),
      /** Items with their reasons. */
      items: z.string(),
      /** What the shopper wrote. */
      words: z.string(),
      photos: z.number().int(),
      trackingNumber: z.string(),
    }),
  ),
  /** Orders of which a copy is kept, by number: WooCommerce has what is in them. */
  orders: z.array(z.string()),
});
export type PrivacyExport = z.infer<typeof privacyExport>;

export const privacyErasure = z.object({
  /** Returns whose person was erased, and copies of orders. */
  erased: z.number().int(),
  /** Numbers of returns that are not over: goods or money still move. */
  kept: z.array(z.string()),
});
export type PrivacyErasure = z.infer<typeof privacyErasure>;

/** What WordPress's own tools "Export personal data" and "Erase personal data" ask. */
export const privacyEndpoints = {
  privacyExport: {
    method: 'POST',
    path: '/admin/privacy/export',
    audience: 'staff',
    body: privacyRequest,
    response: privacyExport,
    status: 200,
  },
  privacyErase: {
    method: 'POST',
    path: '/admin/privacy/erase',
    audience: 'staff',
    body: privacyRequest,
    response: privacyErasure,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>;
