import { afterAll, beforeAll, describe } from 'vitest';
import { catalogueSuite } from '../bridge/adapters/woocommerce/catalogue-suite.ts';
import { generatedRefundsSuite } from '../bridge/adapters/woocommerce/generated-refunds-suite.ts';
import { payoutSuite } from '../bridge/adapters/woocommerce/payout-suite.ts';
import { plainPermalinksSuite } from '../bridge/adapters/woocommerce/plain-permalinks-suite.ts';
import { storeSuite } from '../bridge/adapters/woocommerce/store-suite.ts';
import { realAtOnceSuite } from '../bridge/usecases/real-at-once-suite.ts';
import { realLookUpSuite } from '../bridge/usecases/real-look-up-suite.ts';
import { realReturnSuite } from '../bridge/usecases/real-return-suite.ts';
import { realUnpaidSuite } from '../bridge/usecases/real-unpaid-suite.ts';
import { deadlockSuite } from '../plugin/suites/deadlock-suite.ts';
import { guardSuite } from '../plugin/suites/guard-suite.ts';
import { orderNoteSuite } from '../plugin/suites/order-note-suite.ts';
import { realEmailSuite } from '../plugin/suites/real-email-suite.ts';
import { realOrderNumbersSuite } from '../plugin/suites/real-order-numbers-suite.ts';
import { realOrderSuite } from '../plugin/suites/real-order-suite.ts';
import { realRefundLimitSuite } from '../plugin/suites/real-refund-limit-suite.ts';
import { realRestockSuite } from '../plugin/suites/real-restock-suite.ts';
import { guardIsOff } from '../plugin/support/guard-switch.ts';
import { callAsBridge } from '../plugin/support/signed-call.ts';
import { callStore } from '../plugin/support/store-call.ts';
import { contractSuite } from '../standins/woocommerce/contract/contract-suite.ts';
import { openStore } from './place-orders.ts';
import { gatewayRefuses, nextRefundDies, refundsTake } from './real-woocommerce.ts';
import { startRealSite, type RealSite, type RealStore } from './real-site.ts';
import { nativeServers } from './native/native-servers.ts';

const woocommerceDir = process.env.WOOCOMMERCE_DIR;
const title = woocommerceDir
  ? `The WooCommerce in ${woocommerceDir}`
  : 'No real WooCommerce is asked: WOOCOMMERCE_DIR names no folder with one';

/** As stores run: natively where this machine has the servers, else as WebAssembly. REAL_STORE takes those whose name it is a part of. */
const STORES: Record<string, RealStore> = nativeServers()
  ? {
      'its own order tables': { orders: 'hpos', native: {} },
      'orders as posts': { orders: 'posts', native: {} },
      'synchronised orders': { orders: 'synchronised', native: {} },
      'its own order tables and Redis': { orders: 'hpos', native: { redis: true } },
      'its own order tables, in a folder': { orders: 'hpos', native: { folder: 'shop' } },
      'synchronised orders and Redis': { orders: 'synchronised', native: { redis: true } },
    }
  : { 'its own order tables, as WebAssembly': { orders: 'hpos' } };
const chosen = Object.entries(STORES).filter(([name]) => name.includes(process.env['REAL_STORE'] ?? ''));

// One site for all suites, one suite after the other: two at once starve each other.
describe.skipIf(!woocommerceDir).each(chosen)(`${title}, %s`, { timeout: 180_000 }, (_name, how) => {
  let running: RealSite;
  beforeAll(async () => {
    running = await startRealSite(woocommerceDir!, how);
  }, 400_000);
  afterAll(() => running?.stop());

  const store = async () => {
    await running.tidy();
    return {
      url: running.site.url,
      ...running.keys,
      refuseRefunds: () => gatewayRefuses(running.site, 'The bank said no.'),
      stop: () => running.tidy(),
    };
  };

  describe('answers as 10.2.4 was recorded to', () => contractSuite(store));
  describe('below the store adapter', () => storeSuite(store));
  describe('below the store adapter, its catalogue', () => catalogueSuite(store));
  describe('below the store adapter, credit and exchange', () => payoutSuite(store));
  describe('takes the refunds of generated orders', () =>
    generatedRefundsSuite(async () => ({ ...(await store()), ...openStore(running.site) })));
  guardSuite('with the plugin', {
    origin: () => running.site.url,
    keys: () => running.keys,
    dieAfterAct: () => nextRefundDies(running.site),
    slowRefunds: (ms) => refundsTake(running.site, ms),
    guardIsOff: (off) => guardIsOff(running.site, off),
  });
  realRefundLimitSuite(() => running);
  realRestockSuite(() => running);
  if (how.native) deadlockSuite(() => running);
  orderNoteSuite(() => ({
    asBridge: (name, call) => callAsBridge(running.site.url, name, { secret: running.secret, ...call }),
    asStore: async (method, path, body) =>
      (await callStore(running.site.url, running.keys, method, `/wc/v3${path}`, { body })).body,
  }));
  realOrderSuite(() => running);
  realOrderNumbersSuite(() => running);
  realEmailSuite(() => running);
  plainPermalinksSuite(() => running);
  realLookUpSuite(() => running);
  realReturnSuite(() => running);
  realAtOnceSuite(() => running);
  realUnpaidSuite(() => running);
});
