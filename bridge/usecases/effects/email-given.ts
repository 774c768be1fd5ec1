import type { EmailKind } from '../../domain/effect.ts';
import { lessPaid } from '../../domain/less.ts';
import { gaveNothing } from '../../domain/lifecycle.ts';
import { sum } from '../../domain/money.ts';
import { type Policy, type Resolution } from '../../domain/policy.ts';
import type { Return } from '../../domain/return.ts';
import type { EmailData, EmailLess } from '../../ports/site.ts';
import { exchangeView } from '../exchange-view.ts';

/** An amount, written out. */
export type Text = (amount: number) => string;

/** Which payouts an e-mail is about. */
function payoutsOf({ payouts }: Return, kind: EmailKind): readonly Resolution[] {
  switch (kind) {
    case 'refunded':
      return ['refund'];
    case 'kept':
      return ['keep'];
    case 'credit':
      return ['store_credit'];
    case 'exchange':
    case 'exchange_pay':
      return ['exchange'];
    case 'nothing_paid':
      return payouts.filter(gaveNothing).map(({ resolution }) => resolution);
    default:
      return [];
  }
}

/** Why less is given than was committed; the same item of two payouts is named once, with both amounts together. */
export function emailLess(entry: Return, kind: EmailKind, text: Text): EmailLess | null {
  const all = payoutsOf(entry, kind).flatMap((resolution) => lessPaid(entry, resolution) ?? []);
  if (all.length === 0) return null;
  const items = all.flatMap((one) => one.items);
  const keyOf = ({ orderLineId, reason }: (typeof items)[number]) => `${orderLineId} ${reason === null}`;
  const keys = [...new Set(items.map(keyOf))];
  return {
    items: keys.flatMap((key) => {
      const same = items.filter((one) => keyOf(one) === key);
      const amount = text(-sum(same.map((one) => one.amount)));
      return same.slice(0, 1).map(({ name, quantity, reason }) => ({ name, quantity, amount, reason }));
    }),
    left: text(sum(all.map((one) => one.left))),
    committed: text(sum(all.map((one) => one.committed))),
  };
}

export function isByHand(entry: Return, kind: EmailKind): boolean {
  const about = payoutsOf(entry, kind);
  return entry.payouts.some((one) => about.includes(one.resolution) && 'byHand' in one && one.byHand);
}

/** What becomes of the label of a return that was called off. */
export function endedLabel({ parcel, shipping }: Return, { labels }: Policy): EmailData['endedLabel'] {
  if (parcel.state !== 'cancelled') return null;
  if (shipping.state === 'preparing') return 'unused';
  if (shipping.state !== 'label') return null;
  const givenBack = shipping.source === 'shippo' && (shipping.transactionId === null || labels.kind !== 'pay_on_use');
  return givenBack ? 'void' : 'unused';
}

/** The new items and the old ones; the order is null where a person has made it outside. */
export function exchangeText(entry: Return, text: Text): EmailData['exchange'] {
  const exchanged = entry.lines.flatMap((line) => (line.exchange ? [{ ...line, exchange: line.exchange }] : []));
  if (exchanged.length === 0) return null;
  const view = exchangeView(entry);
  return {
    orderNumber: view?.orderNumber ?? '',
    items: exchanged.map(({ exchange, quantity }) => ({ name: exchange.name, quantity })),
    instead: exchanged.map(({ name, quantity }) => ({ name, quantity })),
    due: view && view.due > 0 ? text(view.due) : null,
    payUrl: view?.payUrl ?? null,
  };
}
