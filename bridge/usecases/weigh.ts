import { decideApproval } from '../domain/approval.ts';
import { type AskedLine, type AskedProblem, checkAsked, policyRefusals } from '../domain/asked.ts';
import { refusalsOfCheaper } from '../domain/asked-exchange.ts';
import { committedWorth } from '../domain/committed-worth.ts';
import { sum } from '../domain/money.ts';
import { quote, type Quote } from '../domain/quote.ts';
import type { Return, ReturnKind } from '../domain/return.ts';
import type { DecisionCode, RefusalCode, Verdict } from '../domain/verdict.ts';
import type { OpenedOrder } from './open-order.ts';

/** What is asked of an opened order. */
export interface Wish {
  readonly kind: ReturnKind;
  readonly lines: readonly AskedLine[];
  /** Staff's written reason to let through what the policy refuses; empty: none. */
  readonly override: string;
  readonly staff: boolean;
  readonly locale: string;
  readonly pricesIncludeTax: boolean;
  readonly history: {
    readonly earlierReturns: number | null;
    readonly returnsInLimit: number | null;
    readonly orders: number | null;
  };
}

export interface Weighed {
  /** Empty: it can be had as asked. */
  readonly problems: readonly AskedProblem[];
  readonly quote: Quote;
  readonly approval: { readonly approved: boolean; readonly verdict: Verdict<DecisionCode> };
  readonly override: Return['override'];
}

/** Weighs what is asked: may it be, what does it give, and who decides. The same for an estimate, a submit and a change. */
export function weigh({ order, policy, others, facts, assessment }: OpenedOrder, wish: Wish): Weighed {
  const { kind, staff, locale, pricesIncludeTax } = wish;
  const asks = { ...facts, kind, override: staff && wish.override !== '' };
  const onOrder = wish.lines.filter((line) => assessment.lines.some((one) => one.line.id === line.lineId));
  const quoted = quote({ order, policy, others, kind, asked: onOrder, pricesIncludeTax, locale });
  const problems = [...checkAsked(wish.lines, assessment, asks), ...refusalsOfCheaper(quoted.lines, policy)];
  const refusals: readonly Verdict<RefusalCode>[] = asks.override
    ? policyRefusals(wish.lines, assessment, { ...facts, kind })
    : [];
  const approval = decideApproval({
    policy,
    kind,
    worth: sum(quoted.payouts.map((one) => one.amount)),
    committed: committedWorth(others, { of: 'auto_accept' }),
    reasonIds: wish.lines.map((line) => line.reasonId),
    findings: order.findings.length,
    byStaff: staff,
    currency: order.currency,
    ...wish.history,
  });
  return {
    problems,
    quote: quoted,
    approval,
    override: refusals.length === 0 ? null : { reason: wish.override, refusals },
  };
}
