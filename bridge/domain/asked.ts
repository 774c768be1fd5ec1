import type { AssessFacts, LineAssessment, OrderAssessment } from './assess.ts';
import { refusalOfExchange } from './asked-exchange.ts';
import { askedAsSets } from './bundles.ts';
import { type AllAsked, areThere, worthAsked, worthKept } from './asked-worth.ts';
import { refusalOfOffer, refusalOfResolution } from './eligibility-resolution.ts';
import { refused } from './eligibility-subject.ts';
import type { Minor } from './money.ts';
import { reasonOf, type Resolution } from './policy.ts';
import type { ReturnKind } from './return.ts';
import type { RefusalCode, Verdict, VerdictParams } from './verdict.ts';

/** The item that an exchange is to send, as the catalogue has it now. */
export interface ExchangeItemFacts {
  readonly productId: number;
  readonly variationId: number;
  readonly name: string;
  readonly sku: string;
  readonly imageUrl: string | null;
  /** One unit at its catalogue price, minor units of the store's currency. */
  readonly price: Minor;
  /** That `price` is counted in: the catalogue's, which the order's may not be. Left out: the order's. */
  readonly decimals?: number;
  readonly taxClass: string;
  /** Units to be had; null: stock is not counted. */
  readonly inStock: number | null;
}

export interface AskedLine {
  readonly lineId: number;
  readonly quantity: number;
  /** Empty with a withdrawal: no reason is asked. */
  readonly reasonId: string;
  readonly comment: string;
  readonly resolution: Resolution;
  readonly exchange: ExchangeItemFacts | null;
  readonly photoIds: readonly string[];
}

export interface AskedProblem {
  /** 0: the whole order. */
  readonly lineId: number;
  readonly code:
    | 'order_refused'
    | 'line_twice'
    | 'line_not_on_order'
    | 'line_not_returnable'
    | 'quantity_not_returnable'
    | 'unknown_reason'
    | 'resolution_refused'
    | 'exchange_missing'
    | 'photo_required'
    | 'comment_required';
  readonly params: VerdictParams;
  /** Why, where the policy or the order says no; null: what was asked is not whole. */
  readonly verdict: Verdict<RefusalCode> | null;
}

export type AskFacts = AssessFacts & { readonly kind: ReturnKind };

/**
 * Everything that speaks against what is asked, in the order of the lines; empty: fine. With `override` (staff, with a written reason) the policy's
 * refusals are let through, and so are photos and comments that nobody on the phone can give; what is gone, out of stock or unreadable never is.
 */
export function checkAsked(
  asked: readonly AskedLine[],
  assessment: OrderAssessment,
  facts: AskFacts & { readonly override: boolean },
): readonly AskedProblem[] {
  const all = everyProblem(asked, assessment, facts);
  if (facts.override) return all.filter((one) => !mayOverride(one));
  const whole = all.filter((one) => one.code === 'order_refused');
  return whole.length > 0 ? whole : all;
}

/** What staff overrode: the refusals of a request that an override lets through. */
export function policyRefusals(
  asked: readonly AskedLine[],
  assessment: OrderAssessment,
  facts: AskFacts,
): readonly Verdict<RefusalCode>[] {
  return overridden(everyProblem(asked, assessment, facts));
}

/** The refusals among some problems that an override lets through, each once. */
export function overridden(problems: readonly AskedProblem[]): readonly Verdict<RefusalCode>[] {
  const verdicts = problems.filter(mayOverride).flatMap(({ verdict }) => (verdict ? [verdict] : []));
  return [...new Map(verdicts.map((verdict) => [JSON.stringify(verdict), verdict])).values()];
}

/** No written reason brings these back. */
const FINAL: readonly RefusalCode[] = [
  'order_cancelled',
  'fully_refunded',
  'all_returned',
  'all_refunded',
  'credit_other_currency',
  'exchange_out_of_stock',
  'exchange_not_available',
];

function mayOverride({ code, verdict }: AskedProblem): boolean {
  if (verdict === null) return code === 'photo_required' || code === 'comment_required';
  return !FINAL.includes(verdict.code) && !(code === 'resolution_refused' && verdict.rule === 'law');
}

