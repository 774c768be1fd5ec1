import type { EffectView, ListItem, ReturnDetail, TimelineEntry } from '../contract/staff.ts';
import { awaitsHand } from '../domain/decisions/payout.ts';
import type { Effect } from '../domain/effect.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import { mayMove } from '../domain/lifecycle.ts';
import { sum } from '../domain/money.ts';
import type { MoneyMoves } from '../domain/policy.ts';
import { explain, inspectionOf, payoutParts } from '../domain/promise.ts';
import type { Actor, Return, ReturnEvent } from '../domain/return.ts';
import type { Attention } from '../ports/database.ts';
import { addressLines } from './address-lines.ts';

export function listItem({
  entry,
  attention,
}: {
  readonly entry: Return;
  readonly attention: Attention | null;
}): ListItem {
  const { id, number, orderId, orderNumber, customer, parcel, payout, currency, createdAt } = entry;
  return {
    id,
    number,
    orderId,
    orderNumber,
    customerName: customer.name,
    customerEmail: customer.email,
    state: parcel.state,
    payout: payout.state,
    resolution: entry.lines[0]?.resolution ?? 'refund',
    amount: { amount: payout.amount, currency: currency.code, decimals: currency.decimals },
    attention,
    createdAt,
  };
}

export interface DetailFacts {
  readonly entry: Return;
  readonly attention: Attention | null;
  readonly moneyMoves: MoneyMoves;
  readonly events: readonly ReturnEvent[];
  readonly ledger: readonly LedgerEntry[];
  readonly effects: readonly Effect[];
}

export function returnDetail({ entry, attention, moneyMoves, events, ledger, effects }: DetailFacts): ReturnDetail {
  const { parcel, payout, currency } = entry;
  const promised = explain(entry, payoutParts(entry));
  return {
    id: entry.id,
    number: entry.number,
    revision: entry.revision,
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
    sendBackBy: 'sendBackBy' in parcel ? parcel.sendBackBy : null,
    comment: entry.comment,
    createdAt: entry.createdAt,
    attention,
    lines: linesView(entry),
    promised: {
      lines: [...promised.lines],
      total: promised.total,
      currency: currency.code,
      decimals: currency.decimals,
    },
    payout: {
      state: payout.state,
      amount: payout.amount,
      byHand: 'byHand' in payout && payout.byHand,
      awaitsHand: payout.state === 'pending' && payout.byHand,
      moneyMoves,
      settledAt: payout.state === 'settled' ? payout.settledAt : null,
      trouble: payout.state === 'failed' ? { code: payout.code, message: payout.message } : null,
    },
    shipping: shippingView(entry),
    can: possible(entry),
    effects: effects.filter((effect) => effect.state !== 'done').map((effect) => effectView(effect, entry)),
    timeline: events.map(timelineEntry),
    ledger: ledger.map(({ account, kind, amount, currency: code, at }) => ({
      account,
      kind,
      amount,
      currency: code,
      at,
    })),
  };
}

/** What the transition table and the money's machine allow staff now. */
export function possible({ parcel, payout, shipping }: Return): ReturnDetail['can'] {
  const can: ReturnDetail['can'] = [];
  if (mayMove(parcel.state, 'approved')) can.push('approve');
  if (mayMove(parcel.state, 'rejected')) can.push('reject');
  if (mayMove(parcel.state, 'received')) can.push('receive');
  if (mayMove(parcel.state, 'inspected')) can.push('inspect');
  if (awaitsHand(payout)) can.push('paid_by_hand');
  if (parcel.state === 'approved' && shipping.state === 'packing_slip') can.push('upload_label');
  return can;
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
      goods: line.goods,
      tax: sum(line.taxes.map((tax) => tax.amount)),
      inspection: found ? { sellable: found.sellable, damaged: found.damaged, missing: found.missing } : null,
    };
  });
}

function shippingView({ shipping, currency }: Return): ReturnDetail['shipping'] {
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
      const price = cost && { ...cost, decimals: currency.decimals };
      return { state: 'label', instead: null, carrier, trackingNumber, trackingUrl, test, cost: price, source };
    }
    case 'packing_slip': {
      const { instead, carrier, trackingNumber } = shipping;
      return { ...none, state: 'packing_slip', instead, carrier, trackingNumber };
    }
  }
}

function effectView(effect: Effect, entry: Return): EffectView {
  const { id, plan, state, attempt, tries, dueAt, trouble } = effect;
  return { id, kind: plan.kind, about: aboutEffect(effect, entry), state, attempt, tries, dueAt, trouble };
}

function aboutEffect({ plan }: Effect, entry: Return): string | null {
  if (plan.kind === 'email') return plan.email;
  if (plan.kind === 'restock') return entry.lines.find((line) => line.orderLineId === plan.orderLineId)?.name ?? null;
  return null;
}

function timelineEntry({ type, actor, data, at }: ReturnEvent): TimelineEntry {
  return { type, actor: { type: actor.type, name: nameOf(actor) }, data: { ...data }, at };
}

function nameOf(actor: Actor): string | null {
  return actor.type === 'staff' ? actor.name : null;
}
