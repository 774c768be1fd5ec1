import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import { choose, estimated, findOrder, labelPanel, openForm, returnNumber, submitButton } from '../support/form.ts';
import { look } from '../support/look.ts';
import { mailTo } from '../support/mails.ts';
import { confirm, openReturn, press, sees } from '../support/owner.ts';
import type { PlacedOrder } from '../support/store.ts';

const FORM = '.wp-block-boomerang-return-form';
const ADMIN = '#boomerang-admin';

/** Other goods for those that come back; each test goes on where the one before it stopped. */
export function exchangeSuite(e2e: () => E2e): void {
  let order: PlacedOrder;
  let shopper: Page;
  let owner: Page;
  let number: string;
  let newOrder: number;
  let stockBefore: number | null;

  /** The exchange's order as the page of the return names it. */
  async function ordered(): Promise<number> {
    await sees(shopper, /Ordered for you: order \d+/);
    const told = await shopper.locator('.boomerang-exchange-order').textContent();
    return Number(/order (\d+)/.exec(told ?? '')?.[1]);
  }

  describe('An exchange for something dearer', () => {
    it('shows in the picker and in the estimate what is to be paid on top', async () => {
      order = await e2e().store.order({ who: 'dev', lines: [['sneaker-42', 1]] });
      stockBefore = await e2e().store.stock('sneaker-43');
      shopper = await openForm(e2e());
      await findOrder(shopper, order);
      await choose(shopper, { name: 'Trail sneaker', reason: 'Too small', resolution: /^Exchange it/ });
      await shopper.getByRole('searchbox').fill('sneaker');
      const offer = shopper.getByRole('button', { name: /Trail sneaker - 43/ });
      expect(await offer.textContent()).toMatch(/\+\$2\.18 to pay$/);
      await look(shopper, 'form-2-exchange-picker', { within: FORM });
      await offer.click();
      const panel = await estimated(shopper);
      expect(await panel.locator('.boomerang-refund').last().textContent()).toMatch(/You pay\$2\.18$/);
      await sees(shopper, 'To pay $2.18');
      await look(shopper, 'form-2-exchange', { within: FORM });
    });

    it('holds the new item’s stock by an order on hold over the difference', async () => {
      await submitButton(shopper).click();
      number = await returnNumber(shopper);
      await labelPanel(shopper, 'ready').waitFor();
      await expect
        .poll(
          async () => {
            await shopper.reload();
            await shopper.locator('.boomerang-exchange-order').waitFor();
            return shopper.locator('.boomerang-exchange-order').textContent();
          },
          { timeout: 30_000, interval: 1_000 },
        )
        .toMatch(/Ordered for you: order \d+/);
      newOrder = await ordered();
      expect(await e2e().store.read(newOrder)).toMatchObject({ status: 'on-hold', total: '2.18' });
      expect(await e2e().store.stock('sneaker-43')).toBe((stockBefore ?? 0) - 1);
      expect(await shopper.getByRole('link', { name: 'Pay $2.18' }).count()).toBe(0);
      await look(shopper, 'form-3-exchange', { within: FORM });
    });

    it('asks for the difference after inspection: by mail and on the page', async () => {
      owner = await openReturn(e2e(), number);
      await press(owner, 'Mark as received');
      await press(owner, 'Save inspection');
      await sees(owner, 'Your policy pays now. The new item may be shipped.');
      await confirm(owner, 'Save and pay');
      await sees(owner, 'Wait for the shopper’s payment');
      await sees(owner, 'Waits for payment');
      await sees(owner, 'Do not ship the new item yet: the shopper has a link by e-mail to pay $2.18 on top.');
      await look(owner, 'return-exchanged', { within: ADMIN });
      const mail = await mailTo(e2e().stack.mailbox, order.email, `Please pay the difference for return ${number}`);
      await shopper.reload();
      const link = await shopper.getByRole('link', { name: 'Pay $2.18' }).getAttribute('href');
      expect(link).toContain(String(newOrder));
      expect(mail.mail.text).toContain(`Pay now:\n${link}`);
      await sees(shopper, 'Your new item waits for your payment');
      await look(shopper, 'form-3-exchange-to-pay', { within: FORM });
    });

    it('waits with the goods until they are paid, and refunds nothing', async () => {
      expect(await e2e().store.read(newOrder)).toMatchObject({ status: 'on-hold', total: '2.18' });
      expect(await e2e().store.stock('sneaker-43')).toBe((stockBefore ?? 0) - 1);
      expect(await e2e().store.refunds(order.id)).toEqual([]);
    });

    it('lets them be shipped once it is paid: on the shopper’s page, in wp-admin and by mail to the owner', async () => {
      await e2e().store.pay(newOrder);
      await sees(shopper, 'Your return is done');
      await sees(shopper, `Ordered for you: order ${newOrder}. The store sends it.`);
      expect(await shopper.getByRole('link', { name: 'Pay $2.18' }).count()).toBe(0);
      await owner.reload();
      await sees(owner, 'Nothing left to do');
      await sees(owner, 'May be shipped');
      await sees(owner, `The shopper paid $2.18 on top: order #${newOrder} may be shipped.`);
      await look(owner, 'return-exchange-paid', { within: ADMIN });
      await look(shopper, 'form-3-exchange-paid', { within: FORM });
      await mailTo(e2e().stack.mailbox, 'owner@example.com', `Exchange of return ${number} is paid: please ship it`);
    });
  });

  describe('An exchange for something cheaper', () => {
    let back: string;

    it('shows what comes back, beside what the goods pay for', async () => {
      await e2e().closePages();
      order = await e2e().store.order({ who: 'dev', lines: [['jacket', 1]] });
      stockBefore = await e2e().store.stock('shirt');
      shopper = await openForm(e2e());
      await findOrder(shopper, order);
      await choose(shopper, {
        name: 'Rain jacket',
        reason: 'Changed my mind',
        resolution: /^Exchange it/,
        instead: { search: 'linen', offer: /Linen shirt.*\$75\.06 back/ },
      });
      const panel = await estimated(shopper);
      const titles = await panel.locator('.boomerang-refund-total').allTextContents();
      expect(titles).toEqual(['Estimated refund$75.06', 'Paid by what you send back$54.21']);
      back = '75.06';
    });

    it('refunds the difference to the cent after inspection, and lets the new item be shipped', async () => {
      await submitButton(shopper).click();
      number = await returnNumber(shopper);
      await labelPanel(shopper, 'ready').waitFor();
      owner = await openReturn(e2e(), number);
      await press(owner, 'Mark as received');
      await press(owner, 'Save inspection');
      await sees(owner, `Your policy pays now. $${back} goes back to the shopper. The new item may be shipped.`);
      await confirm(owner, 'Save and pay');
      await sees(owner, 'Closed');
      await sees(owner, 'You can ship the new item.');
      const [refund, ...more] = await e2e().store.refunds(order.id);
      expect(more).toEqual([]);
      expect(refund?.amount).toBe(back);
      const parts = (refund?.line_items ?? []).flatMap(({ total, taxes }) => [total, ...taxes.map((tax) => tax.total)]);
      const cents = parts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0);
      expect(-cents).toBe(7506);
      await mailTo(e2e().stack.mailbox, order.email, `Your refund for return ${number}`);
      await mailTo(e2e().stack.mailbox, order.email, `Your exchange for return ${number}`);
      await shopper.reload();
      await sees(shopper, 'Your return is done');
      newOrder = await ordered();
      expect(await e2e().store.read(newOrder)).toMatchObject({ status: 'processing', total: '0.00' });
      expect(await e2e().store.stock('shirt')).toBe((stockBefore ?? 0) - 1);
      await look(shopper, 'form-3-exchange-cheaper', { within: FORM });
    });
  });
}
