import { parseMinor } from '../../../../../bridge/domain/money.ts';
import {
  ANYTHING,
  type Bonus,
  type Fee,
  type Match,
  type MoneyMoves,
  type OutboundRule,
  type Policy,
  type PolicyRules,
  type Reason,
  type Resolution,
  type WindowStart,
} from '../../../../../bridge/domain/policy.ts';
import { aPolicy } from '../../builders.ts';
import { type Phrase, told } from './cases.ts';

type Resolutions = PolicyRules['resolutions'];

function resolution<Key extends keyof Resolutions>(policy: Policy, key: Key, over: Partial<Resolutions[Key]>): Policy {
  return { ...policy, resolutions: { ...policy.resolutions, [key]: { ...policy.resolutions[key], ...over } } };
}

function keyOf(words: string): 'refund' | 'storeCredit' | 'exchange' {
  return words === 'credit' ? 'storeCredit' : (words as 'refund' | 'exchange');
}

function feeOf(amount: string, decimals: number): Fee & Bonus {
  if (amount.endsWith(' %')) return { kind: 'percent', basisPoints: parseMinor(amount.slice(0, -2), 2) };
  return { kind: 'flat', amount: parseMinor(amount, decimals) };
}

function matchOf(kind: string, value: string): Match {
  const ids = value.split(' or ');
  const numbers = ids.map(Number);
  const lists: Readonly<Record<string, Partial<Match>>> = {
    product: { products: numbers },
    category: { categories: numbers },
    tag: { tags: numbers },
    country: { countries: ids },
    role: { roles: ids },
    reason: { reasons: ids },
  };
  return { ...ANYTHING, ...lists[kind] };
}

function reason(policy: Policy, id: string, over: Partial<Reason>): Policy {
  return { ...policy, reasons: policy.reasons.map((one) => (one.id === id ? { ...one, ...over } : one)) };
}

