import { followExchanges } from '../follow-exchange.ts';
import type { Sweep } from './sweep.ts';

/** Looks whether shoppers have paid what their new items cost more. */
export const unpaidExchangesSweep: Sweep = {
  name: 'unpaid_exchanges',
  cron: '*/10 * * * *',
  daily: false,
  async run(deps) {
    await followExchanges(deps);
    return {};
  },
};
