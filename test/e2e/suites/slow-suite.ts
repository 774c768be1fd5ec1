import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startFaultProxy, type FaultProxy } from '../../standins/fault-proxy.ts';
import type { E2e } from '../support/e2e.ts';
import { choose, estimated, findButton, openForm, returnNumber, submitButton, typeOrder } from '../support/form.ts';
import { look } from '../support/look.ts';
import { sees } from '../support/owner.ts';

const FORM = '.wp-block-boomerang-return-form';
/** ms, added to every answer of the return service */
const SLOW = 8_000;
const API = /boomerang\/v1\//;

/** The page's way to the shop leads through a proxy that holds every answer back. */
export function slowSuite(e2e: () => E2e): void {
  describe(`A shop that takes ${SLOW} ms longer for every answer`, () => {
    let faults: FaultProxy;
    beforeAll(async () => {
      faults = await startFaultProxy({ target: e2e().stack.site.url });
      faults.rules.add({ match: { path: API }, fault: { hold: SLOW } });
    });
    beforeEach(() => e2e().closePages());
    afterAll(async () => {
      // A page that is still open asks on, and would find its way gone.
      await e2e().closePages();
      await faults?.stop();
    });

    const asked = (name: string) => faults.log.filter(({ path }) => path.endsWith(`/boomerang/v1/shop/${name}`)).length;

    /** Whatever was said as an alert meanwhile, also if it went away again. */
    async function alertsOf(page: Page): Promise<() => Promise<string[]>> {
      await page.evaluate(() => {
        const said: string[] = [];
        Object.assign(window, { said });
        new MutationObserver(() => {
          for (const one of document.querySelectorAll('[role=alert]')) said.push(one.textContent ?? '');
        }).observe(document.body, { childList: true, subtree: true });
      });
      return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
    }

    it('has the whole journey done in one pass, and no false sentence is said', async () => {
      const order = await e2e().store.order({ lines: [['mug', 1]] });
      const page = await openForm(e2e(), { proxy: { server: faults.url } });
      const alerts = await alertsOf(page);
      await typeOrder(page, order);
      await findButton(page).click();
      await sees(page, /taking longer than usual/);
      await look(page, 'form-slow', { within: FORM });
      await page.getByRole('heading', { name: 'What would you like to return?' }).waitFor();
      await choose(page, { name: 'Enamel mug' });
      await estimated(page);
      await submitButton(page).click();
      await sees(page, /taking longer than usual/);
      expect(await returnNumber(page)).toMatch(/^RMA-/);
      expect(await alerts()).toEqual([]);
      expect([asked('lookup'), asked('returns')]).toEqual([1, 1]);

      await page.getByRole('button', { name: 'Cancel this return' }).click();
      await page.getByRole('button', { name: 'Yes, cancel it' }).click();
      await page.getByRole('heading', { name: 'Your return was cancelled' }).waitFor();
      expect(await alerts()).toEqual([]);
      expect(asked('returns/cancel')).toBe(1);
    });
  });
}
