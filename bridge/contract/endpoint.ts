import type { z } from 'zod';

/** `staff`: whoever has the right that `domain/rights.ts` names for the endpoint. */
export type Audience = 'shop' | 'staff' | 'carrier' | 'site';

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** On the bridge below `/v1`, on WordPress below `/wp-json/boomerang/v1` (but for the audience `site`, which no browser reaches). `:name` is a path parameter. */
  readonly path: string;
  readonly audience: Audience;
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  /** null: a file (PDF) or nothing. */
  readonly response: z.ZodType | null;
  /** Success status. */
  readonly status: 200 | 201 | 202;
  /** It calls WordPress back, so it needs a slot, else 503 with Retry-After (design §2). */
  readonly callsBack?: true;
  /** Its answer carries what the site may tell anyone (`PUBLIC_FACTS_HEADER`): the policy may have changed. */
  readonly tellsPublicFacts?: true;
}
