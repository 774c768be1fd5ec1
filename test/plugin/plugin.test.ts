import { afterAll, beforeAll } from 'vitest';
import { startPluginSite, type PluginSite } from './support/plugin-site.ts';
import { guardSuite } from './suites/guard-suite.ts';

// One WordPress for all suites: each start costs ten seconds.
let running: PluginSite;
beforeAll(async () => {
  running = await startPluginSite();
});
afterAll(() => running?.stop());

guardSuite('WordPress with the plugin', {
  origin: () => running.site.url,
  keys: () => running.keys,
  dieAfterAct: (path) => running.store.switches.deaths.push({ path, when: 'after-act' }),
  slowRefunds: (ms) => (running.store.switches.slow = ms ? [{ path: /\/refunds$/, method: 'POST', ms }] : []),
});
