import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PEOPLE } from '../../site/seed/orders.ts';
import type { E2e } from '../support/e2e.ts';
import {
  choose,
  estimated,
  findOrder,
  labelPanel,
  lineOf,
  makeReturn,
  openForm,
  returnNumber,
  submitButton,
} from '../support/form.ts';
import { header, mailTo } from '../support/mails.ts';
import { confirm, openReturn, press, sees } from '../support/owner.ts';
import { pdfText, textOf } from '../support/pdf.ts';
import type { PlacedOrder } from '../support/store.ts';

/** One return, all the way: each test goes on where the one before it stopped. */
export function journeySuite(e2e: () => E2e): void {
  describe('One return, from the form to the money back', () => {
    let order: PlacedOrder;
    let shopper: Page;
    let owner: Page;
    let number: string;
    let estimate: string;
    let shirtsBefore: number | null;
    const email = PEOPLE.ana.email;

    it('shows each line of the order with picture, price, and until when or why not', async () => {
      order = await e2e().store.order({
        who: 'ana',
        coupon: 'ten',
        lines: [
          ['shirt', 3],
          ['sneaker-42', 1],
          ['ebook', 1],
          ['poster', 2],
        ],
      });
      shirtsBefore = await e2e().store.stock('shirt');
      shopper = await openForm(e2e());
      await findOrder(shopper, order);
      const shirt = lineOf(shopper, 'Linen shirt');
      await sees(shopper, /Returnable until/);
      expect(await shirt.textContent()).toMatch(/3 for \$\d+\.\d\d.*Returnable until \w+ \d+/);
      const width = () => shirt.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
      await expect.poll(width, { timeout: 10_000 }).toBeGreaterThan(0);
      expect(await lineOf(shopper, 'e-book').textContent()).toContain('A digital product: it can’t be sent back.');
      expect(await lineOf(shopper, 'e-book').getByRole('checkbox').count()).toBe(0);
    });

    it('estimates the refund tax by tax while the shopper chooses', async () => {
      await choose(shopper, {
        name: 'Linen shirt',
        quantity: 2,
        reason: 'Too small',
        comment: 'Tight at the shoulders',
      });
      await choose(shopper, { name: 'Summit poster', reason: 'Not as described' });
      await press(shopper, 'Add a message to the store');
      await shopper.getByLabel('Message to the store').fill('The rest is lovely.');
      const refund = (await estimated(shopper)).locator('.boomerang-refund');
      expect(await refund.textContent()).toMatch(/CA state tax\$\d.*SF district tax\$\d/);
      estimate = (await refund.locator('.boomerang-refund-total dd').textContent()) ?? '';
      expect(estimate).toMatch(/^\$\d+\.\d\d$/);
    });

    it('answers at once with a return number, and has the label within seconds', async () => {
      await submitButton(shopper).click();
      number = await returnNumber(shopper);
      expect(number).toMatch(/^RMA-\d+$/);
      await sees(shopper, 'Your return is registered');
      await sees(shopper, /Please send your parcel by/);
      await labelPanel(shopper, 'ready').waitFor();
      await sees(shopper, 'This is a test label: no carrier accepts it.');
    });

    it('has a label that opens as a PDF and says TEST', async () => {
      const href = await shopper.getByRole('link', { name: 'Print label' }).getAttribute('href');
      const text = await pdfText(shopper, href ?? '');
      expect(text).toContain('TEST');
      expect(text).toContain(number);
    });

    it('has sent the confirmation: headers, both parts, the label attached and linked', async () => {
      const mail = await mailTo(e2e().stack.mailbox, email, number, '[TEST]');
      expect(header(mail, 'Message-ID')).toMatch(/^<[0-9a-f-]{36}\.1@[^>]+>$/);
      expect(header(mail, 'From')).toContain('Boomerang Outfitters');
      expect(header(mail, 'X-Boomerang-Return')).toBe(number);
      const { text = '', html, attachments } = mail.mail;
      for (const part of [text, String(html)]) {
        expect(part).toContain(number);
        expect(part).toContain('Linen shirt');
        expect(part).toContain(estimate);
      }
      expect(attachments).toHaveLength(1);
      expect(attachments[0]?.contentType).toBe('application/pdf');
      expect(await textOf(attachments[0]!.content)).toContain('TEST');
      const link = /https?:\S+\/shop\/labels\/\S+/.exec(text)?.[0] ?? '';
      expect(await pdfText(shopper, link)).toContain('TEST');
    });

    it('shows the mail in the mailbox as a mail program would', async () => {
      const page = await e2e().guest();
      await page.goto(e2e().stack.mailbox.url);
      await page.getByRole('link', { name: `Your return ${number}` }).click();
      await page.frameLocator('iframe').getByText('Hello Ana Diaz').waitFor();
    });

    it('is on its way once the carrier has scanned the parcel', async () => {
      const page = await e2e().guest();
      await page.goto(`${e2e().stack.shippo.url}/carrier`);
      await page.getByRole('button', { name: `Accepted ${number}` }).click();
      await sees(page, 'The store has been told.');
      await expect
        .poll(
          async () => {
            await shopper.reload();
            return shopper.getByRole('heading', { name: /^Your/ }).first().textContent();
          },
          { timeout: 30_000, interval: 1_000 },
        )
        .toBe('Your parcel is on its way');
    });

    it('stands in wp-admin, where the owner marks it as received', async () => {
      owner = await openReturn(e2e(), number);
      await sees(owner, 'On its way');
      await sees(owner, 'Tight at the shoulders');
      await sees(owner, 'The rest is lovely.');
      await press(owner, 'Mark as received');
      await sees(owner, 'The parcel is marked as received.');
    });

    it('pays what was estimated once the owner has inspected it, one unit damaged', async () => {
      await press(owner, 'Damaged, Linen shirt: one more');
      expect(await owner.getByLabel('Sellable, Linen shirt', { exact: true }).inputValue()).toBe('1');
      await press(owner, 'Save inspection');
      await sees(owner.getByRole('dialog').page(), `Your policy pays now. ${estimate} goes back to the shopper.`);
      await confirm(owner, 'Save and refund');
      await sees(owner, 'Closed');
      await sees(owner, `${estimate} was refunded.`);
    });

    it('has refunded in the store by line, quantity and tax rate, once', async () => {
      const refunds = await e2e().store.refunds(order.id);
      expect(refunds).toHaveLength(1);
      const [refund] = refunds;
      expect(`$${refund?.amount}`).toBe(estimate);
      const lines = Object.fromEntries((refund?.line_items ?? []).map((line) => [line.name, line]));
      expect(lines['Linen shirt']?.quantity).toBe(-2);
      expect(lines['Summit poster']?.quantity).toBe(-1);
      expect(lines['Linen shirt']?.taxes.filter(({ total }) => Number(total) < 0)).toHaveLength(2);
      const cents = (refund?.line_items ?? []).flatMap(({ total, taxes }) => [total, ...taxes.map((tax) => tax.total)]);
      const sum = cents.reduce((all, amount) => all + Math.round(Number(amount) * 100), 0);
      expect(-sum).toBe(Math.round(Number(refund?.amount) * 100));
    });

    it('has put the sellable unit back to stock, and not the damaged one', async () => {
      expect(await e2e().store.stock('shirt')).toBe((shirtsBefore ?? 0) + 1);
      expect(await e2e().store.stock('poster')).toBeNull();
    });

    it('tells its story in sentences', async () => {
      for (const sentence of [
        'The return of 2 items was requested.',
        'The return was approved.',
        /^The return label is ready: USPS/,
        'The carrier has scanned the parcel: it is on its way.',
        'The parcel was received.',
        'The items were inspected: 2 sellable, 1 damaged, 0 missing.',
        /^1 × Linen shirt went back to stock: \d+ before, \d+ now\./,
        'WooCommerce does not manage the stock of 1 × Summit poster: nothing was changed.',
        `The refund of ${estimate} was started.`,
        'E-mail sent: confirmation to the shopper.',
      ]) {
        await sees(owner, sentence);
      }
    });

    it('has told the shopper, by mail and on the page', async () => {
      const mail = await mailTo(e2e().stack.mailbox, email, `Your refund for return ${number}`);
      expect(mail.mail.text).toContain(estimate);
      await shopper.reload();
      await sees(shopper, 'Your refund is paid');
      await sees(shopper, `We have sent ${estimate} back to you.`);
    });

    it('has the label within 3 seconds of the submit, as a rule', async () => {
      const times: number[] = [];
      for (let round = 0; round < 5; round++) {
        const another = await e2e().store.order({ lines: [['mug', 1]] });
        const page = await openForm(e2e());
        await findOrder(page, another);
        await choose(page, { name: 'Enamel mug' });
        const began = performance.now();
        await submitButton(page).click();
        await labelPanel(page, 'ready').waitFor();
        times.push(performance.now() - began);
        await page.context().close();
      }
      const sorted = times.map(Math.round).sort((a, b) => a - b);
      console.log(`Submit to label: median ${sorted[2]} ms (${sorted.join(', ')} ms)`);
      // Other tests may share the processors: the 3 s that the demo keeps are printed, ten times that is a fault.
      expect(sorted[2]).toBeLessThan(30_000);
    });

    it('lets the same unit be returned once only', async () => {
      const socks = await e2e().store.order({ lines: [['socks', 1]] });
      const { page } = await makeReturn(e2e(), socks, { name: 'Merino socks' });
      await press(page, 'Return something else');
      await findOrder(page, socks);
      await sees(page, 'Already in a return.');
      expect(await page.getByRole('checkbox').count()).toBe(0);
    });
  });
}
