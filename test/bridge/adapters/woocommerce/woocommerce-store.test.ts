import { describe } from 'vitest';
import { startWooStandin } from '../../../standins/woocommerce/index.ts';
import { catalogueSuite } from './catalogue-suite.ts';
import { payoutSuite } from './payout-suite.ts';
import { storeSuite } from './store-suite.ts';

const start = async () => {
  const standin = await startWooStandin();
  const refuseRefunds = async () => void (standin.gateways.boomtest!.mood = 'refuses');
  return { ...standin, refuseRefunds };
};

describe('The store adapter on the stand-in', () => {
  describe('reads orders and refunds them', () => storeSuite(start));
  describe('reads products and customers', () => catalogueSuite(start));
  describe('pays by credit and exchange', () => payoutSuite(start));
});
