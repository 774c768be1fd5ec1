import { namedProblems, type KnownThings } from './check-policy-names.ts';
import { windowProblems } from './check-policy-window.ts';
import { offeredResolutions } from './eligibility-resolution.ts';
import type { BasisPoints, Fee, PolicyRules, Reason } from './policy.ts';
import { type PolicyProblem, problem } from './policy-problems.ts';
import { WITHDRAWAL_DAYS } from './withdrawal-rules.ts';

const WHOLE: BasisPoints = 10_000;

/**
 * Everything in which a policy of the right shape contradicts itself, field by field; empty: it can be saved. `known`: what the store has of
 * the categories, tags and products that the policy names; null: nobody could tell, so they are not checked.
 */
export function checkPolicy(rules: PolicyRules, known: KnownThings | null): readonly PolicyProblem[] {
  return [
    ...windowProblems(rules.window),
    ...orderStateProblems(rules),
    ...reasonProblems(rules),
    ...resolutionProblems(rules),
    ...withdrawalProblems(rules),
    ...namedProblems(rules, known),
  ];
}

/** There is no sale any more, or none yet, that goods could come back from. */
const NEVER_STATES = ['cancelled', 'refunded', 'trash', 'failed', 'pending', 'checkout-draft', 'auto-draft'];

function orderStateProblems({ orderStates }: PolicyRules): readonly PolicyProblem[] {
  if (orderStates.length === 0) return [problem('orderStates', 'no_order_state')];
  return orderStates.flatMap((state, index) =>
    NEVER_STATES.includes(state) ? [problem(`orderStates.${index}`, 'order_state_never', { state })] : [],
  );
}

function reasonProblems(rules: PolicyRules): readonly PolicyProblem[] {
  const { reasons } = rules;
  const offered = offeredResolutions(rules);
  const none = reasons.every((one) => one.retired) ? [problem('reasons', 'no_reason_left')] : [];
  const each = reasons.flatMap(({ id, title, retired, resolutions }, index) => [
    ...(reasons.findIndex((one) => one.id === id) < index
      ? [problem(`reasons.${index}.id`, 'reason_id_twice', { id })]
      : []),
    // Where nothing is offered at all, that is said once.
    ...(retired || offered.length === 0 || resolutions.some((one) => offered.includes(one))
      ? []
      : [problem(`reasons.${index}.resolutions`, 'reason_without_resolution', { title: title.text })]),
  ]);
  return [...none, ...each];
}

function resolutionProblems(rules: PolicyRules): readonly PolicyProblem[] {
  const { refund, storeCredit, exchange, keep } = rules.resolutions;
  const customerPays = rules.labels.paidBy === 'customer';
  return [
    ...(offeredResolutions(rules).length === 0 ? [problem('resolutions', 'no_resolution_offered')] : []),
    ...feeProblems('refund', refund, customerPays),
    ...feeProblems('storeCredit', storeCredit, customerPays),
    ...feeProblems('exchange', exchange, customerPays),
    // More than the goods cost: surely a decimal point, and buying to return would pay.
    ...(storeCredit.bonus.kind === 'percent' && storeCredit.bonus.basisPoints > WHOLE
      ? [problem('resolutions.storeCredit.bonus.basisPoints', 'percent_over_100')]
      : []),
    ...(exchange.offered && exchange.lower === 'store_credit' && !storeCredit.offered
      ? [problem('resolutions.exchange.lower', 'credit_not_offered')]
      : []),
    ...(exchange.offered && exchange.lower === 'refund' && !refund.offered
      ? [problem('resolutions.exchange.lower', 'refund_not_offered')]
      : []),
    ...(keep.basisPoints > WHOLE ? [problem('resolutions.keep.basisPoints', 'percent_over_100')] : []),
    ...(keep.offered ? keepProblems(rules) : []),
  ];
}

function feeProblems(
  name: 'refund' | 'storeCredit' | 'exchange',
  { offered, fee }: { readonly offered: boolean; readonly fee: Fee },
  customerPays: boolean,
): readonly PolicyProblem[] {
  const path = `resolutions.${name}.fee`;
  if (fee.kind === 'percent' && fee.basisPoints > WHOLE) return [problem(`${path}.basisPoints`, 'percent_over_100')];
  return fee.kind === 'label' && customerPays && offered ? [problem(`${path}.kind`, 'label_cost_twice')] : [];
}

function keepProblems({ resolutions, reasons }: PolicyRules): readonly PolicyProblem[] {
  const { keep } = resolutions;
  const givesIt = (reason: Reason) =>
    !reason.retired &&
    reason.resolutions.includes('keep') &&
    (keep.reasons.length === 0 || keep.reasons.includes(reason.id));
  return [
    ...(keep.basisPoints === 0 ? [problem('resolutions.keep.basisPoints', 'keep_pays_nothing')] : []),
    ...(reasons.some(givesIt) ? [] : [problem('resolutions.keep.reasons', 'keep_never')]),
  ];
}

function withdrawalProblems({ window, withdrawal }: PolicyRules): readonly PolicyProblem[] {
  if (!withdrawal.enabled) return [];
  const law = { days: WITHDRAWAL_DAYS };
  return [
    ...(window.days === 0 ? [problem('window.days', 'window_zero_with_withdrawal', law)] : []),
    ...(withdrawal.days < WITHDRAWAL_DAYS ? [problem('withdrawal.days', 'withdrawal_days_too_few', law)] : []),
    ...(withdrawal.countries.length === 0 ? [problem('withdrawal.countries', 'withdrawal_no_country')] : []),
  ];
}
