import { cutTo } from './decimals.ts';
import type { Minor } from './money.ts';
import type { Currency } from './order.ts';
import { ownCurrency } from './payable.ts';
import type { Bonus, Fee, Policy } from './policy.ts';

/**
 * The policy with its amounts in the decimals of this currency: what was saved as 5.00 stays 5.00 when the store shows other decimals. One of another currency's order is as many minor
 * units as before. What the decimals can't hold is left off. Where nobody knows what the amounts are counted in, they stay.
 */
export function policyIn(policy: Policy, currency: Currency): Policy {
  const { countedIn } = policy;
  if (!countedIn) return policy;
  const shift = finer(currency) - finer(countedIn);
  if (shift === 0) return { ...policy, countedIn: currency };
  const cut = (amount: Minor) => cutTo(amount, Math.max(0, -shift), Math.max(0, shift));
  const some = (amount: Minor | null) => amount && cut(amount);
  const flat = <Rule extends Fee | Bonus>(rule: Rule): Rule =>
    rule.kind === 'flat' ? { ...rule, amount: cut(rule.amount) } : rule;
  const { resolutions, moneyMoves, approval, labels, withdrawal } = policy;
  const { refund, storeCredit, exchange, keep } = resolutions;
  return {
    ...policy,
    countedIn: currency,
    minimumValue: cut(policy.minimumValue),
    resolutions: {
      refund: { ...refund, fee: flat(refund.fee) },
      storeCredit: { ...storeCredit, fee: flat(storeCredit.fee), bonus: flat(storeCredit.bonus) },
      exchange: { ...exchange, fee: flat(exchange.fee) },
      keep: { ...keep, underValue: some(keep.underValue) },
    },
    moneyMoves: { ...moneyMoves, ceiling: some(moneyMoves.ceiling) },
    approval: { ...approval, upToValue: some(approval.upToValue) },
    labels: { ...labels, ceiling: cut(labels.ceiling) },
    withdrawal: { ...withdrawal, standardShipping: some(withdrawal.standardShipping) },
  };
}

/** Decimals beyond the currency's own. */
function finer({ code, decimals }: Currency): number {
  return decimals - ownCurrency(code).decimals;
}
