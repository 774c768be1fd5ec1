import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import {
  choose,
  findButton,
  findOrder,
  labelPanel,
  lineOf,
  openForm,
  returnNumber,
  submitButton,
  typeOrder,
} from '../support/form.ts';
import { mailTo } from '../support/mails.ts';
import { press, sees } from '../support/owner.ts';

/** ms: a shopper waits no longer for word that the store does not answer. */
const TOLD_WITHIN = 6_000;

/** The form when something goes wrong, or is used in another way than with a mouse on a wide screen. */
export function formSuite(e2e: () => E2e): void {
  const closePages = () => e2e().closePages();

  describe('Bad input', () => {
    beforeEach(closePages);

    it('an unknown order and a wrong e-mail get one and the same sentence', async () => {
      const order = await e2e().store.order();
      e2e().faults.allow(404);
      const told: (string | null)[] = [];
      for (const typed of [
        { number: '987654', email: order.email },
        { number: order.number, email: 'someone.else@example.com' },
      ]) {
        const page = await openForm(e2e());
        await typeOrder(page, typed);
        await findButton(page).click();
        told.push(await page.getByRole('alert').textContent());
      }
      expect(told[0]).toContain('We found no order with this number and e-mail address.');
      expect(told[1]).toBe(told[0]);
    });
  });

  describe('When somebody does not answer', () => {
    beforeEach(closePages);

    it('says within 6 s that the bridge is down, keeps what was typed, and goes on with one button', async () => {
      const { stack, store, faults } = e2e();
      const order = await store.order();
      const page = await openForm(e2e());
      await typeOrder(page, order);
      await stack.bridge.stop();
      // A minute of failures later, as the site itself has seen.
      await stack.site.wp(
        `update_option( 'boomerang_bridge_probes', array( 'since' => time() - 120, 'last' => time() - 10, 'count' => 5 ) ); return true;`,
      );
      faults.allow(503);
      try {
        expect(await toldAfter(page)).toBeLessThan(TOLD_WITHIN);
        await sees(page, 'We can’t reach the store right now.');
        expect(await page.getByLabel('Order number').inputValue()).toBe(order.number);
        expect(await page.getByLabel('E-mail address').inputValue()).toBe(order.email);
      } finally {
        await stack.restartBridge();
      }
      await press(page, 'Try again');
      await page.getByRole('heading', { name: 'What would you like to return?' }).waitFor();
    });

    it('says within 6 s that it takes longer while WooCommerce hangs, and goes on by itself once it does not', async () => {
      const { stack, store } = e2e();
      const order = await store.order();
      const page = await openForm(e2e());
      await typeOrder(page, order);
      stack.woo!.switches.slow.push({ path: /\/orders/, ms: 8_000 });
      try {
        const began = performance.now();
        await findButton(page).click();
        await page.getByText('This is taking longer than usual.').first().waitFor();
        expect(performance.now() - began).toBeLessThan(TOLD_WITHIN);
        expect(await page.getByLabel('Order number').inputValue()).toBe(order.number);
      } finally {
        stack.woo!.switches.slow.splice(0);
      }
      // PHP is still at the call that hung.
      await page.getByRole('heading', { name: 'What would you like to return?' }).waitFor({ timeout: 60_000 });
    });

    it('says after 20 s that the label follows by e-mail, and so it does', async () => {
      const { stack, store, guest } = e2e();
      const { switches } = stack.shippo;
      const order = await store.order({ lines: [['mug', 1]] });
      const page = await guest();
      await page.clock.install();
      await page.goto(`${stack.site.url}/returns/`);
      await findOrder(page, order);
      await choose(page, { name: 'Enamel mug' });
      Object.assign(switches, { purchase: 'queued', settleAfterMs: 3_600_000 });
      try {
        await submitButton(page).click();
        await labelPanel(page, 'preparing').waitFor();
        const number = await returnNumber(page);
        await page.clock.fastForward(21_000);
        await labelPanel(page, 'late').waitFor();
        await sees(page, `It follows by e-mail to ${order.email.slice(0, 1)}•••@example.com, you can close this page.`);
        switches.settleAfterMs = 0;
        await mailTo(stack.mailbox, order.email, number, 'Your');
      } finally {
        Object.assign(switches, { purchase: 'none', settleAfterMs: 2_000 });
      }
    });
  });

  describe('In a shopper’s hands', () => {
    beforeEach(closePages);

    it('makes one return of a double click', async () => {
      const order = await e2e().store.order({ lines: [['mug', 4]] });
      const page = await openForm(e2e());
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST' && request.url().endsWith('/shop/returns')) sent.push(request.url());
      });
      await findOrder(page, order);
      await choose(page, { name: 'Enamel mug' });
      await submitButton(page).dblclick();
      await labelPanel(page, 'ready').waitFor();
      expect(sent).toHaveLength(1);
      await press(page, 'Return something else');
      await findOrder(page, order);
      await lineOf(page, 'Enamel mug').getByRole('checkbox').check();
      await sees(page, '1 of 3');
    });

    it('keeps the draft over a reload', async () => {
      const order = await e2e().store.order({ lines: [['shirt', 3]] });
      const page = await openForm(e2e());
      await findOrder(page, order);
      await choose(page, { name: 'Linen shirt', quantity: 2, reason: 'Too large', comment: 'Wide' });
      await page.reload();
      await sees(page, '2 of 3');
      const line = lineOf(page, 'Linen shirt');
      expect(await line.getByRole('checkbox').isChecked()).toBe(true);
      expect(await line.getByRole('combobox').locator('option:checked').textContent()).toBe('Too large');
      expect(await line.getByRole('textbox').inputValue()).toBe('Wide');
    });

    it('can be gone through with the keyboard alone', async () => {
      const order = await e2e().store.order({
        lines: [
          ['mug', 2],
          ['poster', 1],
        ],
      });
      const page = await openForm(e2e());
      await tabTo(page, 'Order number');
      await page.keyboard.type(order.number);
      await page.keyboard.press('Tab');
      await page.keyboard.type(order.email);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'What would you like to return?' }).waitFor();
      await tabTo(page, 'Enamel mug');
      await page.keyboard.press('Space');
      await tabTo(page, 'One more');
      await page.keyboard.press('Enter');
      await tabTo(page, 'Why are you returning it?');
      await page.keyboard.type('Too s');
      await tabTo(page, 'Request return');
      await page.keyboard.press('Enter');
      await labelPanel(page, 'ready').waitFor();
      await tabTo(page, 'Print label');
    });
  });
}

/** Presses the button and answers how long it took until the page said what is wrong, ms. */
async function toldAfter(page: Page): Promise<number> {
  const began = performance.now();
  await findButton(page).click();
  await page.getByRole('alert').waitFor();
  return performance.now() - began;
}

/** Presses Tab until the element with that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const one = document.activeElement;
      const labels = one instanceof HTMLInputElement || one instanceof HTMLSelectElement ? [...(one.labels ?? [])] : [];
      return [one?.getAttribute('aria-label'), ...labels.map((label) => label.textContent), one?.textContent].join(' ');
    });
    if (focused.includes(name)) return;
  }
  throw new Error(`The keyboard does not reach “${name}”`);
}
