import type { Order } from '../standins/woocommerce/types.ts';
import type { Books, EffectRow } from './books.ts';
import type { Asked } from './journey.ts';
import { ORDERED, STOCK } from './steps.ts';

/** One act of one return: how often it was asked for, how often the peers' books have it, and the effects that stand for it. */
export interface Count {
  readonly asked: number;
  readonly made: number;
  readonly words: readonly EffectRow[];
}

type Look = (books: Books, asked: Asked, words: readonly EffectRow[]) => readonly Count[];

const of = (words: readonly EffectRow[], kind: string) => words.filter((word) => word.kind === kind);

function payoutKind({ resolution }: Asked): string {
  return { refund: 'refund', store_credit: 'store_credit', exchange: 'exchange_order' }[resolution];
}

function exchangeOrders({ shop }: Books, { number }: Asked): Order[] {
  return shop.orders.filter(({ meta_data }) =>
    meta_data.some(({ key, value }) => key === '_boomerang_return' && value === number),
  );
}

/** The number stands first in a refund's reason, which WooCommerce saves before it asks the gateway. */
export function refundsOf(shop: Books['shop'], number: string) {
  return shop.refunds.filter(({ reason }) => reason.startsWith(`${number} `));
}

const stockOf = ({ shop }: Books, id: number) => shop.products.find((one) => one.id === id)?.stock_quantity ?? 0;

function labelsOf(carrier: Books['carrier'], number: string) {
  const shipments = carrier.shipments.filter(({ extra }) => extra.reference_1 === number);
  const rates = shipments.flatMap(({ object_id }) => carrier.rates.filter(({ shipment }) => shipment === object_id));
  return carrier.transactions.filter(
    ({ rate, status }) => status !== 'ERROR' && rates.some(({ object_id }) => object_id === rate),
  );
}

export const acts = {
  labels({ carrier }, { number }, words) {
    return [{ asked: 1, made: labelsOf(carrier, number).length, words: of(words, 'buy_label') }];
  },

  voids({ carrier }, { number, voided }, words) {
    const refunds = labelsOf(carrier, number).flatMap(({ object_id }) =>
      carrier.refunds.filter(({ transaction, status }) => transaction === object_id && status === 'SUCCESS'),
    );
    const asked = Math.max(voided ? 1 : 0, of(words, 'void_label').length);
    return [{ asked, made: refunds.length, words: of(words, 'void_label') }];
  },

  refunds({ shop }, { resolution, gateway, number, cancelled }, words) {
    if (resolution !== 'refund' || gateway !== 'boomtest') return [];
    const recorded = refundsOf(shop, number);
    const paid = shop.payouts.filter(({ refundId }) => recorded.some(({ id }) => id === refundId)).length;
    return [{ asked: cancelled ? 0 : 1, made: Math.max(paid, recorded.length), words: of(words, 'refund') }];
  },

  'refunds by hand'({ shop }, { resolution, gateway, number, cancelled }, words) {
    if (resolution !== 'refund' || gateway === 'boomtest') return [];
    return [{ asked: cancelled ? 0 : 1, made: refundsOf(shop, number).length, words: of(words, 'refund') }];
  },

  coupons({ shop }, { resolution, number }, words) {
    if (resolution !== 'store_credit') return [];
    const made = shop.coupons.filter(({ description }) => description === number).length;
    return [{ asked: 1, made, words: of(words, 'store_credit') }];
  },

  balances({ shop }, { used, number }, words) {
    if (!used) return [];
    const coupon = shop.coupons.find(({ description }) => description === number);
    // 49.90 less the poster's 9.99, before tax.
    const isSet = coupon?.usage_limit === 2 && Math.round(coupon.amount * 100) === 4990 - 999;
    return [{ asked: 1, made: isSet ? 1 : 0, words: of(words, 'credit_balance') }];
  },

  'exchange orders'(books, asked, words) {
    if (asked.resolution !== 'exchange') return [];
    return [{ asked: 1, made: exchangeOrders(books, asked).length, words: of(words, 'exchange_order') }];
  },

  'exchanges ended'(books, asked, words) {
    const [order] = exchangeOrders(books, asked);
    if (asked.resolution !== 'exchange' || order === undefined) return [];
    const known = of(words, 'exchange_order').some(({ state }) => state === 'done');
    const ended = order.status === (asked.cancelled ? 'cancelled' : 'processing');
    return [{ asked: known ? 1 : 0, made: known && ended ? 1 : 0, words: of(words, 'exchange_status') }];
  },

  'stock units'(books, { productId, cancelled }, words) {
    const back = stockOf(books, productId) - (STOCK - ORDERED);
    return [{ asked: cancelled ? 0 : 1, made: back, words: of(words, 'restock') }];
  },

  'units held'(books, asked) {
    if (asked.insteadId === null) return [];
    const held = exchangeOrders(books, asked).filter(({ status }) => status !== 'cancelled').length;
    return [{ asked: held, made: STOCK - stockOf(books, asked.insteadId), words: [] }];
  },

  notes({ shop }, asked, words) {
    const paid = of(words, payoutKind(asked)).some(({ state }) => state === 'done') && !asked.cancelled;
    const shipped =
      asked.resolution !== 'exchange' || of(words, 'exchange_status').some(({ state }) => state === 'done');
    const made = shop.notes.filter(
      ({ order_id, note }) => order_id === asked.orderId && note.startsWith(`${asked.number}:`),
    );
    return [{ asked: paid && shipped ? 1 : 0, made: made.length, words: of(words, 'order_note') }];
  },

  'e-mails'({ shop }, { number }, words) {
    const sent = shop.mails.filter(({ data }) => data['returnNumber'] === number);
    const received = { asked: 1, made: Math.min(1, sent.filter(({ kind }) => kind === 'received').length), words: [] };
    const each = of(words, 'email').map((word) => {
      const times = sent.filter(({ messageId }) => messageId.startsWith(word.id)).length;
      return { asked: 1, made: times, words: [word] };
    });
    return [received, ...each];
  },

  webhooks({ ear }, _asked, words) {
    return of(words, 'webhook').map((word) => {
      const times = ear.seen.filter(({ body }) => body.includes(word.id)).length;
      return { asked: 1, made: times, words: [word] };
    });
  },
} as const satisfies Record<string, Look>;

export type ActName = keyof typeof acts;
