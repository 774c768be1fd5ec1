import { describe, expect, it } from 'vitest';
import { againstPaying, offlineGateways, type OrderPayment, orderPayment } from '../../../bridge/domain/paid.ts';
import { orderCase } from './support/orders.ts';

const PLACED = '2026-11-01T10:00:00.000Z';
const LATER = '2026-11-03T09:00:00.000Z';
const AT_ONCE = '2026-11-01T10:00:20.000Z';

const OWN = offlineGateways({ offlineGateways: ['invoice'] });
const GATEWAYS = ['bacs', 'cheque', 'cod', 'invoice'] as const;

/** State, date, transaction, the state in which staff said that the money has arrived, and how the payment of an offline gateway stands then. */
const OFFLINE: readonly (readonly [string, string | null, string, string | null, OrderPayment])[] = [
  ['processing', null, '', null, 'unpaid'],
  ['on-hold', null, '', null, 'unpaid'],
  ['pending', null, '', null, 'unpaid'],
  ['completed', null, '', null, 'paid'],
  ['processing', LATER, '', null, 'paid'],
  ['processing', null, 'tx', null, 'paid'],
  ['processing', null, '', 'processing', 'paid'],
  ['on-hold', null, '', 'on-hold', 'paid'],
  ['pending', null, '', 'pending', 'paid'],
  // The word was for a state, and the order has moved on: to paid, or away from it.
  ['processing', null, '', 'on-hold', 'paid'],
  ['completed', null, '', 'processing', 'paid'],
  ['delivered', null, '', 'processing', 'paid'],
  ['failed', null, '', 'on-hold', 'in_question'],
  ['on-hold', null, '', 'processing', 'in_question'],
  ['cancelled', null, '', 'on-hold', 'in_question'],
  ['disputed', null, '', 'processing', 'in_question'],
  // Paid by card after the word, and taken back.
  ['on-hold', LATER, '', 'on-hold', 'in_question'],
];

describe.each(GATEWAYS)('An order by %s', (gateway) => {
  it.each(OFFLINE)(
    'in %s, dated %s, transaction “%s”, money said to have arrived in %s: its payment is %s',
    (status, paidAt, transactionId, said, payment) => {
      const paymentMethod = { id: gateway, title: gateway, canRefund: false };
      const { order } = orderCase(1);
      const word = said === null ? {} : { saidPaid: { status: said } };
      const asked = { ...order, placedAt: PLACED, status, paidAt, transactionId, paymentMethod, ...word };
      expect(orderPayment(asked, OWN)).toBe(payment);
      const cancelled = ['cancelled', 'trash'].includes(status);
      expect(againstPaying(asked, OWN)).toBe(
        cancelled ? 'order_cancelled' : payment === 'paid' ? null : 'payment_in_question',
      );
    },
  );
});

describe('The date of payment of an order by a gateway that the owner names as offline', () => {
  const by = (id: string, paidAt: string) => ({
    ...orderCase(1).order,
    placedAt: PLACED,
    status: 'processing',
    paidAt,
    transactionId: '',
    paymentMethod: { id, title: id, canRefund: false },
  });

  it('is no proof where WooCommerce wrote it by itself as the order came in in processing', () => {
    expect(orderPayment(by('invoice', AT_ONCE), OWN)).toBe('unpaid');
    expect(orderPayment(by('invoice', LATER), OWN)).toBe('paid');
    expect(orderPayment(by('boomtest', AT_ONCE), OWN)).toBe('paid');
    expect(orderPayment({ ...by('invoice', AT_ONCE), status: 'completed' }, OWN)).toBe('paid');
  });
});

describe('An order that is refunded, and that store credit paid', () => {
  const { order } = orderCase(1);
  const lines = order.lines.map((line) => ({ ...line, credit: { goods: line.goods, taxes: [] } }));
  const refund = { id: 1, amount: 0, at: LATER, items: [] };
  const refunded = { ...order, status: 'refunded', refunds: [] };

  it.each([0, 500])(
    'waits for a person where no refund of ours made it so: the rest (%s) says nothing of credit',
    (total) => {
      const theirs = [{ ...refund, effectId: null }];
      expect(againstPaying({ ...refunded, lines, total }, OWN)).toBe('payment_in_question');
      expect(againstPaying({ ...refunded, lines, total, refunds: theirs as never }, OWN)).toBe('payment_in_question');
    },
  );

  it('goes on where a refund of ours did: the credit is still due', () => {
    const ours = [{ ...refund, effectId: 'e-1' }];
    expect(againstPaying({ ...refunded, lines, total: 500, refunds: ours as never }, OWN)).toBeNull();
  });

  it('is nothing new where money paid all of it', () => {
    expect(againstPaying(refunded, OWN)).toBeNull();
  });
});
