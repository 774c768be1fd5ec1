import type { z } from 'zod';
import type { estimateRequest, EstimateResponse } from '../contract/shop.ts';
import { quoted } from '../domain/decisions/request.ts';
import { givesNothing } from '../domain/gives-nothing.ts';
import { sum } from '../domain/money.ts';
import { movesOf } from '../domain/moves.ts';
import type { Currency } from '../domain/order.ts';
import { payoutBreakdown, toPayBreakdown } from '../domain/promise.ts';
import type { Quote } from '../domain/quote.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Breakdown } from '../domain/breakdown.ts';
import { tooManyItems, withItems } from './asked-items.ts';
import { returnHistory } from './customer.ts';
import type { Deps } from './deps.ts';
import { openOrder } from './open-order.ts';
import { readPass } from './order-token.ts';
import { weigh } from './weigh.ts';

/** What a draft would give, by the order as it was looked up: the same reckoning as at the submit, which reads the order anew. */
export async function estimate(deps: Deps, asked: z.output<typeof estimateRequest>): Promise<Result<EstimateResponse>> {
  const tooMany = tooManyItems(asked.lines);
  if (tooMany) return tooMany;
  const pass = readPass(deps, asked.token);
  const opened = pass && (await openOrder(deps, pass));
  if (!pass || !opened) return refuse('session_over');
  const { order, policy } = opened;
  const [lines, { pricesIncludeTax }, history] = await Promise.all([
    withItems(deps, opened, asked.lines, 'shown'),
    deps.knownStore.get(),
    returnHistory(deps, policy, { id: order.customerId, email: order.email }, pass.changing),
  ]);
  const { quote, approval, problems } = weigh(opened, {
    kind: asked.kind,
    lines,
    // Staff see what it would give, whatever the policy refuses; the reason is asked for at the submit.
    override: pass.staff ? 'estimate' : '',
    staff: pass.staff,
    locale: asked.locale,
    pricesIncludeTax,
    history: { ...history, orders: pass.orders },
  });
  const draft = {
    ...quoted(quote),
    kind: asked.kind,
    currency: order.currency,
    parcel: { state: 'requested' } as const,
  };
  const { currency } = order;
  const toPay = toPayBreakdown(draft);
  return ok({
    payouts: quote.payouts.map(({ resolution }) => ({
      resolution,
      breakdown: breakdownView(payoutBreakdown(draft, resolution), currency),
      moneyMoves: quote.parcel ? movesOf(policy, asked.kind, resolution, order.customerId !== 0) : 'approval',
    })),
    toPay: toPay && breakdownView(toPay, currency),
    unpaid: quote.payment !== 'paid',
    ...mayChange(quote),
    nothing: quote.parcel && givesNothing({ ...quote, findings: order.findings }),
    paymentCheck: quote.against !== undefined,
    labelAtMost: quote.labelDeducted ? moneyView(policy.labels.ceiling, currency) : null,
    parcel: quote.parcel,
    decision: approval.verdict,
    problems: problems.flatMap(({ lineId, verdict }) => (verdict ? [{ lineId, verdict }] : [])),
  });
}

/** What is lost of shipping without the other returns. A part for each part is the same without them, but for what is rounded. */
function mayChange({ outbound, outboundIf }: Quote): Pick<EstimateResponse, 'shippingMayChange'> {
  if (!outboundIf || outboundIf.needs.length === 0) return {};
  if (outboundIf.otherwise.length === 0) return { shippingMayChange: 'all' };
  const amount = (shares: Quote['outbound']) => sum(shares.map((share) => share.amount));
  return amount(outbound) - amount(outboundIf.otherwise) > outbound.length ? { shippingMayChange: 'part' } : {};
}

export function breakdownView({ lines, total }: Breakdown, { code, decimals }: Currency) {
  return { lines: lines.map((line) => ({ ...line })), total, currency: code, decimals };
}

export function moneyView(amount: number, { code, decimals }: Currency) {
  return { amount, currency: code, decimals };
}
