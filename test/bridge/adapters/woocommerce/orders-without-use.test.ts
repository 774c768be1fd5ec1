import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ENDED } from '../../../../bridge/adapters/woocommerce/credit-paid.ts';
import { DRAFTS, orderPayment } from '../../../../bridge/domain/paid.ts';
import { WITHOUT_USE } from '../../../standins/woocommerce/coupon-uses.ts';
import { orderCase } from '../../domain/support/orders.ts';

it('Orders that have used no credit are the same to the bridge, the plugin and the stand-in, and never count as paid', () => {
  const source = readFileSync('plugin/inc/coupon-uses.php', 'utf8');
  const listed = /const WITHOUT_USE = array\(([^)]*)\)/.exec(source)?.[1] ?? '';
  const plugin = [...listed.matchAll(/'([^']+)'/g)].map(([, status]) => status);
  expect(plugin.length).toBeGreaterThan(0);
  expect([[...ENDED].sort(), [...WITHOUT_USE].sort()]).toEqual([[...plugin].sort(), [...plugin].sort()]);
  expect(DRAFTS.every((status) => ENDED.includes(status))).toBe(true);
  for (const status of ENDED) {
    for (const total of [0, 100]) {
      const order = { ...orderCase(1).order, status, total, paidAt: null, transactionId: '' };
      expect([status, total, orderPayment(order, [])]).toEqual([status, total, 'unpaid']);
    }
  }
});
