import { ceilingVerdict, decideApproval } from '../../../../../bridge/domain/approval.ts';
import { refusalsOfCheaper } from '../../../../../bridge/domain/asked-exchange.ts';
import { checkAsked, overridden } from '../../../../../bridge/domain/asked.ts';
import { assessOrder } from '../../../../../bridge/domain/assess.ts';
import type { Breakdown } from '../../../../../bridge/domain/breakdown.ts';
import { committedWorth } from '../../../../../bridge/domain/committed-worth.ts';
import { orderLeft } from '../../../../../bridge/domain/claims.ts';
import { sum, toDecimal } from '../../../../../bridge/domain/money.ts';
import { movesOf } from '../../../../../bridge/domain/moves.ts';
import type { Policy } from '../../../../../bridge/domain/policy.ts';
import { payoutBreakdown, toPayBreakdown } from '../../../../../bridge/domain/promise.ts';
import type { Return } from '../../../../../bridge/domain/return.ts';
import { worth } from '../../../../../bridge/domain/share.ts';
import type { Verdict } from '../../../../../bridge/domain/verdict.ts';
import { type Asking, quoteOf, returnOf } from '../returns.ts';
import type { WorkedCase } from './cases.ts';
import { type OrderFacts, orderOf } from './orders.ts';
import { policyOf } from './policies.ts';
import { happenedTo, type Wish, wishesOf } from './requests.ts';

type Facts = ReturnType<typeof orderOf>;

/** What the domain decides of a case, written as the file writes it. */
export function outcomeOf(one: WorkedCase): readonly string[] {
  const facts = orderOf(one);
  const { order } = facts;
  const policy = policyOf(one.said('policy'), order.currency.decimals);
  const others = wishesOf(one, 'returned', order).reduce<readonly Return[]>(
    (sofar, wish) => [...sofar, earlier({ order, policy, others: sofar, asked: [wish.asked] }, wish)],
    [],
  );
  const kind = one.said('withdrawal').length > 0 ? 'withdrawal' : 'return';
  const wishes = [...wishesOf(one, 'request', order), ...wishesOf(one, 'withdrawal', order)];
  const asking = { order, policy, others, asked: wishes.map((wish) => wish.asked), kind } as const;
  const refusals = refusalsOf(asking, facts, wishes);
  if (refusals.problems.length > 0) return refusals.problems.map((text) => `gives: refused, ${text}`);
  return [
    `gives: ${approvalOf(asking, facts, wishes)}`,
    ...refusals.let.map((text) => `gives: overridden, ${text}`),
    ...moneyOf(asking, facts, one),
  ];
}

function earlier(asking: Asking, { ended }: Wish): Return {
  return returnOf(
    asking,
    ended === 'rejected' ? { parcel: { state: ended, reason: '' } } : ended ? { parcel: { state: ended } } : {},
  );
}

type Case = Asking & { readonly kind: 'return' | 'withdrawal' };

function refusalsOf({ order, policy, others, asked, kind }: Case, facts: OrderFacts, wishes: readonly Wish[]) {
  const { role, storeCurrency, now } = facts;
  const known = { order, policy, returns: others, role, storeCurrency, now };
  const assessment = assessOrder(known);
  const cheaper = refusalsOfCheaper(quoteOf({ order, policy, others, asked, kind }).lines, policy);
  const check = (override: boolean) => [...checkAsked(asked, assessment, { ...known, kind, override }), ...cheaper];
  const override = wishes.some((wish) => wish.override);
  return {
    problems: check(override).map(({ code, verdict, params }) => (verdict ? said(verdict) : `${code}${list(params)}`)),
    let: override ? overridden(check(false)).map(said) : [],
  };
}

function approvalOf({ order, policy, others, asked, kind }: Case, facts: OrderFacts, wishes: readonly Wish[]): string {
  const quote = quoteOf({ order, policy, others, asked, kind });
  const { verdict } = decideApproval({
    policy,
    kind,
    worth: sum(quote.lines.map(worth)),
    committed: committedWorth(others, { of: 'auto_accept' }),
    currency: order.currency,
    reasonIds: asked.map((line) => line.reasonId),
    earlierReturns: facts.earlier,
    returnsInLimit: facts.earlier,
    orders: facts.orders,
    findings: order.findings.length,
    byStaff: wishes.some((wish) => wish.byStaff),
  });
  return said(verdict);
}

function moneyOf(asking: Case, { order }: Facts, one: WorkedCase): readonly string[] {
  const { policy, kind } = asking;
  const decimals = order.currency.decimals;
  const quote = quoteOf(asking);
  const entry = returnOf(asking);
  const toPay = toPayBreakdown(entry);
  const happened = happenedTo(entry, one);
  const pays = (now: Return, word: string, when: boolean) =>
    now.payouts.map(({ resolution }) => {
      const breakdown = payoutBreakdown(now, resolution);
      const at = when ? ` at ${movesOf(policy, kind, resolution, order.customerId !== 0)}` : '';
      return `${word}: ${resolution} ${shown(breakdown, decimals)}${at}${held(policy, breakdown, order.currency, when)}`;
    });
  return [
    ...pays(entry, 'pays', true),
    ...(quote.labelDeducted ? ['pays: less the label, once its price is known'] : []),
    ...(toPay ? [`to pay: ${shown(toPay, decimals)}`] : []),
    ...(happened === entry ? [] : pays(happened, 'paid then', false)),
    `left: ${toDecimal(orderLeft(order, [...asking.others, happened]), decimals)}`,
  ];
}

function held(
  policy: Policy,
  { total }: Breakdown,
  currency: { readonly code: string; readonly decimals: number },
  when: boolean,
): string {
  const verdict = when ? ceilingVerdict(policy, total, currency) : null;
  return verdict ? `, held: ${said(verdict)}` : '';
}

const SHORT: Readonly<Record<string, string>> = {
  order_fee: 'fee of the order',
  fee: 'return fee',
  cap: 'no room for',
  label: 'label',
};

function shown({ lines, total }: Breakdown, decimals: number): string {
  const parts = lines.map(({ kind, label, quantity, amount }) => {
    const named = ['goods', 'exchange', 'tax', 'shipping', 'order_fee'].includes(kind) ? label : (SHORT[kind] ?? kind);
    const why = kind === 'lowered' ? ` for "${label}"` : '';
    return `${quantity === null ? '' : `${quantity} × `}${named}${why} ${toDecimal(amount, decimals)}`;
  });
  return `${toDecimal(total, decimals)} = ${parts.length > 0 ? parts.join(' + ') : 'nothing'}`;
}

/** Code, rule and the numbers that decided; amounts and days as people write them. */
function said({ code, rule, params }: Verdict): string {
  return `${code} by ${rule}${list(params)}`;
}

function list(params: Verdict['params']): string {
  const { decimals } = params;
  const amounts = typeof decimals === 'number';
  const text = Object.entries(params)
    .filter(([name, value]) => value !== '' && value !== null && !(amounts && ['currency', 'decimals'].includes(name)))
    .map(([name, value]) => {
      if (amounts && typeof value === 'number' && name !== 'days') return `${name} ${toDecimal(value, decimals)}`;
      return `${name} ${typeof value === 'string' ? value.replace(/T.*Z$/, '') : String(value)}`;
    });
  return text.length > 0 ? ` (${text.join(', ')})` : '';
}