function phrases(decimals: number): readonly Phrase<Policy>[] {
  const money = (text: string) => parseMinor(text, decimals);
  const windowed = (policy: Policy, over: Partial<Policy['window']>) => ({
    ...policy,
    window: { ...policy.window, ...over },
  });
  const never = (policy: Policy, over: Partial<Policy['never']>) => ({
    ...policy,
    never: { ...policy.never, ...over },
  });
  const approval = (policy: Policy, over: Partial<Policy['approval']>) => ({
    ...policy,
    approval: { ...policy.approval, ...over },
  });
  const law = (policy: Policy, over: Partial<Policy['withdrawal']>) => ({
    ...policy,
    withdrawal: { ...policy.withdrawal, ...over },
  });
  return [
    [/as a new store has it/, (policy) => policy],
    [
      /(\d+) days from (delivery|completion|payment|order)/,
      (policy, days, from) => windowed(policy, { days: Number(days), from: from as WindowStart }),
    ],
    [
      /(\d+) days for (product|category|tag|country|role|reason) (.+)/,
      (policy, days, kind = '', value = '') => {
        const rule = {
          id: `${kind} ${value}`,
          name: `${kind} ${value}`,
          match: matchOf(kind, value),
          days: Number(days),
        };
        return windowed(policy, { rules: [...policy.window.rules, rule] });
      },
    ],
    [
      /orders from (\S+) to (\S+) until (\S+)/,
      (policy, from = '', to = '', until = '') =>
        windowed(policy, { holidays: [{ name: 'Holidays', from, to, until }] }),
    ],
    [/never product (\d+)/, (policy, id) => never(policy, { products: [Number(id)] })],
    [/never category (\d+)/, (policy, id) => never(policy, { categories: [Number(id)] })],
    [/never tag (\d+)/, (policy, id) => never(policy, { tags: [Number(id)] })],
    [/never on sale/, (policy) => never(policy, { onSale: true })],
    [/gift cards may go back/, (policy) => never(policy, { giftCards: false })],
    [/orders that are (.+)/, (policy, states = '') => ({ ...policy, orderStates: states.split(' or ') })],
    [/orders of ([\d.]+) at least/, (policy, amount = '') => ({ ...policy, minimumValue: money(amount) })],
    [/a photo for (\w+)/, (policy, id = '') => reason(policy, id, { photoRequired: true })],
    [/a comment for (\w+)/, (policy, id = '') => reason(policy, id, { commentRequired: true })],
    [/only (\w+) for (\w+)/, (policy, only = '', id = '') => reason(policy, id, { resolutions: [only as Resolution] })],
    [/no more (\w+)/, (policy, id = '') => reason(policy, id, { retired: true })],
    [/no refunds/, (policy) => resolution(policy, 'refund', { offered: false })],
    [/store credit/, (policy) => resolution(policy, 'storeCredit', { offered: true })],
    [/exchange/, (policy) => resolution(policy, 'exchange', { offered: true })],
    [/exchange for any product/, (policy) => resolution(policy, 'exchange', { offered: true, scope: 'any' })],
    [
      /what is left of an exchange as (refund|store_credit)/,
      (policy, lower) => resolution(policy, 'exchange', { lower: lower as 'refund' }),
    ],
    [
      /keep up to ([\d.]+)/,
      (policy, amount = '') => resolution(policy, 'keep', { offered: true, underValue: money(amount) }),
    ],
    [
      /keep only for (\w+)/,
      (policy, id = '') => resolution(policy, 'keep', { offered: true, underValue: null, reasons: [id] }),
    ],
    [
      /keep pays ([\d.]+) %/,
      (policy, percent = '') => resolution(policy, 'keep', { basisPoints: parseMinor(percent, 2) }),
    ],
    [
      /(refund|credit|exchange) fee of the label/,
      (policy, key = '') => resolution(policy, keyOf(key), { fee: { kind: 'label' } }),
    ],
    [
      /(refund|credit|exchange) fee ([\d.]+(?: %)?)/,
      (policy, key = '', amount = '') => resolution(policy, keyOf(key), { fee: feeOf(amount, decimals) }),
    ],
    [
      /bonus ([\d.]+(?: %)?)/,
      (policy, amount = '') => resolution(policy, 'storeCredit', { bonus: feeOf(amount, decimals) }),
    ],
    [/no fee for (\w+)/, (policy, id = '') => ({ ...policy, feesWaived: [...policy.feesWaived, id] })],
    [/shipping back: (\w+)/, (policy, rule) => ({ ...policy, outboundShipping: rule as OutboundRule })],
    [/order fees back: (\w+)/, (policy, rule) => ({ ...policy, orderFees: rule as OutboundRule })],
    [/the customer pays the label/, (policy) => ({ ...policy, labels: { ...policy.labels, paidBy: 'customer' } })],
    [
      /(refund|store_credit|exchange) of a (guest|known customer) at (approval|first_scan|receipt|inspection)/,
      (policy, key = '', who, at) => {
        const whose = who === 'guest' ? 'guest' : 'known';
        const moves = { ...policy.moneyMoves[whose], [key]: at as MoneyMoves };
        return { ...policy, moneyMoves: { ...policy.moneyMoves, [whose]: moves } };
      },
    ],
    [
      /a person above ([\d.]+)/,
      (policy, amount = '') => ({ ...policy, moneyMoves: { ...policy.moneyMoves, ceiling: money(amount) } }),
    ],
    [/a person decides/, (policy) => approval(policy, { mode: 'person' })],
    [/by itself only for (\w+)/, (policy, id = '') => approval(policy, { reasons: [id] })],
    [/by itself up to ([\d.]+)/, (policy, amount = '') => approval(policy, { upToValue: money(amount) })],
    [/by itself up to (\d+) earlier returns/, (policy, count) => approval(policy, { earlierReturns: Number(count) })],
    [/not by itself for a first order/, (policy) => approval(policy, { firstOrder: false })],
    [
      /(\d+) returns in (\d+) days/,
      (policy, returns, days) => approval(policy, { limit: { returns: Number(returns), days: Number(days) } }),
    ],
    [/withdrawal/, (policy) => law(policy, { enabled: true })],
    [/withdrawal in (\d+) days/, (policy, days) => law(policy, { enabled: true, days: Number(days) })],
    [
      /withdrawal only to (.+)/,
      (policy, countries = '') => law(policy, { enabled: true, countries: countries.split(' or ') }),
    ],
    [/no withdrawal for category (\d+)/, (policy, id) => law(policy, { exceptCategories: [Number(id)] })],
    [/no withdrawal for product (\d+)/, (policy, id) => law(policy, { exceptProducts: [Number(id)] })],
    [/no withdrawal for role (\w+)/, (policy, role = '') => law(policy, { exceptRoles: [role] })],
    [/shipping of a part: (\w+)/, (policy, rule) => law(policy, { partialShipping: rule as 'none' })],
    [/standard delivery costs ([\d.]+)/, (policy, amount = '') => law(policy, { standardShipping: money(amount) })],
    [/the consumer pays the way back/, (policy) => law(policy, { returnCost: 'customer' })],
  ];
}

/** A policy from what a store owner would say of it. */
export function policyOf(said: readonly string[], decimals: number): Policy {
  return said.reduce<Policy>((policy, text) => told(text, policy, phrases(decimals)), aPolicy());
}