function everyProblem(
  lines: readonly AskedLine[],
  assessment: OrderAssessment,
  facts: AskFacts,
): readonly AskedProblem[] {
  const asked = askedAsSets(
    assessment.lines.map(({ line }) => line),
    lines,
  );
  const refusal = refusalOfAll(assessment, facts);
  const found: AskedProblem[] = refusal ? [{ lineId: 0, code: 'order_refused', params: {}, verdict: refusal }] : [];
  asked.forEach((line, index) => {
    if (asked.findIndex((one) => one.lineId === line.lineId) < index) {
      found.push(incomplete(line, 'line_twice'));
      return;
    }
    const assessed = assessment.lines.find((one) => one.line.id === line.lineId);
    found.push(
      ...(assessed
        ? problemsOfLine(line, assessed, { asked, assessment }, facts)
        : [incomplete(line, 'line_not_on_order')]),
    );
  });
  return found;
}

function refusalOfAll(assessment: OrderAssessment, { kind, policy }: AskFacts): Verdict<RefusalCode> | null {
  if (kind === 'return') return assessment.refusal;
  return assessment.withdrawal
    ? assessment.withdrawal.refusal
    : refused(policy, 'withdrawal_not_offered', 'withdrawal.enabled');
}

function problemsOfLine(
  line: AskedLine,
  assessed: LineAssessment,
  all: AllAsked,
  facts: AskFacts,
): readonly AskedProblem[] {
  const refusal = facts.kind === 'return' ? assessed.refusal : assessed.withdrawalRefusal;
  const over = assessed.reasonsOver.find((one) => facts.kind === 'return' && one.reasonId === line.reasonId);
  const verdict = refusal ?? over?.refusal ?? null;
  const gone = verdict?.code === 'all_returned' || verdict?.code === 'all_refunded';
  return [
    ...(verdict ? [{ ...incomplete(line, 'line_not_returnable'), verdict }] : []),
    // The refusal says that nothing is left: a number beside it would say it twice.
    ...(gone ? [] : quantityProblem(line, assessed)),
    ...(facts.kind === 'return' ? reasonProblems(line, facts) : []),
    ...resolutionProblems(line, assessed, all, facts),
  ];
}

function quantityProblem(line: AskedLine, assessed: LineAssessment): readonly AskedProblem[] {
  const { quantity } = line;
  const { unitsLeft } = assessed;
  if (areThere(quantity, assessed)) return [];
  return [{ ...incomplete(line, 'quantity_not_returnable'), params: { quantity, returnable: unitsLeft } }];
}

function reasonProblems(line: AskedLine, { policy }: AskFacts): readonly AskedProblem[] {
  const reason = reasonOf(policy, line.reasonId);
  if (!reason || reason.retired) {
    return [{ ...incomplete(line, 'unknown_reason'), params: { reasonId: line.reasonId } }];
  }
  return [
    ...(reason.photoRequired && line.photoIds.length === 0 ? [incomplete(line, 'photo_required')] : []),
    ...(reason.commentRequired && line.comment.trim() === '' ? [incomplete(line, 'comment_required')] : []),
  ];
}

function resolutionProblems(
  asked: AskedLine,
  assessed: LineAssessment,
  all: AllAsked,
  facts: AskFacts,
): readonly AskedProblem[] {
  const refusal = refusalOfWish(asked, assessed, all, facts);
  if (refusal) return [{ ...incomplete(asked, 'resolution_refused'), verdict: refusal }];
  if (asked.resolution !== 'exchange') return [];
  if (asked.exchange === null) return [incomplete(asked, 'exchange_missing')];
  const unavailable = refusalOfExchange(asked.exchange, assessed.line, all.asked, facts.policy);
  return unavailable ? [{ ...incomplete(asked, 'resolution_refused'), verdict: unavailable }] : [];
}

function refusalOfWish(
  { resolution, quantity, reasonId }: AskedLine,
  assessed: LineAssessment,
  all: AllAsked,
  { order, policy, kind, storeCurrency }: AskFacts,
): Verdict<RefusalCode> | null {
  const worth = resolution === 'keep' ? worthKept(all) : worthAsked(quantity, assessed);
  const isMeasured = assessed.line.measure !== undefined;
  const wish = { order, worth, resolution, storeCurrency, isMeasured };
  if (kind === 'withdrawal') {
    // By the means of payment, whatever the store offers; else only what the consumer may expressly choose (art. 13(1)).
    if (resolution === 'refund') return null;
    if (resolution === 'keep') return refused(policy, 'resolution_not_offered', 'law', { resolution });
    return refusalOfOffer(wish, policy);
  }
  const reason = reasonOf(policy, reasonId);
  return reason && !reason.retired
    ? refusalOfResolution({ ...wish, reasons: [reason] }, policy)
    : refusalOfOffer(wish, policy);
}

function incomplete({ lineId }: Pick<AskedLine, 'lineId'>, code: AskedProblem['code']): AskedProblem {
  return { lineId, code, params: {}, verdict: null };
}
