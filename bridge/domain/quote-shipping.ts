import type { AskedLine } from './asked.ts';
import { claimsByLine, outboundClaims, unitsTaken } from './claims.ts';
import { outboundPayout } from './due.ts';
import type { Order, OutboundLine } from './order.ts';
import { outboundCondition, type OutboundFacts, outboundShares } from './quote-outbound.ts';
import type { OutboundCondition, OutboundShare, Return } from './return.ts';
import { isBack, sentBack } from './sent-back.ts';

/** What the quote of a return knows of it: `worth` is that of what is sent back. */
export type Shipped = Pick<OutboundFacts, 'order' | 'policy' | 'kind' | 'worth' | 'left'> & {
  readonly others: readonly Return[];
  readonly asked: readonly AskedLine[];
};

/** The shipping and fees of the order that come back with what is sent back, and what that hangs on. */
export function quoteShipping({ asked, others, worth, left, ...facts }: Shipped): {
  readonly outbound: readonly OutboundShare[];
  readonly outboundIf?: OutboundCondition;
} {
  const { order, policy, kind } = facts;
  const sent = asked.filter(isBack);
  if (order.findings.length > 0 || outboundPayout(sent) === null) return { outbound: [] };
  const back = others.map(sentBack);
  const known: OutboundFacts = {
    ...{ order, policy, kind, worth, left, asked: sent, claims: claimsByLine(order, back) },
    ...{ outboundClaims: outboundClaims(order, others), most: mostOf(order, others) },
  };
  const outbound = outboundShares(known);
  const outboundIf = outbound.length > 0 ? outboundCondition(known, unitsTaken(order, back)) : null;
  return { outbound, ...(outboundIf && { outboundIf }) };
}

/** What our returns may have of each together: what nobody else has refunded. */
export function mostOf(order: Order, others: readonly Return[]): readonly OutboundLine[] {
  const elsewhere = outboundClaims(
    order,
    others.map(({ outboundIf: _condition, ...rma }) => ({ ...rma, outbound: [] })),
  );
  return order.outbound.map((item) => {
    const gone = elsewhere.get(item.id);
    const taxes = item.taxes.map((tax) => ({
      ...tax,
      amount: Math.max(0, tax.amount - (gone?.taxes.get(tax.rateId) ?? 0)),
    }));
    return { ...item, amount: Math.max(0, item.amount - (gone?.goods ?? 0)), taxes };
  });
}
