import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite } from '../../../../bridge/adapters/wordpress/site.ts';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import { setPermalinks } from '../../../plugin/support/permalinks.ts';
import type { RealSite } from '../../../site/real-site.ts';
import { makeSample, placeOrder, type Sample } from './sample-store.ts';
import { oneShirt } from './store-suite.ts';

/** A real WooCommerce whose owner chose "Plain" permalinks: it reads keys only with the plugin's help, and there is no /wp-json/. */
export function plainPermalinksSuite(running: () => RealSite): void {
  describe('where permalinks are plain', () => {
    const rules = DEFAULT_RULES;
    let sample: Sample;
    let number = '';
    let before = '';
    const access = () => ({ url: running().site.url, ...running().keys });
    const plugin = () =>
      createSite({ wordpressUrl: running().site.url, secret: running().secret, clock: { now: () => Date.now() } });

    beforeAll(async () => {
      await running().tidy();
      const contract = { ...access(), refuseRefunds: () => Promise.resolve(), stop: () => Promise.resolve() };
      sample = await makeSample(contract);
      ({ number } = await placeOrder(contract, sample, 'boomtest'));
      before = await setPermalinks(running().site, '');
    }, 120_000);
    afterAll(() => setPermalinks(running().site, before));

    it('reads the settings, finds the order and gives a refund', async () => {
      const store = woocommerceStore({ ...access(), aboutSite: async () => (await plugin().ping()).about });
      expect(await store.info()).toMatchObject({ timeZone: 'America/Los_Angeles', currency: { code: 'USD' } });
      const order = await store.findOrder(number, () => true, { rules });
      expect(order).toMatchObject({ number, email: sample.email });
      expect(await store.createRefund(oneShirt(order!))).toMatchObject({ type: 'done', value: { amount: 4878 } });
      expect(await store.checkConnection()).toEqual({ read: null, write: null });
    });

    it('is read by the public index where there is no plugin to ask', async () => {
      expect(await woocommerceStore(access()).info()).toMatchObject({ timeZone: 'America/Los_Angeles' });
    });

    it('lets nobody in with a wrong secret', async () => {
      const stranger = woocommerceStore({ ...access(), secret: 'cs_wrong' });
      await expect(stranger.findOrder(number, () => true, { rules })).rejects.toThrow();
    });
  });
}
