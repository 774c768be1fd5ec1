import { describe } from 'vitest';
import { startWooStandin } from '../index.ts';
import { contractSuite } from './contract-suite.ts';

describe('The stand-in answers as WooCommerce 10.2.4 was recorded to', () => {
  contractSuite(async () => {
    const standin = await startWooStandin();
    return {
      ...standin,
      refuseRefunds: async () => {
        standin.gateways.boomtest!.mood = 'refuses';
      },
    };
  });
});
