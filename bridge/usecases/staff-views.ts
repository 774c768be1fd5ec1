import type { EffectView, ReturnDetail, TimelineEntry } from '../contract/staff.ts';
import { endingSooner } from '../domain/credit-end.ts';
import { riskOf } from '../domain/at-risk.ts';
import type { Effect } from '../domain/effect.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import { ownCurrency } from '../domain/payable.ts';
import { allSettled, hasParcel, payoutIsDue, stageOf } from '../domain/lifecycle.ts';
import { sum } from '../domain/money.ts';
import { movesOf } from '../domain/moves.ts';
import type { Policy } from '../domain/policy.ts';
import { policyIn } from '../domain/policy-amounts.ts';
import { inspectionOf, payoutBreakdown } from '../domain/promise.ts';
import type { Actor, Payout, Return, ReturnEvent } from '../domain/return.ts';
import { addDays, type Instant } from '../domain/time.ts';
import type { Verdict } from '../domain/verdict.ts';
import { provenMoves } from '../domain/tracking-claim.ts';
import { DEADLINE_NEAR_DAYS } from '../domain/withdrawal-rules.ts';
import type { Attention } from '../ports/database.ts';
import { addressLines } from './address-lines.ts';
import { claimViews } from './claim-views.ts';
import { breakdownView, moneyView } from './estimate.ts';
import { exchangeView } from './exchange-view.ts';
import { givenView } from './given-view.ts';
import { possible } from './possible.ts';
import { promisedView } from './promised-view.ts';

export interface DetailFacts {
  readonly entry: Return;
  readonly attention: Attention | null;
  readonly policy: Policy;
  readonly now: Instant;
  readonly events: readonly ReturnEvent[];
  readonly ledger: readonly LedgerEntry[];
  readonly effects: readonly Effect[];
}

export function returnDetail({ entry, attention, policy, now, events, ledger, effects }: DetailFacts): ReturnDetail {
  const { parcel, currency, credit } = entry;
  const exchange = exchangeView(entry);
  const atRisk = riskOf(entry);
  return {
    id: entry.id,
    number: entry.number,
    revision: entry.revision,
    kind: entry.kind,
    policyVersion: entry.policyVersion,
    orderId: entry.orderId,
    orderNumber: entry.orderNumber,
    customer: {
      id: entry.customer.id,
      name: entry.customer.name,
      email: entry.customer.email,
      addressLines: addressLines(entry.customer.address),
    },
    state: parcel.state,
    rejectedBecause: parcel.state === 'rejected' ? parcel.reason : null,
    sendBackBy: 'sendBackBy' in parcel && hasParcel(entry) ? parcel.sendBackBy : null,
    comment: entry.comment,
    createdAt: entry.createdAt,
    attention,
    lines: linesView(entry),
    decision: verdictView(entry.decision),
    override: entry.override && {
      reason: entry.override.reason,
      refusals: entry.override.refusals.map(verdictView),
    },
    payment: entry.payment,
    atRisk: atRisk === null ? null : { status: atRisk },
    findings: entry.findings.map(({ code, ...params }) => ({ code, params })),
    payouts: entry.payouts.map((payout) => payoutView(entry, payout, policy)),
    promised: promisedView(entry),
    labelAtMost: entry.labelDeduction === null ? moneyView(policyIn(policy, currency).labels.ceiling, currency) : null,
    credit: credit && {
      code: credit.code,
      couponId: credit.couponId,
      amount: credit.amount,
      left: credit.left,
      used: credit.used,
      expiresAt: credit.expiresAt,
      sooner: [...endingSooner(credit)],
      state: credit.state,
    },
    exchange: exchange && {
      ...exchange,
      orderId: entry.exchangeOrder && 'orderId' in entry.exchangeOrder ? entry.exchangeOrder.orderId : null,
    },
    withdrawal: entry.withdrawal && {
      name: entry.withdrawal.name,
      confirmedAt: entry.withdrawal.confirmedAt,
      refundBy: entry.withdrawal.refundBy,
      sentAt: entry.withdrawal.sentAt,
      returnCost: policy.withdrawal.returnCost,
      urgent: !allSettled(entry) && addDays(now, DEADLINE_NEAR_DAYS) > entry.withdrawal.refundBy,
    },
    extraParcels: entry.extraParcels.map((one) => ({ ...one })),
    claims: claimViews(entry),
    shipping: shippingView(entry),
    can: possible(entry),
    effects: effects.filter((effect) => effect.state !== 'done').map((effect) => effectView(effect, entry)),
    timeline: events.map(timelineEntry),
    ledger: ledger.map(({ account, kind, amount, currency: code, decimals, at }) => ({
      ...{ account, kind, amount, currency: code, decimals, at },
    })),
  };
}

