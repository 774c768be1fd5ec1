import { afterAll, beforeAll } from 'vitest';
import { startWooStandin, type WooStandin } from '../standins/woocommerce/index.ts';
import { guardSuite } from './suites/guard-suite.ts';

let store: WooStandin;
beforeAll(async () => {
  store = await startWooStandin();
});
afterAll(() => store.stop());

guardSuite('stand-in store', {
  origin: () => store.url,
  keys: () => store,
  dieAfterAct: (path) => store.switches.deaths.push({ path, when: 'after-act' }),
  slowRefunds: (ms) => (store.switches.slow = ms ? [{ path: /\/refunds$/, method: 'POST', ms }] : []),
  guardIsOff: (off) => (store.switches.guard = !off),
});
