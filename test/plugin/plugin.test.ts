import { afterAll, beforeAll } from 'vitest';
import { callStore } from './support/store-call.ts';
import { guardedSite } from './support/guarded-site.ts';
import { startPluginSite, type PluginSite } from './support/plugin-site.ts';
import { crossSiteSuite } from './suites/cross-site-suite.ts';
import { emailSuite } from './suites/email-suite.ts';
import { everyEndpointSuite } from './suites/every-endpoint-suite.ts';
import { guardSuite } from './suites/guard-suite.ts';
import { guardedRoutesSuite } from './suites/guarded-routes-suite.ts';
import { keptSuite } from './suites/kept-suite.ts';
import { lifetimeSuite } from './suites/lifetime-suite.ts';
import { networkSuite } from './suites/network-suite.ts';
import { orderNoteSuite } from './suites/order-note-suite.ts';
import { orderNumbersSuite } from './suites/order-numbers-suite.ts';
import { pruningSuite } from './suites/pruning-suite.ts';
import { permalinksSuite } from './suites/permalinks-suite.ts';
import { privacySuite } from './suites/privacy-suite.ts';
import { proxySuite } from './suites/proxy-suite.ts';
import { refundEmailSuite } from './suites/refund-email-suite.ts';
import { refundLimitSuite } from './suites/refund-limit-suite.ts';
import { restockSuite } from './suites/restock-suite.ts';
import { rightsSuite } from './suites/rights-suite.ts';
import { screensSuite } from './suites/screens-suite.ts';
import { signatureSuite } from './suites/signature-suite.ts';
import { toldEmailSuite } from './suites/told-email-suite.ts';
import { woocommerceEmailSuite } from './suites/woocommerce-email-suite.ts';

// One WordPress for all suites: each start costs ten seconds.
let running: PluginSite;
beforeAll(async () => {
  running = await startPluginSite();
});
afterAll(() => running?.stop());

guardSuite('WordPress with the plugin', guardedSite(() => running));
guardedRoutesSuite(() => running);
signatureSuite(() => running);
restockSuite(() => running);
orderNoteSuite(() => ({
  asBridge: running.asBridge,
  asStore: async (method, path, body) =>
    (await callStore(running.site.url, running.keys, method, `/wc/v3${path}`, { body })).body,
}));
orderNumbersSuite(() => running);
refundEmailSuite(() => running);
refundLimitSuite(() => running);
emailSuite(() => running);
toldEmailSuite(() => running);
woocommerceEmailSuite(() => running);
screensSuite(() => running);
networkSuite(() => running);
permalinksSuite(() => running);
pruningSuite(() => running);
keptSuite(() => running);
privacySuite(() => running);
crossSiteSuite(() => running);
lifetimeSuite(() => running);
rightsSuite(() => running);
everyEndpointSuite(() => running);
// Last: it ends with the bridge being down.
proxySuite(() => running);
