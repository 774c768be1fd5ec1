import type { LookupResponse, OrderLineView } from '../contract/shop.ts';
import type { LineAssessment } from '../domain/assess.ts';
import { bonusClaimed } from '../domain/claims.ts';
import { offeredResolutions } from '../domain/eligibility-resolution.ts';
import { type Minor, sum } from '../domain/money.ts';
import { movesOf } from '../domain/moves.ts';
import { offlineGateways, orderPayment } from '../domain/paid.ts';
import { type Bonus, localText, type Resolution } from '../domain/policy.ts';
import type { OpenedOrder } from './open-order.ts';
import type { OrderPass } from './order-token.ts';

/** What the form shows of an order: what can go back until when and for what, and for the rest why not. */
export function lookupView(
  { order, policy, others, assessment }: OpenedOrder,
  { pass, token, locale }: { readonly pass: OrderPass; readonly token: string; readonly locale: string },
): LookupResponse {
  const { refusal, lines, withdrawal } = assessment;
  const payment = orderPayment(order, offlineGateways(policy));
  const known = order.customerId !== 0;
  const moves = (resolution: Resolution) => movesOf(policy, 'return', resolution, known);
  const { keep, storeCredit, exchange } = policy.resolutions;
  return {
    token,
    order: {
      number: order.number,
      placedAt: order.placedAt,
      currency: order.currency.code,
      decimals: order.currency.decimals,
      customerName: order.customerName,
      email: order.email,
      lines: lines.map((line) => lineView(line, refusal !== null, pass.staff)),
    },
    refusal: refusal && { ...refusal, params: { ...refusal.params } },
    reasons: policy.reasons
      .filter((reason) => !reason.retired)
      .map(({ id, title, photoRequired, commentRequired, resolutions }) => ({
        id,
        title: localText(title, locale),
        photoRequired,
        commentRequired,
        resolutions: resolutions.filter(
          (one) => one !== 'keep' || keep.reasons.length === 0 || keep.reasons.includes(id),
        ),
      })),
    resolutions: [...offeredResolutions(policy)],
    exchangeScope: exchange.scope,
    terms: {
      sendBackDays: policy.sendBackDays,
      moneyMoves: { refund: moves('refund'), store_credit: moves('store_credit'), exchange: moves('exchange') },
      keepBasisPoints: keep.basisPoints,
      creditExpiresAfterDays: storeCredit.expiresAfterDays,
      creditUsage: storeCredit.usage,
      creditBonus: bonusLeft(storeCredit.bonus, bonusClaimed(others)),
    },
    withdrawal: withdrawal && {
      until: withdrawal.until,
      refusal: withdrawal.refusal,
      unpaid: payment === 'unpaid',
      paymentCheck: payment === 'in_question',
      moneyMoves: policy.withdrawal.moneyMoves,
      returnCost: policy.withdrawal.returnCost,
      sendBackDays: policy.sendBackDays,
    },
    mayOverride: pass.staff,
  };
}

/** What may still come on top of credit; null: nothing. */
function bonusLeft(bonus: Bonus, claimed: Minor): LookupResponse['terms']['creditBonus'] {
  if (bonus.kind === 'none') return null;
  if (bonus.kind === 'percent') return { ...bonus };
  return bonus.amount > claimed ? { ...bonus, amount: bonus.amount - claimed } : null;
}

function lineView(assessment: LineAssessment, orderRefused: boolean, forStaff: boolean): OrderLineView {
  const { line, returnable, until, untilByReason, refusal, reasonsOver, resolutions, resolutionsRefused } = assessment;
  return {
    lineId: line.id,
    name: line.name,
    imageUrl: line.imageUrl,
    quantity: line.quantity,
    ...(line.measure !== undefined && { measure: line.measure }),
    paid: line.goods + sum(line.taxes.map((tax) => tax.amount)),
    returnable: orderRefused ? 0 : returnable,
    until,
    untilByReason: new Set(untilByReason.map((one) => one.until)).size > 1 ? [...untilByReason] : [],
    refusal,
    reasonsOver: [...reasonsOver],
    resolutions: [...resolutions],
    resolutionsRefused: [...resolutionsRefused],
    withdrawable: assessment.withdrawable,
    withdrawalRefusal: assessment.withdrawalRefusal,
    ...(forStaff ? { unitsLeft: assessment.unitsLeft } : {}),
  };
}
