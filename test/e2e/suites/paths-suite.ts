import { beforeEach, describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import { labelPanel, makeReturn } from '../support/form.ts';
import { mailTo } from '../support/mails.ts';
import { changePolicy, confirm, openReturn, press, sees } from '../support/owner.ts';
import { pdfText } from '../support/pdf.ts';

/** The ways a return goes beside the straight one. */
export function pathsSuite(e2e: () => E2e): void {
  const closePages = () => e2e().closePages();

  describe('A store that decides on each return', () => {
    beforeEach(closePages);

    it('saves that as a new version of its policy', async () => {
      await changePolicy(e2e(), 'Approval', (policy) => policy.getByLabel('You decide on each return').check());
    });

    it('tells the owner by mail, and the shopper why it was rejected, by mail and on the page', async () => {
      const { stack, store } = e2e();
      const order = await store.order({ who: 'ella', lines: [['tent', 1]] });
      const { page, number } = await makeReturn(e2e(), order, { name: 'Two-person tent', reason: 'Changed my mind' });
      await sees(page, 'We have your request');
      await sees(page, 'The store looks at it first.');

      const mail = await mailTo(stack.mailbox, 'owner@example.com', `Return ${number} needs your decision`);
      const link = new URL(/http\S+boomerang-returns&return=\S+/.exec(mail.mail.text ?? '')?.[0] ?? '');
      const owner = await e2e().signedIn(link.pathname + link.search);
      await owner.getByRole('heading', { name: `Return ${number}` }).waitFor();
      await press(owner, 'Reject…');
      await owner.getByLabel('Reason').fill('The tent was used for a season.');
      await confirm(owner, 'Reject return');
      await sees(owner, 'The return was rejected: “The tent was used for a season.”');

      await page.reload();
      await sees(page, 'Your return was not accepted');
      await sees(page, 'The store says: “The tent was used for a season.”');
      const told = await mailTo(stack.mailbox, order.email, `About your return ${number}`);
      expect(told.mail.text).toContain('The tent was used for a season.');
    });

    it('sends the label after its approval', async () => {
      const { stack, store } = e2e();
      const order = await store.order({ who: 'ella', lines: [['mug', 1]] });
      const { page, number } = await makeReturn(e2e(), order, { name: 'Enamel mug' });
      const owner = await openReturn(e2e(), number);
      await press(owner, 'Approve');
      await sees(owner, 'The return is approved.');
      const mail = await mailTo(stack.mailbox, order.email, `Your return ${number} is approved`);
      expect(mail.mail.attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf']);
      await page.reload();
      await labelPanel(page, 'ready').waitFor();
    });

    it('goes back to approving at once', async () => {
      await changePolicy(e2e(), 'Approval', (policy) => policy.getByLabel('Approved at once').check());
    });
  });

  describe('A parcel that no carrier has a price for', () => {
    beforeEach(closePages);

    it('gets a packing slip, and the shopper may enter a tracking number', async () => {
      const { stack, store } = e2e();
      stack.shippo.switches.noRates = ['No carrier goes there'];
      try {
        const order = await store.order({ who: 'finn', lines: [['mug', 1]] });
        const { page, number } = await makeReturn(e2e(), order, { name: 'Enamel mug' });
        await labelPanel(page, 'packing_slip').waitFor();
        const slip = await page.getByRole('link', { name: 'Print packing slip' }).getAttribute('href');
        expect(await pdfText(page, slip ?? '')).toContain(number);
        await page.getByLabel('Tracking number').fill('RA 123 456 785');
        await page.getByLabel('Carrier (optional)').fill('Canada Post');
        await press(page, 'Save tracking number');
        await page.getByRole('button', { name: 'Saved', exact: true }).waitFor();
        await sees(page, /Your refund starts when your parcel arrives/);
        const owner = await openReturn(e2e(), number);
        await sees(owner, /The shopper says that the parcel is on its way: Canada Post RA ?123 ?456 ?785/);
      } finally {
        stack.shippo.switches.noRates = null;
      }
    });
  });

  describe('A payment method that can’t pay back', () => {
    beforeEach(closePages);

    it('leaves the payment to the owner, who ticks it', async () => {
      const { stack, store } = e2e();
      const order = await store.order({ who: 'ben', gateway: 'cod', lines: [['mug', 2]] });
      const { page, number } = await makeReturn(e2e(), order, { name: 'Enamel mug', quantity: 2 });
      await labelPanel(page, 'ready').waitFor();
      const owner = await openReturn(e2e(), number);
      await press(owner, 'Mark as received');
      await press(owner, 'Save inspection');
      await confirm(owner, 'Save and refund');
      await owner.getByRole('heading', { name: /^Pay \$\d+\.\d\d by hand$/ }).waitFor();
      await mailTo(stack.mailbox, 'owner@example.com', `Please pay the refund for return ${number}`);
      await press(owner, 'I have paid it');
      await confirm(owner, 'Yes, I have paid it');
      await sees(owner, /paid by hand on/);
      await sees(owner, 'Closed');
      expect(await store.refunds(order.id)).toHaveLength(1);
    });
  });

  describe('A store that refunds when the carrier has the parcel', () => {
    beforeEach(closePages);

    it('pays on the first scan, which Shippo only hints at', async () => {
      const { stack, store } = e2e();
      await changePolicy(e2e(), 'When money moves', (policy) =>
        policy.getByLabel('When the carrier scans the parcel').check(),
      );
      const order = await store.order({ who: 'dev', lines: [['cap-m', 1]] });
      const { page, number } = await makeReturn(e2e(), order, { name: 'Field cap' });
      await labelPanel(page, 'ready').waitFor();
      await changePolicy(e2e(), 'When money moves', (policy) =>
        policy.getByLabel('After you have inspected the items').check(),
      );
      const tracking = await page.locator('.boomerang-tracking a').textContent();
      await stack.shippo.play(tracking ?? '', 'accepted');
      await mailTo(stack.mailbox, order.email, `Your refund for return ${number}`);
      expect(await store.refunds(order.id)).toHaveLength(1);
      await page.reload();
      await sees(page, 'Your parcel is on its way');
    });
  });

  describe('Two people at one return', () => {
    beforeEach(closePages);

    it('the second is told what has changed meanwhile, and nothing is done twice', async () => {
      const order = await e2e().store.order({ who: 'chloe', lines: [['mug', 1]] });
      const { page, number } = await makeReturn(e2e(), order, { name: 'Enamel mug' });
      await labelPanel(page, 'ready').waitFor();
      const first = await openReturn(e2e(), number);
      const second = await openReturn(e2e(), number);
      await press(first, 'Mark as received');
      await sees(first, 'The parcel is marked as received.');
      e2e().faults.allow(409);
      await press(second, 'Mark as received');
      await sees(second, 'Someone else changed this return in the meantime.');
      await second.getByRole('heading', { name: 'Inspect the items' }).waitFor();
      expect(await second.getByRole('listitem').filter({ hasText: 'The parcel was received.' }).count()).toBe(1);
    });
  });
}
