import { describe } from 'vitest';
import { startWooStandin } from '../../../standins/woocommerce/index.ts';
import { storeSuite } from './store-suite.ts';

describe('The store adapter on the stand-in', () => {
  storeSuite(async () => {
    const standin = await startWooStandin();
    const refuseRefunds = async () => void (standin.gateways.boomtest!.mood = 'refuses');
    return { ...standin, refuseRefunds };
  });
});
