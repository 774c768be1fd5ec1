import { beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { E2e } from '../support/e2e.ts';
import { adminLines, formLines, mailLines, noteLines, type Lines } from '../support/breakdown.ts';
import { choose, estimated, findOrder, labelPanel, openForm, returnNumber, submitButton } from '../support/form.ts';
import { look } from '../support/look.ts';
import { mailTo } from '../support/mails.ts';
import { confirm, openReturn, press, sees } from '../support/owner.ts';
import type { PlacedOrder } from '../support/store.ts';

const FORM = '.wp-block-boomerang-return-form';
const ADMIN = '#boomerang-admin';

/** What a shopper may have instead of the money for goods that come back; each test goes on where the one before it stopped. */
export function creditAndKeepSuite(e2e: () => E2e): void {
  describe('Store credit with a bonus', () => {
    let order: PlacedOrder;
    let shopper: Page;
    let owner: Page;
    let number: string;
    let lines: Lines;
    const total = () => lines.at(-1) ?? '';

    it('is chosen in the form, which adds the bonus line by line', async () => {
      order = await e2e().store.order({ who: 'dev', coupon: 'ten', lines: [['shirt', 3]] });
      shopper = await openForm(e2e());
      await findOrder(shopper, order);
      await choose(shopper, { name: 'Linen shirt', quantity: 2, reason: 'Too large', resolution: /^Store credit/ });
      lines = await formLines((await estimated(shopper)).locator('.boomerang-refund'));
      expect(lines).toEqual([
        '2 × Linen shirt: $99.80',
        'Discount: -$9.98',
        'CA state tax: $6.51',
        'SF district tax: $1.23',
        'Bonus: $9.76',
        '$107.32',
      ]);
      await look(shopper, 'form-2-credit', { within: FORM });
    });

    it('is promised with the same lines on the page of the return, in the e-mail and in wp-admin', async () => {
      await submitButton(shopper).click();
      number = await returnNumber(shopper);
      await labelPanel(shopper, 'ready').waitFor();
      expect(await formLines(shopper.locator('.boomerang-refund'))).toEqual(lines);
      const mail = await mailTo(e2e().stack.mailbox, order.email, number, '[TEST]');
      expect(mailLines(mail, 'Estimated store credit')).toEqual(lines);
      owner = await openReturn(e2e(), number);
      expect(await adminLines(owner.getByRole('region', { name: 'Store credit' }))).toEqual(lines);
    });

    it('is given after inspection as a coupon for that shopper, and nothing is refunded', async () => {
      const { store } = e2e();
      await press(owner, 'Mark as received');
      await press(owner, 'Save inspection');
      await sees(owner, `Your policy pays now. ${total()} is given as store credit.`);
      await confirm(owner, 'Save and pay');
      await sees(owner, 'Closed');
      const code = (await owner.getByRole('region', { name: 'Coupon' }).locator('code').textContent()) ?? '';
      const coupon = (await store.coupons()).find((one) => one.code.toLowerCase() === code.toLowerCase());
      expect(coupon).toMatchObject({ discount_type: 'fixed_cart', email_restrictions: [order.email] });
      // Prices are without tax here, so WooCommerce takes it off before tax: 98.81 and the tax on it are the credit.
      expect(coupon?.amount).toBe('98.81');
      expect(await store.refunds(order.id)).toEqual([]);
      await look(owner, 'return-credited', { within: ADMIN });
    });

    it('reaches the shopper with its code, by mail and on the page, and the order as a note with the same lines', async () => {
      const code = (await owner.getByRole('region', { name: 'Coupon' }).locator('code').textContent()) ?? '';
      const mail = await mailTo(e2e().stack.mailbox, order.email, `Your store credit for return ${number}`);
      expect(mail.mail.text).toContain(`Code: ${code}\nAmount: ${total()}\n`);
      expect(mail.mail.text).toContain('at checkout the code takes off $98.81 before tax.');
      expect(mailLines(mail, 'How it adds up')).toEqual(lines);
      const mailbox = await e2e().guest();
      await mailbox.goto(e2e().stack.mailbox.url);
      await mailbox.getByRole('link', { name: `Your store credit for return ${number}` }).click();
      await mailbox.frameLocator('iframe').getByText(code).waitFor();
      await shopper.reload();
      await sees(shopper, `Your store credit: ${total()}`);
      // Whoever has the page's link sees which code it is, and can't spend it.
      expect(await shopper.locator('.boomerang-credit code').textContent()).toBe(`••••-${code.slice(-4)}`);
      expect(await shopper.locator(FORM).innerText()).not.toContain(code);
      await look(shopper, 'form-3-credit', { within: FORM });
      await expect
        .poll(() =>
          e2e()
            .store.notes(order.id)
            .then((notes) => notes.join('\n')),
        )
        .toContain(`${number}: store credit`);
      const note = (await e2e().store.notes(order.id)).find((one) => one.startsWith(`${number}: store credit`)) ?? '';
      expect(noteLines(note)).toEqual(lines);
    });
  });

  describe('An item that is kept', () => {
    beforeEach(() => e2e().closePages());

    it('is paid at once, with the same lines everywhere, and no label is made', async () => {
      const { stack, store } = e2e();
      const order = await store.order({ who: 'dev', lines: [['mug', 1]] });
      const page = await openForm(e2e());
      await findOrder(page, order);
      await choose(page, { name: 'Enamel mug', reason: 'Arrived damaged', resolution: /^Keep it/ });
      const panel = await estimated(page);
      const lines = await formLines(panel.locator('.boomerang-refund'));
      expect(lines).toEqual(['Enamel mug: $14.50', 'CA state tax: $1.05', 'SF district tax: $0.20', '$15.75']);
      expect(await panel.textContent()).toContain('There is nothing to send back.');
      await look(page, 'form-2-keep', { within: FORM });

      const labels = stack.shippo.book.transactions.length;
      await submitButton(page).click();
      const number = await returnNumber(page);
      const mail = await mailTo(stack.mailbox, order.email, `Your refund for return ${number}`);
      expect(mail.mail.text).toContain('Please keep the goods: nothing has to be sent back.');
      expect(mailLines(mail, 'Your refund')).toEqual(lines);
      await page.reload();
      await sees(page, 'Your refund is paid');
      expect(await formLines(page.locator('.boomerang-refund'))).toEqual(lines);
      expect(await page.locator('.boomerang-label-panel').count()).toBe(0);
      expect(stack.shippo.book.transactions.length).toBe(labels);
      await look(page, 'form-3-keep', { within: FORM });

      const refunds = await store.refunds(order.id);
      expect(refunds.map(({ amount }) => `$${amount}`)).toEqual([lines.at(-1)]);
      const owner = await openReturn(e2e(), number);
      await sees(owner, 'Closed');
      expect(await adminLines(owner.getByRole('region', { name: 'Keeps the item' }))).toEqual(lines);
      await look(owner, 'return-kept', { within: ADMIN });
    });
  });
}
