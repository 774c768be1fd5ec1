import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createShopClient } from '../../../blocks/api/shop-client.ts';
import type { E2e } from '../support/e2e.ts';

const SHOPPERS = 20;
/** ms */
const EVERY_ONE_WITHIN = 30_000;

/** As the form asks: through its own client, which comes back when the store is busy. */
export function loadSuite(e2e: () => E2e): void {
  describe(`${SHOPPERS} shoppers at once, on 3 PHP workers`, () => {
    beforeEach(() => e2e().closePages());
    // The form's client asks the browser whether it is offline.
    beforeAll(() => void vi.stubGlobal('navigator', { onLine: true }));
    afterAll(() => vi.unstubAllGlobals());

    it('each gets the order within 30 s', async () => {
      const { stack, store } = e2e();
      const order = await store.order();
      const request = { orderNumber: order.number, email: order.email };
      let cameBack = 0;
      let pressed = 0;
      const shopper = async () => {
        const client = createShopClient({ root: `${stack.site.url}/wp-json/boomerang/v1/`, nonce: null });
        const began = performance.now();
        for (;;) {
          const answer = await client.lookup(request, () => (cameBack += 1));
          const waited = Math.round(performance.now() - began);
          if (answer.ok || waited > EVERY_ONE_WITHIN) return { ok: answer.ok, waited };
          // On slow processors the form may say first that the store does not answer, and offers to try again.
          pressed += 1;
        }
      };
      const answers = await Promise.all(Array.from({ length: SHOPPERS }, shopper));
      const sorted = answers.map(({ waited }) => waited).sort((a, b) => a - b);
      console.log(
        `${SHOPPERS} look-ups at once: fastest ${sorted[0]} ms, median ${sorted[SHOPPERS / 2]} ms, slowest ${sorted.at(-1)} ms; came back by themselves ${cameBack} times, “Try again” pressed ${pressed} times`,
      );
      expect(answers.filter(({ ok }) => !ok)).toEqual([]);
      expect(sorted.at(-1)).toBeLessThan(EVERY_ONE_WITHIN);
    });
  });
}
