import { followExchanges } from '../follow-exchange.ts';
import { takeUpWords } from '../payment-words.ts';
import type { Sweep } from './sweep.ts';

/** Looks whether shoppers have paid what their new items cost more, and takes up what staff said of payments that the store was not there for. */
export const unpaidExchangesSweep: Sweep = {
  name: 'unpaid_exchanges',
  cron: '*/10 * * * *',
  daily: false,
  async run(deps) {
    await followExchanges(deps);
    await takeUpWords(deps);
    return {};
  },
};
