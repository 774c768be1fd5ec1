import { outboundHeld } from '../claims.ts';
import { isAllBack, isMet, unitsBackOf } from '../came-back.ts';
import { dueNow, outboundBy, outboundDue } from '../due.ts';
import { inspectionOf } from '../found.ts';
import { hasBegun, isDead, movePayout } from '../lifecycle.ts';
import { type Minor, sum } from '../money.ts';
import { isUnpaid } from '../paid.ts';
import { type Policy, type Resolution, RESOLUTIONS } from '../policy.ts';
import type { OutboundShare, Payout, Return } from '../return.ts';
import { isBack } from '../sent-back.ts';
import { worth } from '../share.ts';
import { amountData, type Circumstances, type Decision, event, nothingMore } from './decision.ts';
import { promisedEntries } from './promise-ledger.ts';

/**
 * With this return the rest of the order has come: shipping that other returns were paid without, since it was not here, is paid with this one. Once, since together they never get more than
 * the order's returns may have of it. A return of which nothing is paid in money or credit gets it as the other would have; one whose money has moved already gets none.
 */
export function withShippingOfOthers(entry: Return, circumstances: Circumstances): Decision {
  const { policy, now } = circumstances;
  if (!circumstances.others || entry.outboundIf || isUnpaid(entry)) return nothingMore(entry);
  const others = circumstances.others.filter((one) => one.id !== entry.id);
  const lost = lostOnes(entry, others, policy);
  const taken = openShares(lost, [...others, entry]);
  if (taken.length === 0) return nothingMore(entry);
  const outbound = together([...entry.outbound, ...taken]);
  const needs = [...new Set(others.flatMap((one) => one.lines.filter(isBack).map((line) => line.orderLineId)))]
    .map((orderLineId) => ({ orderLineId, units: unitsBackOf(others, orderLineId, policy) }))
    .filter(({ units }) => units > 0);
  const grown: Return = { ...entry, outbound, outboundIf: { needs, otherwise: entry.outbound, by: byOf(lost) } };
  const resolution = outboundBy(grown);
  const payout = resolution && entry.payouts.find((one) => one.resolution === resolution);
  if (resolution === null || (payout && (payout.state !== 'pending' || hasBegun(payout)))) return nothingMore(entry);
  const { amount } = dueNow(grown, resolution);
  const next = payout ? movePayout(grown, { ...payout, amount }) : withPayout(grown, resolution, amount);
  const facts = { currency: entry.currency, effectId: null, at: now } as const;
  return {
    ...nothingMore(next),
    events: [event('refund_with_shipping', circumstances, amountData(entry, sum(taken.map(worthOf))))],
    ledger: [
      ...promisedEntries(entry, [resolution], { ...facts, sign: -1 }),
      ...promisedEntries(next, [resolution], { ...facts, sign: 1 }),
    ],
  };
}

/** The others that lost what all of them have earned by now. */
function lostOnes(entry: Return, others: readonly Return[], policy: Policy): readonly Return[] {
  const all = [...others, entry];
  return others.filter(
    (one) =>
      one.outboundIf?.lost === true &&
      !isDead(one.parcel.state) &&
      isAllBack(one, policy) &&
      isMet(
        one.outboundIf,
        all.filter(({ id }) => id !== one.id),
        policy,
      ),
  );
}

/** In money only where one of them would have paid it so. */
function byOf(lost: readonly Return[]): Resolution | undefined {
  const all = lost.map(outboundBy);
  return all.includes('refund') ? 'refund' : (all.find((one) => one !== null) ?? undefined);
}

/** What they lost, as far as nobody has it. */
function openShares(lost: readonly Return[], all: readonly Return[]): readonly OutboundShare[] {
  const held = outboundHeld(all);
  return lost.reduce<readonly OutboundShare[]>((sofar, one) => {
    const due = outboundDue(one, inspectionOf(one));
    const open = one.outbound.map((share) => {
      const most = one.outboundIf?.most?.find(({ id }) => id === share.id);
      const has = [...held, ...sofar].filter(({ id }) => id === share.id);
      const own = due.filter(({ id }) => id === share.id);
      return without(share, own, most && { most, has });
    });
    return [...sofar, ...open.filter((share) => worthOf(share) > 0)];
  }, []);
}

type Money = Pick<OutboundShare, 'amount' | 'taxes'>;

/** `share` less what is paid of it, and no more than is left of `most`. What goes by nothing else stands under the condition. */
function without(
  { goesBy: _by, ...share }: OutboundShare,
  paid: readonly Money[],
  bound: { readonly most: Money; readonly has: readonly Money[] } | undefined,
): OutboundShare {
  const left = (amount: Minor, of: (one: Money) => Minor) => {
    const room = bound ? of(bound.most) - sum(bound.has.map(of)) : 0;
    return Math.max(0, Math.min(amount - sum(paid.map(of)), room));
  };
  const taxOf = (rateId: OutboundShare['taxes'][number]['rateId']) => (one: Money) =>
    sum(one.taxes.filter((tax) => tax.rateId === rateId).map((tax) => tax.amount));
  return {
    ...share,
    amount: left(share.amount, (one) => one.amount),
    taxes: share.taxes.map((tax) => ({ ...tax, amount: left(tax.amount, taxOf(tax.rateId)) })),
  };
}

/** One share for each shipping line or fee. What stands under the condition as a whole goes by nothing else. */
function together(shares: readonly OutboundShare[]): readonly OutboundShare[] {
  return [...new Set(shares.map(({ id }) => id))].flatMap((id) => {
    const [first, ...others] = shares.filter((one) => one.id === id);
    if (!first || others.length === 0) return first ? [first] : [];
    const { goesBy: _by, ...share } = first;
    const more = (rateId: OutboundShare['taxes'][number]['rateId']) =>
      sum(others.flatMap(({ taxes }) => taxes.filter((tax) => tax.rateId === rateId).map((tax) => tax.amount)));
    return [
      {
        ...share,
        amount: sum([share.amount, ...others.map(({ amount }) => amount)]),
        taxes: share.taxes.map((tax) => ({ ...tax, amount: tax.amount + more(tax.rateId) })),
      },
    ];
  });
}

function withPayout(entry: Return, resolution: Resolution, amount: Minor): Return {
  const added: Payout = { resolution, amount, state: 'pending', effectId: null, byHand: false, held: null };
  const place = (one: Payout) => RESOLUTIONS.indexOf(one.resolution);
  return { ...entry, payouts: [...entry.payouts, added].sort((one, other) => place(one) - place(other)) };
}

function worthOf({ amount, taxes }: Money): Minor {
  return worth({ goods: amount, taxes });
}