function verdictView({ code, rule, policyVersion, params }: Verdict): ReturnDetail['decision'] {
  return { code, rule, policyVersion, params: { ...params } };
}

function payoutView(entry: Return, payout: Payout, policy: Policy): ReturnDetail['payouts'][number] {
  const { resolution, state } = payout;
  const moneyMoves = movesOf(policy, entry.kind, resolution, entry.customer.id !== 0);
  const shown = provenMoves(entry, moneyMoves);
  const stage = stageOf(entry);
  const waitsForLabel =
    state === 'pending' &&
    payout.effectId === null &&
    entry.labelDeduction === null &&
    stage !== null &&
    payoutIsDue(moneyMoves, stage);
  return {
    resolution,
    state,
    breakdown: breakdownView(payoutBreakdown(entry, resolution), entry.currency),
    ...givenView(entry, payout),
    byHand: 'byHand' in payout && payout.byHand,
    awaitsHand: state === 'pending' && payout.byHand,
    held: state === 'pending' ? (payout.held ?? (waitsForLabel ? 'label_cost' : null)) : null,
    moneyMoves: shown,
    settledAt: state === 'settled' ? payout.settledAt : null,
    trouble: state === 'failed' ? { code: payout.code, message: payout.message } : null,
  };
}

function linesView(entry: Return): ReturnDetail['lines'] {
  const inspection = inspectionOf(entry);
  return entry.lines.map((line) => {
    const found = inspection?.find((one) => one.orderLineId === line.orderLineId);
    return {
      orderLineId: line.orderLineId,
      name: line.name,
      sku: line.sku,
      imageUrl: line.imageUrl,
      quantity: line.quantity,
      reason: line.reasonTitle,
      comment: line.comment,
      resolution: line.resolution,
      ...(line.virtual && { virtual: line.virtual }),
      ...(line.subscription && { subscription: line.subscription }),
      exchangeFor: line.exchange && { name: line.exchange.name, price: line.exchange.price },
      photoIds: [...line.photoIds],
      sellable: line.sellable,
      goods: line.goods,
      tax: sum(line.taxes.map((tax) => tax.amount)),
      inspection: found
        ? {
            sellable: found.sellable,
            damaged: found.damaged,
            missing: found.missing,
            lowered: found.lowered && { ...found.lowered },
          }
        : null,
    };
  });
}

function shippingView({ shipping }: Return): ReturnDetail['shipping'] {
  const none = {
    instead: null,
    carrier: null,
    trackingNumber: null,
    trackingUrl: null,
    test: false,
    cost: null,
    source: null,
  };
  switch (shipping.state) {
    case 'none_wanted':
    case 'preparing':
      return { state: shipping.state, ...none };
    case 'label': {
      const { carrier, trackingNumber, trackingUrl, test, cost, source } = shipping;
      const price = cost && { ...cost, decimals: ownCurrency(cost.currency).decimals };
      const givenBack = source === 'shippo' && shipping.transactionId === null;
      const known = { carrier, trackingNumber, trackingUrl, test, cost: price, source };
      return { state: 'label', instead: null, ...known, ...(givenBack ? { givenBack } : {}) };
    }
    case 'packing_slip': {
      const { instead, carrier, trackingNumber } = shipping;
      return { ...none, state: 'packing_slip', instead, carrier, trackingNumber };
    }
  }
}

export function effectView(effect: Effect, entry: Return): EffectView {
  const { id, plan, state, attempt, tries, dueAt, trouble } = effect;
  return { id, kind: plan.kind, about: aboutEffect(effect, entry), state, attempt, tries, dueAt, trouble };
}

function aboutEffect({ plan }: Effect, entry: Return): string | null {
  if (plan.kind === 'email') return plan.email;
  if (plan.kind === 'refund') return plan.payout;
  if (plan.kind === 'restock') return entry.lines.find((line) => line.orderLineId === plan.orderLineId)?.name ?? null;
  return null;
}

export function timelineEntry({ type, actor, data, at }: ReturnEvent): TimelineEntry {
  return { type, actor: { type: actor.type, name: nameOf(actor) }, data: { ...data }, at };
}

function nameOf(actor: Actor): string | null {
  return actor.type === 'staff' ? actor.name : null;
}
