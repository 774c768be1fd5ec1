import { z } from 'zod';
import { LOWERING_REASON_MAX } from '../domain/found.ts';
import { PAYMENTS } from '../domain/paid.ts';
import { resolution, typedSome } from './common.ts';

/** Less is paid for damaged units: minor units with tax, and why, as the shopper reads it. */
export const lowering = z.strictObject({
  amount: z.number().int().positive(),
  reason: typedSome(1, LOWERING_REASON_MAX),
});

export const inspectedLine = z.strictObject({
  orderLineId: z.number().int().positive(),
  sellable: z.number().int().min(0),
  damaged: z.number().int().min(0),
  missing: z.number().int().min(0),
  lowered: lowering.nullable().default(null),
});
export type InspectedLineView = z.infer<typeof inspectedLine>;

const taxes = z.array(
  z.object({ rateId: z.union([z.number().int(), z.string()]), label: z.string(), amount: z.number().int() }),
);

const outboundShare = z.object({
  id: z.number().int(),
  kind: z.enum(['shipping', 'fee']),
  title: z.string(),
  amount: z.number().int(),
  taxes,
  goesBy: z.union([z.literal('worth'), z.array(z.number().int())]).optional(),
});

/** What a return promises, in parts, minor units: from it the inspection says what will be paid before it is saved (`dueNow`). */
export const promised = z.object({
  currency: z.object({ code: z.string(), decimals: z.number().int() }),
  lines: z.array(
    z.object({
      orderLineId: z.number().int(),
      name: z.string(),
      quantity: z.number().int(),
      resolution,
      subtotal: z.number().int(),
      goods: z.number().int(),
      taxes,
      fee: z.number().int(),
      kept: z.number().int(),
      capped: z.number().int(),
      parts: z.array(z.object({ payout: resolution, goods: z.number().int(), taxes })),
    }),
  ),
  outbound: z.array(outboundShare),
  outboundIf: z
    .object({
      needs: z.array(z.object({ orderLineId: z.number().int(), units: z.number() })),
      otherwise: z.array(outboundShare),
      lost: z.literal(true).optional(),
    })
    .optional(),
  bonus: z.number().int(),
  /** null: the label's price is not known yet. */
  labelDeduction: z.number().int().nullable(),
  payment: z.enum(PAYMENTS),
});
