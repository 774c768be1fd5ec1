import type { AskedLine } from '../../../../../bridge/domain/asked.ts';
import { loweringRefusal } from '../../../../../bridge/domain/decisions/lowering.ts';
import { parseMinor } from '../../../../../bridge/domain/money.ts';
import type { Order } from '../../../../../bridge/domain/order.ts';
import type { Resolution } from '../../../../../bridge/domain/policy.ts';
import type { InspectedLine, ParcelState, Return } from '../../../../../bridge/domain/return.ts';
import { anItem, aWish } from '../../ask.ts';
import { type Phrase, told, type WorkedCase } from './cases.ts';

export interface Wish {
  readonly asked: AskedLine;
  readonly byStaff: boolean;
  readonly override: boolean;
  readonly ended: Extract<ParcelState, 'cancelled' | 'rejected' | 'expired'> | null;
}

function wishOf(text: string, order: Order): Wish {
  const [, quantity, name, rest = ''] = /^(\d+) × (.+?)(?:, (.+))?$/.exec(text) ?? [];
  const line = order.lines.find((one) => one.name === name);
  if (quantity === undefined || !line) throw new Error(`What is asked by "${text}"?`);
  const asked = aWish({ lineId: line.id, quantity: Number(quantity), reasonId: '' });
  const plain: Wish = { asked, byStaff: false, override: false, ended: null };
  const also = (wish: Wish, over: Partial<AskedLine>): Wish => ({ ...wish, asked: { ...wish.asked, ...over } });
  const item = (wish: Wish, title: string, price: string, inStock: number | null, productId: number) =>
    also(wish, {
      resolution: 'exchange',
      exchange: anItem({ productId, name: title, price: parseMinor(price, order.currency.decimals), inStock }),
    });
  const phrases: readonly Phrase<Wish>[] = [
    [/(refund|store_credit|exchange|keep)/, (wish, resolution) => also(wish, { resolution: resolution as Resolution })],
    [
      /exchange for another product (.+) at ([\d.]+)/,
      (wish, title = '', price = '') => item(wish, title, price, null, 999),
    ],
    [/exchange for (.+) at ([\d.]+)/, (wish, title = '', price = '') => item(wish, title, price, null, line.productId)],
    [
      /exchange for (.+) at ([\d.]+) of which there are (\d+)/,
      (wish, title = '', price = '', stock) => item(wish, title, price, Number(stock), line.productId),
    ],
    [/with a photo/, (wish) => also(wish, { photoIds: ['photo-1'] })],
    [/with a comment/, (wish) => also(wish, { comment: 'Torn' })],
    [/by staff/, (wish) => ({ ...wish, byStaff: true })],
    [/overridden/, (wish) => ({ ...wish, byStaff: true, override: true })],
    [/(cancelled|rejected|expired) meanwhile/, (wish, ended) => ({ ...wish, ended: ended as 'cancelled' })],
    [/(\w+)/, (wish, reasonId = '') => also(wish, { reasonId })],
  ];
  return rest === '' ? plain : told(rest, plain, phrases);
}

export function wishesOf(one: WorkedCase, word: 'request' | 'withdrawal' | 'returned', order: Order): readonly Wish[] {
  return one.said(word).map((text) => wishOf(text, order));
}

/** What happened to a return: what its parcel held, what its label cost. */
export function happenedTo(entry: Return, one: WorkedCase): Return {
  return one.said('then').reduce(
    (sofar, text) =>
      told(text, sofar, [
        [
          /the label costs ([\d.]+)/,
          (now, amount = '') =>
            now.labelDeduction === null ? { ...now, labelDeduction: parseMinor(amount, now.currency.decimals) } : now,
        ],
        [/all is found/, (now) => found(now, '', {})],
        [/(\d+) × (.+) is missing/, (now, units, name = '') => found(now, name, { missing: Number(units) })],
        [
          /(\d+) × (.+) is damaged and lowered by ([\d.]+) for "(.+)"/,
          (now, units, name = '', amount = '', reason = '') =>
            found(now, name, {
              damaged: Number(units),
              lowered: { amount: parseMinor(amount, now.currency.decimals), reason },
            }),
        ],
      ]),
    entry,
  );
}

function found(entry: Return, name: string, what: Partial<InspectedLine>): Return {
  const inspection = entry.lines
    .filter((line) => line.resolution !== 'keep')
    .map((line) => {
      const { damaged = 0, missing = 0, lowered = null } = line.name === name ? what : {};
      return { orderLineId: line.orderLineId, sellable: line.quantity - missing - damaged, damaged, missing, lowered };
    });
  const refusal = loweringRefusal(entry, inspection);
  if (refusal !== null) throw new Error(`Nobody may find that: ${refusal.code}`);
  return { ...entry, parcel: { state: 'inspected', receivedAt: '2026-11-25T10:00:00.000Z', inspection } };
}
