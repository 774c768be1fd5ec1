import type { AskedLine } from './asked.ts';
import type { ClaimedMoney, LineClaim, UnitsTaken } from './claims.ts';
import { type Minor, ratioOf, shareByWeight, sum } from './money.ts';
import type { Order, OrderLine, OutboundLine } from './order.ts';
import { type OutboundRule, type Policy, reasonOf } from './policy.ts';
import type { OutboundCondition, OutboundShare, ReturnKind } from './return.ts';
import { capShares, unitShare, worth } from './share.ts';

export interface OutboundFacts {
  readonly order: Order;
  readonly policy: Policy;
  readonly kind: ReturnKind;
  /** Without what is kept, here, in their worth and in the claims: shipping goes by what is sent back. */
  readonly asked: readonly AskedLine[];
  /** What the asked lines are worth together, before caps and fees. */
  readonly worth: Minor;
  readonly claims: ReadonlyMap<number, LineClaim>;
  readonly outboundClaims: ReadonlyMap<number, ClaimedMoney>;
  /** What all returns of the order may have of its shipping and fees. */
  readonly most: readonly OutboundShare[];
  /** What the order has room for beside the lines. */
  readonly left: Minor;
}

type Amount = 'none' | 'all' | 'proportion';

/** What of shipping and fees of the order comes back with a return: by the policy, or by the law with a withdrawal; never more than is left of each. */
export function outboundShares(facts: OutboundFacts, full = isFull(facts)): readonly OutboundShare[] {
  const shares = facts.order.outbound.map((item) => shareOf(item, amountFor(item, full, facts), facts));
  const standard = facts.kind === 'withdrawal' ? underStandard(shares, facts) : shares;
  const capped = capShares(
    standard.map(({ amount, taxes }) => ({ goods: amount, taxes })),
    facts.left,
  );
  return standard
    .map((share, index): OutboundShare => {
      const { goods = 0, taxes = [] } = capped[index] ?? {};
      return { ...share, amount: goods, taxes };
    })
    .filter((share) => worth({ goods: share.amount, taxes: share.taxes }) > 0);
}

/** Where shipping comes back only since all of the order does, what that hangs on. `claimed`: units of other returns by line. */
export function outboundCondition(
  facts: OutboundFacts,
  claimed: ReadonlyMap<number, UnitsTaken>,
): OutboundCondition | null {
  if (!isFull(facts)) return null;
  const needs = facts.order.lines
    .filter(isSentAlone)
    .map(({ id }) => ({ orderLineId: id, units: claimed.get(id)?.claimed ?? 0 }))
    .filter(({ units }) => units > 0);
  return { needs, otherwise: outboundShares({ ...facts, claims: new Map() }, false), most: facts.most };
}

/** Children of a set come with it. */
function isSentAlone({ virtual, partOf }: OrderLine): boolean {
  return !virtual && partOf === undefined;
}

/** With this return, every unit of the order that can be sent back is. */
function isFull({ order, asked, claims }: OutboundFacts): boolean {
  return order.lines.filter(isSentAlone).every(({ id, quantity, measure = quantity }) => {
    const now = sum(asked.filter((one) => one.lineId === id).map((one) => one.quantity));
    return (claims.get(id)?.units ?? 0) + now >= measure;
  });
}

function amountFor(item: OutboundLine, full: boolean, { policy, kind, asked }: OutboundFacts): Amount {
  if (kind === 'withdrawal') return full ? 'all' : policy.withdrawal.partialShipping;
  switch (ruleOf(item, policy)) {
    case 'never':
      return 'none';
    case 'full_return':
      return full ? 'all' : 'none';
    case 'store_fault':
      return asked.some((line) => isFault(line, policy)) ? 'all' : 'none';
    case 'proportion':
      return 'proportion';
  }
}

/** In proportion: as the value of the asked lines is to that of all lines, in steps that add up to the whole. Free orders count units. */
function shareOf(item: OutboundLine, amount: Amount, facts: OutboundFacts): OutboundShare {
  const claim = facts.outboundClaims.get(item.id);
  const basis = valueBasis(facts);
  const share = (total: Minor, allocated: Minor): Minor => {
    if (amount === 'none') return 0;
    if (amount === 'all') return Math.max(0, total - allocated);
    return unitShare({ total, allocated, ...basis });
  };
  return {
    ...item,
    ...goesBy(item, amount, facts),
    amount: share(item.amount, claim?.goods ?? 0),
    taxes: item.taxes.map((tax) => ({ ...tax, amount: share(tax.amount, claim?.taxes.get(tax.rateId) ?? 0) })),
  };
}

function goesBy(
  item: OutboundLine,
  amount: Amount,
  { policy, kind, asked }: OutboundFacts,
): Pick<OutboundShare, 'goesBy'> {
  if (amount === 'proportion') return { goesBy: 'worth' };
  if (kind === 'withdrawal' || ruleOf(item, policy) !== 'store_fault') return {};
  return { goesBy: asked.filter((line) => isFault(line, policy)).map(({ lineId }) => lineId) };
}

function ruleOf({ kind }: OutboundLine, policy: Policy): OutboundRule {
  return kind === 'shipping' ? policy.outboundShipping : policy.orderFees;
}

function isFault({ reasonId }: AskedLine, policy: Policy): boolean {
  return reasonOf(policy, reasonId)?.fault === 'store';
}

function valueBasis({ order, asked, claims, worth: value }: OutboundFacts) {
  const all = sum(order.lines.map(worth));
  const held = [...claims.values()];
  if (all > 0) {
    const taken = sum(held.map((claim) => claim.goods + sum([...claim.taxes.values()])));
    return { quantity: all, taken, units: value };
  }
  return {
    quantity: sum(order.lines.map((line) => line.quantity)),
    taken: sum(held.map((claim) => claim.units)),
    units: sum(asked.map((line) => line.quantity)),
  };
}

/** What express cost beyond the cheapest standard delivery need not be paid back (art. 13(2)); its tax goes with it. */
function underStandard(shares: readonly OutboundShare[], facts: OutboundFacts): readonly OutboundShare[] {
  const { standardShipping } = facts.policy.withdrawal;
  const shipping = shares.filter((share) => share.kind === 'shipping');
  if (standardShipping === null || shipping.length === 0) return shares;
  const given = sum(shipping.map((share) => facts.outboundClaims.get(share.id)?.goods ?? 0));
  const allowed = Math.max(0, standardShipping - given);
  const amounts = shipping.map((share) => share.amount);
  if (sum(amounts) <= allowed) return shares;
  const lowered = shareByWeight(allowed, amounts);
  return shares.map((share) => {
    const amount = lowered[shipping.indexOf(share)];
    if (amount === undefined || share.amount === 0) return share;
    const taxes = share.taxes.map((tax) => ({ ...tax, amount: ratioOf(tax.amount, amount, share.amount) }));
    return { ...share, amount, taxes };
  });
}
