import type { ReturnDetail } from '../contract/staff.ts';
import type { TaxAmount } from '../domain/order.ts';
import type { OutboundShare, Return } from '../domain/return.ts';

/** What the inspection on screen needs to work out what will be paid: the amounts of the promise, nothing of the person. */
export function promisedView({
  currency,
  lines,
  outbound,
  outboundIf,
  bonus,
  labelDeduction,
  payment,
}: Return): ReturnDetail['promised'] {
  const copies = (taxes: readonly TaxAmount[]) => taxes.map((tax) => ({ ...tax }));
  const shares = (all: readonly OutboundShare[]) =>
    all.map(({ goesBy, ...one }) => ({
      ...one,
      taxes: copies(one.taxes),
      goesBy: typeof goesBy === 'object' ? [...goesBy] : goesBy,
    }));
  return {
    currency: { ...currency },
    lines: lines.map(
      ({ orderLineId, name, quantity, resolution, subtotal, goods, taxes, fee, kept, capped, parts }) => ({
        ...{ orderLineId, name, quantity, resolution, subtotal, goods, fee, kept, capped },
        taxes: copies(taxes),
        parts: parts.map((part) => ({ ...part, taxes: copies(part.taxes) })),
      }),
    ),
    outbound: shares(outbound),
    ...(outboundIf && {
      outboundIf: {
        needs: outboundIf.needs.map((one) => ({ ...one })),
        otherwise: shares(outboundIf.otherwise),
        lost: outboundIf.lost,
      },
    }),
    bonus,
    labelDeduction,
    payment,
  };
}
