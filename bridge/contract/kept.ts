import { z } from 'zod';
import { instant, locale, typed, typedSome } from './common.ts';
import { submitRequest } from './shop.ts';
import { shopperActor } from './signature.ts';

/** What a shopper wrote while even the look-up was not to be had: nothing in it is proven. */
export const wordsRequest = z.strictObject({
  requestId: z.uuid(),
  orderNumber: typedSome(1, 40),
  email: typedSome(3, 254),
  /** What they would like to return, and why. */
  words: typedSome(1, 2000),
  /** "I withdraw from the contract": on the whole order, or on the part that the words name. */
  withdrawal: z.enum(['none', 'part', 'all']).default('none'),
  /** Withdrawal: the consumer's name. */
  name: typed(200).default(''),
  locale: locale.default('en_US'),
  page: z.string().max(500).default(''),
});
export type WordsRequest = z.input<typeof wordsRequest>;

/**
 * A request that the plugin kept while the bridge was down. What the shopper sent is as untrusted as ever; the site itself states only who asked
 * and when, and its signature on that replaces the look-up token's expiry, nothing else.
 */
export const keptRequest = z.strictObject({
  /** `K-7F3K-9Q2M`: what the shopper was told. */
  receipt: z.string().regex(/^K-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
  keptAt: z.iso.datetime({ precision: 3 }),
  actor: shopperActor,
  asked: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('form'), request: submitRequest }),
    z.strictObject({ type: z.literal('words'), request: wordsRequest }),
  ]),
});

/** What became of it. All but `made` is told by the site's e-mails: there is no return whose effects could. */
export const keptOutcome = z.discriminatedUnion('outcome', [
  /** It is a return now, which writes to the shopper itself. */
  z.object({ outcome: z.literal('made'), number: z.string() }),
  z.object({
    /** `continue`: the shopper goes on in the form; `withdrawn`: a statement in words is received, and its items are still to be chosen. */
    outcome: z.enum(['continue', 'withdrawn', 'refused']),
    /** The order's own address; empty: no order is proven, and nobody is written to. */
    to: z.string(),
    /** An order is proven. */
    proven: z.boolean(),
    customerName: z.string(),
    orderNumber: z.string(),
    /** Opens the form with what was written, as of the moment when it was kept; null: the form's page is not known. */
    formUrl: z.string().nullable(),
    /** Why it was refused: a problem's code, or a verdict's. `until`: the day that decided. */
    reason: z.object({ code: z.string(), until: instant.nullable() }).nullable(),
    /** Empty: the site's own. */
    ownerEmail: z.string(),
  }),
]);
export type KeptOutcome = z.infer<typeof keptOutcome>;
