import { moneyLeft } from '../claims.ts';
import { dueNow, earningBonus } from '../due.ts';
import { isDead, mayHaveGiven, reopenPayout, stageOf } from '../lifecycle.ts';
import { type Minor, ratioOf, sum } from '../money.ts';
import type { Order } from '../order.ts';
import { isPaid, isUnpaid, offlineGateways } from '../paid.ts';
import type { OutboundShare, Return } from '../return.ts';
import { capShares, type LineShare, worth } from '../share.ts';
import { amountData, andThen, type Circumstances, type Decision, event, nothingMore } from './decision.ts';
import { orderExchange } from './exchange.ts';
import { payWhatIsDue } from './payout.ts';
import { promisedEntries } from './promise-ledger.ts';

/**
 * The order of a return that nobody had paid is paid: what it promised is due again, as far as the order has room for it by now. Nothing is sent here: see
 * `startReopened`, once everything else that was seen of the order is taken up.
 */
export function orderPaid(
  entry: Return,
  { order, others }: { readonly order: Order | null; readonly others: readonly Return[] },
  circumstances: Circumstances,
): Decision {
  const offline = offlineGateways(circumstances.policy);
  if (order === null || !isUnpaid(entry) || isDead(entry.parcel.state) || !isPaid(order, offline)) {
    return nothingMore(entry);
  }
  const left = moneyLeft(order, others, offline);
  const paid = cappedTo({ ...entry, payment: 'paid' }, left);
  const open = entry.payouts
    .filter((one) => !mayHaveGiven(one) && (one.state === 'pending' || dueNow(paid, one.resolution).amount > 0))
    .map(({ resolution }) => resolution);
  const next = open.reduce<Return>(
    (sofar, resolution) => reopenPayout(sofar, resolution, dueNow(paid, resolution).amount),
    paid,
  );
  const facts = { sign: 1, currency: entry.currency, effectId: null, at: circumstances.now } as const;
  const total = sum(open.map((resolution) => dueNow(next, resolution).amount));
  return {
    ...nothingMore(next),
    events: [event('order_paid', circumstances, amountData(entry, total))],
    ledger: promisedEntries(next, open, facts),
  };
}

/** Holds the stock of an exchange and pays what is due by now, as approval would have. */
export function startReopened(entry: Return, circumstances: Circumstances): Decision {
  if (stageOf(entry) === null) return nothingMore(entry);
  const exchanges = entry.payouts.some(({ resolution, state }) => resolution === 'exchange' && state === 'pending');
  const ordered = exchanges ? orderExchange(entry, circumstances) : nothingMore(entry);
  return andThen(ordered, (next) => payWhatIsDue(next, circumstances));
}

/**
 * Lowers what is promised until what is due of it is no more than `left`. The price of an exchange is agreed: such a return keeps its promise, and what goes out
 * is checked right before.
 */
function cappedTo(entry: Return, left: Minor): Return {
  if (dueOf(entry) <= left || entry.exchangePlan !== null) return entry;
  // Missing units and what was lowered are off what is due already: how far the promise gives way is found by halving.
  let [fits, tooMuch] = [0, promisedOf(entry)];
  while (tooMuch - fits > 1) {
    const most = Math.floor((fits + tooMuch) / 2);
    if (dueOf(loweredTo(entry, most)) <= left) fits = most;
    else tooMuch = most;
  }
  return loweredTo(entry, fits);
}

/** Each part gives way in proportion, and the bonus with the credit that it is for. */
function loweredTo(entry: Return, most: Minor): Return {
  const capped = capShares(sharesOf(entry), most);
  let next = 0;
  const lines = entry.lines.map((line) => {
    const parts = line.parts.map((part) => ({ ...part, ...capped[next++] }));
    return { ...line, parts, capped: line.capped + sum(line.parts.map(worth)) - sum(parts.map(worth)) };
  });
  const outbound = entry.outbound.map((one) => {
    const share = capped[next++];
    return share ? { ...one, amount: share.goods, taxes: share.taxes } : one;
  });
  const before = earningBonus(entry.lines);
  return {
    ...entry,
    lines,
    outbound,
    ...(entry.outboundIf && {
      outboundIf: {
        ...entry.outboundIf,
        otherwise: entry.outboundIf.otherwise.map((one) => noMoreThan(one, outbound)),
      },
    }),
    bonus: before === 0 ? 0 : ratioOf(entry.bonus, earningBonus(lines), before),
  };
}

function noMoreThan(share: OutboundShare, all: readonly OutboundShare[]): OutboundShare {
  const most = all.find(({ id }) => id === share.id);
  const taxes = share.taxes.map((tax) => {
    const same = most?.taxes.find(({ rateId }) => rateId === tax.rateId);
    return { ...tax, amount: Math.min(tax.amount, same?.amount ?? 0) };
  });
  return { ...share, amount: Math.min(share.amount, most?.amount ?? 0), taxes };
}

function sharesOf({ lines, outbound }: Return): readonly LineShare[] {
  return [
    ...lines.flatMap((line) => line.parts.map(({ goods, taxes }) => ({ goods, taxes }))),
    ...outbound.map(({ amount, taxes }) => ({ goods: amount, taxes })),
  ];
}

function promisedOf(entry: Return): Minor {
  return sum(sharesOf(entry).map(worth));
}

/** Without the bonus: that is a gift. */
function dueOf(entry: Return): Minor {
  return sum(
    entry.payouts.map(({ resolution }) => dueNow(entry, resolution)).map(({ amount, bonus }) => amount - bonus),
  );
}
