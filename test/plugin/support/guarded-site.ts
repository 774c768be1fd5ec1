import type { GuardTarget } from '../suites/guard-suite.ts';
import { guardIsOff } from './guard-switch.ts';
import type { PluginSite } from './plugin-site.ts';

/** The guard's target where the plugin stands before the stand-in store, however WordPress runs. */
export function guardedSite(running: () => PluginSite): GuardTarget {
  return {
    origin: () => running().site.url,
    keys: () => running().keys,
    dieAfterAct: (path) => running().store.switches.deaths.push({ path, when: 'after-act' }),
    slowRefunds: (ms) => (running().store.switches.slow = ms ? [{ path: /\/refunds$/, method: 'POST', ms }] : []),
    guardIsOff: (off) => guardIsOff(running().site, off),
  };
}
