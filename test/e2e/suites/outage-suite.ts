import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import {
  choose,
  estimated,
  findButton,
  findOrder,
  labelPanel,
  makeReturn,
  openForm,
  submitButton,
  typeOrder,
} from '../support/form.ts';
import { look } from '../support/look.ts';
import { mailTo } from '../support/mails.ts';
import { confirm, openList, openReturn, press, SCREENS, sees } from '../support/owner.ts';
import type { PlacedOrder } from '../support/store.ts';

const FORM = '.wp-block-boomerang-return-form';
const ADMIN = '#boomerang-admin';

/** The bridge is away, shoppers are not; then it comes back. */
export function outageSuite(e2e: () => E2e): void {
  let chosen: PlacedOrder;
  let told: PlacedOrder;
  let chooser: Page;

  async function receipt(page: Page): Promise<string> {
    await page.locator('.boomerang-kept').waitFor();
    return (await page.locator('.boomerang-number strong').textContent()) ?? '';
  }

  describe('While the bridge is down', () => {
    beforeAll(async () => {
      await e2e().closePages();
      chosen = await e2e().store.order({ who: 'ana', lines: [['mug', 2]] });
      told = await e2e().store.order({ who: 'dev', lines: [['shirt', 1]] });
      chooser = await openForm(e2e());
      await findOrder(chooser, chosen);
      await choose(chooser, { name: 'Enamel mug', reason: 'Changed my mind' });
      // What it would give is asked before the bridge goes.
      await estimated(chooser);
      await e2e().stack.bridge.stop();
      // A minute of failures later, as the site itself has seen: a refused connection does not get through to PHP in WebAssembly.
      await e2e().stack.site.wp(
        `update_option( 'boomerang_bridge_probes', array( 'since' => time() - 120, 'last' => time() - 10, 'count' => 5 ) ); return true;`,
      );
    });

    it('keeps a request that was only to be sent in, with a receipt to quote', async () => {
      e2e().faults.allow(503);
      await submitButton(chooser).click();
      expect(await receipt(chooser)).toMatch(/^K-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
      await sees(chooser, 'We have kept your request');
      await sees(chooser, '1 × Enamel mug');
      await look(chooser, 'form-kept', { within: FORM });
    });

    it('takes down in words what can’t be looked up', async () => {
      e2e().faults.allow(503);
      const page = await openForm(e2e());
      await typeOrder(page, told);
      await findButton(page).click();
      await press(page, 'Leave your request here');
      await page.getByRole('heading', { name: 'Leave your request here' }).waitFor();
      await look(page, 'form-words', { within: FORM });
      await press(page, 'Send request');
      await sees(page, 'Please write a few words.');
      await page
        .getByRole('textbox', { name: /What would you like to return, and why/ })
        .fill('The shirt is too wide.');
      await press(page, 'Send request');
      expect(await receipt(page)).toMatch(/^K-/);
      await sees(page, 'The shirt is too wide.');
      await look(page, 'form-words-kept', { within: FORM });
    });

    it('tells the owner in words what is wrong and what to do', async () => {
      e2e().faults.allow(503);
      const page = await e2e().signedIn(SCREENS.health);
      await sees(page, 'The bridge does not answer your site.');
      await sees(page, /2 requests/);
      await look(page, 'health-down', { within: ADMIN });
    });
  });

  describe('Once the bridge is back', () => {
    it('becomes a return by itself, as of then, and each shopper gets an e-mail', async () => {
      await e2e().stack.restartBridge();
      // Its first answer brings the deliveries forward.
      await (await openList(e2e())).close();
      await e2e().stack.cron();
      const link = await mailTo(e2e().stack.mailbox, told.email, 'K-');
      const page = await openList(e2e(), chosen.number);
      expect(await page.getByText('have been kept').count()).toBe(0);
      await page.getByRole('link', { name: /^RMA-/ }).click();
      await sees(page, /while the bridge was down/);
      await look(page, 'return-was-kept', { within: ADMIN });
      const url = /https?:\S+#boomerang-kept=\S+/.exec(link.mail.text ?? '')?.[0];
      expect(url).toBeTruthy();
      const again = await e2e().guest();
      await again.goto(url ?? '');
      // The link alone opens nothing.
      await again.getByLabel(/E-mail address/).fill(told.email);
      await findButton(again).click();
      const words = again.getByRole('textbox', { name: /Message to the store/ });
      await words.waitFor();
      expect(await words.inputValue()).toBe('The shirt is too wide.');
      await look(again, 'form-kept-link', { within: FORM });
    });

    it('is well again, and shows what it does by the clock and that the books agree', async () => {
      const page = await e2e().signedIn(SCREENS.health);
      await page.getByRole('heading', { name: 'The parts' }).waitFor();
      expect(await page.getByText('WooCommerce is not active.').count()).toBe(0);
      await press(page, 'Check now');
      await sees(page, /^On .* (everything agreed to the cent|there (was|were) \d+ differences?)/);
      await look(page, 'health', { within: ADMIN });
    });
  });

  describe('What is in doubt', () => {
    it('is a list with what is known and both ways out; the word that was given is kept', async () => {
      const { stack, store } = e2e();
      const order = await store.order({ lines: [['mug', 1]] });
      const { page: shopper, number } = await makeReturn(e2e(), order, { name: 'Enamel mug' });
      await labelPanel(shopper, 'ready').waitFor();
      const owner = await openReturn(e2e(), number);
      const card = stack.woo!.gateways['boomtest']!;
      card.mood = 'dies-after-paying';
      try {
        await press(owner, 'Mark as received');
        await press(owner, 'Save inspection');
        await confirm(owner, 'Save and refund');
        await sees(owner, 'In doubt');
      } finally {
        card.mood = 'pays';
      }
      const list = await e2e().signedIn(`${SCREENS.returns}&attention=in_doubt`);
      const doubt = list.getByRole('region', { name: 'In doubt' });
      await doubt.getByRole('link', { name: new RegExp(number) }).waitFor();
      await doubt.getByRole('button', { name: 'It was not paid' }).waitFor();
      await look(list, 'returns-in-doubt', { within: ADMIN });
      await doubt.getByRole('button', { name: 'It was paid' }).click();
      await confirm(list, 'It was paid');
      await owner.reload();
      await sees(owner, 'Closed');
      expect(await store.refunds(order.id)).toHaveLength(1);
      await look(owner, 'return-was-in-doubt', { within: ADMIN });
    });
  });
}
