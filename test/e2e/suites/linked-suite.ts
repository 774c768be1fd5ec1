import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import { labelPanel, makeReturn } from '../support/form.ts';
import { look } from '../support/look.ts';
import { mailTo } from '../support/mails.ts';
import { confirm, openReturn, press, sees } from '../support/owner.ts';
import { pdfText } from '../support/pdf.ts';
import type { PlacedOrder } from '../support/store.ts';

const FORM = '.wp-block-boomerang-return-form';
const ADMIN = '#boomerang-admin';

/** What a link in an e-mail opens, and what it does not. */
export function linkedSuite(e2e: () => E2e): void {
  describe('A link from an e-mail', () => {
    let order: PlacedOrder;
    let number: string;
    let pageLink: string;
    let labelLink: string;
    beforeEach(() => e2e().closePages());
    beforeAll(async () => {
      await e2e().closePages();
      order = await e2e().store.order({ who: 'dev', lines: [['mug', 2]] });
      const made = await makeReturn(e2e(), order, { name: 'Enamel mug' });
      number = made.number;
      await labelPanel(made.page, 'ready').waitFor();
      // The return stands in the address: a reload, or a bookmark, shows it again.
      expect(new URL(made.page.url()).hash).toMatch(/^#return=/);
      ({ pageLink, labelLink } = await linksOf(`Your return ${number}`));
    });

    async function linksOf(subject: string): Promise<{ pageLink: string; labelLink: string }> {
      const { mail } = await mailTo(e2e().stack.mailbox, order.email, subject);
      const find = (pattern: RegExp) => pattern.exec(mail.text ?? '')?.[0] ?? '';
      return { pageLink: find(/http\S+#return=\S+/), labelLink: find(/http\S+\/shop\/labels\/\S+/) };
    }

    /** As a bookmark in another browser does. */
    async function opened(link: string): Promise<Page> {
      const page = await e2e().guest();
      await page.goto(link);
      return page;
    }

    it('opens the return in any browser, without address, e-mail or anything in what servers log', async () => {
      const page = await e2e().guest();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
      await page.goto(pageLink);
      await labelPanel(page, 'ready').waitFor();
      await sees(page, number);
      const token = new URL(pageLink).hash.slice('#return='.length);
      expect(asked.filter((line) => line.includes(token.slice(0, 20)))).toEqual([]);
      const shown = await page.locator(FORM).innerText();
      expect(shown).toContain(`We also send the label to ${order.email.slice(0, 1)}•••@example.com.`);
      expect(shown).not.toContain(order.email);
      await look(page, 'form-linked', { within: FORM });
      await page.reload();
      await labelPanel(page, 'ready').waitFor();
      expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(token.slice(-20));
    });

    it('asks for the order’s e-mail once before anything is changed, and loses nothing', async () => {
      e2e().faults.allow(403, 422);
      const page = await opened(pageLink);
      await press(page, 'Change items');
      const dialog = page.getByRole('dialog', { name: 'Please confirm it’s you' });
      await dialog.waitFor();
      await look(page, 'form-confirm-email', { within: '.boomerang-dialog' });
      await dialog.getByLabel('E-mail address').fill('eve@example.com');
      await page.keyboard.press('Enter');
      await sees(page, 'This isn’t the e-mail address of the order. Please check it and try again.');
      await dialog.getByLabel('E-mail address').fill(order.email.toUpperCase());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Change your return' }).waitFor();
      await page.getByRole('button', { name: 'One more' }).click();
      await press(page, 'Save changes');
      await sees(page, '2 × Enamel mug');
      await page.reload();
      await press(page, 'Cancel this return');
      await press(page, 'No, keep it');
      await press(page, 'Change items');
      await page.getByRole('heading', { name: 'Change your return' }).waitFor();
    });

    it('asks for it before it prints, too: a label shows where its sender lives', async () => {
      const page = await opened(pageLink);
      await labelPanel(page, 'ready').waitFor();
      expect(await page.getByRole('link', { name: 'Print label' }).count()).toBe(0);
      await look(page, 'form-linked-locked', { within: FORM });
      await press(page, 'Print label');
      const dialog = page.getByRole('dialog', { name: 'Please confirm it’s you' });
      await dialog.getByLabel('E-mail address').fill(order.email);
      await look(page, 'form-confirm-print', { within: '.boomerang-dialog' });
      await page.keyboard.press('Enter');
      const link = page.getByRole('link', { name: 'Print label' });
      await link.waitFor();
      expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await pdfText(page, (await link.getAttribute('href'))!)).toContain(number);
    });

    it('to the label opens that PDF, and leads nowhere else', async () => {
      const page = await e2e().guest();
      expect(await pdfText(page, labelLink)).toContain(number);
      const token = labelLink.slice(labelLink.lastIndexOf('/') + 1);
      const api = `${e2e().stack.site.url}/wp-json/boomerang/v1/shop`;
      for (const [act, body] of [
        ['open', { link: token }],
        ['status', { session: token }],
        ['cancel', { session: token }],
      ] as const) {
        const answer = await page.request.post(`${api}/returns/${act}`, { data: body });
        expect([answer.status(), (await answer.text()).includes(number)]).toEqual([act === 'open' ? 410 : 401, false]);
      }
      expect((await page.request.get(`${api}/packing-slips/${token}`)).status()).toBe(410);
      const headers = (await page.request.get(labelLink)).headers();
      expect([headers['cache-control'], headers['x-robots-tag'], headers['x-content-type-options']]).toEqual([
        expect.stringContaining('no-store'),
        'noindex',
        'nosniff',
      ]);
    });

    it('is over at once when staff send new ones: the page says how to go on, and the new link works', async () => {
      e2e().faults.allow(410);
      const owner = await openReturn(e2e(), number);
      await press(owner, 'Send new links…');
      await owner.getByRole('dialog').waitFor();
      await look(owner, 'admin-send-new-links', { within: '.boomerang-modal', wideOnly: true });
      await confirm(owner, 'Send new links');
      await sees(owner, 'New links are on their way to the shopper. The old ones no longer work.');
      await sees(owner, 'The shopper’s links were replaced. The old ones no longer work.');
      await look(owner, 'admin-new-links', { within: ADMIN });
      const page = await opened(pageLink);
      await sees(page, 'This link no longer works. Please use the one in our latest e-mail, or find your order again.');
      await look(page, 'form-link-over', { within: FORM });
      await page.getByRole('button', { name: 'Find your order' }).click();
      await page.getByLabel('Order number').waitFor();
      const paper = await e2e().guest();
      await paper.goto(labelLink);
      await sees(paper, /This link no longer works\./);
      const renewed = await linksOf(`New links for your return ${number}`);
      await labelPanel(await opened(renewed.pageLink), 'ready').waitFor();
      expect(await pdfText(page, renewed.labelLink)).toContain(number);
    });
  });
}
