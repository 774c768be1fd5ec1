import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import { labelPanel, openForm, returnNumber, typeOrder } from '../support/form.ts';
import { inFrench } from '../support/french.ts';
import { look } from '../support/look.ts';
import { mailTo } from '../support/mails.ts';
import { openReturn, press, sees } from '../support/owner.ts';
import type { PlacedOrder } from '../support/store.ts';

const FORM = '.wp-block-boomerang-return-form';
const ADMIN = '#boomerang-admin';
const NOTHING = /You haven’t paid for this order, so there’s nothing to refund\./;

/** A bank transfer that never came: each test goes on where the one before it stopped. */
export function unpaidSuite(e2e: () => E2e): void {
  describe('An order that nobody has paid', () => {
    let order: PlacedOrder;
    let shopper: Page;
    let owner: Page;
    let number: string;

    it('is withdrawn from, and the form says that nothing comes back', async () => {
      await e2e().closePages();
      order = await e2e().store.order({ who: 'camille', lines: [['shirt', 2]], status: 'on-hold', gateway: 'bacs' });
      shopper = await openForm(e2e());
      await press(shopper, 'Withdraw from contract here');
      await typeOrder(shopper, order);
      await press(shopper, 'Continue');
      await shopper.getByRole('heading', { name: 'What do you withdraw from?' }).waitFor();
      await sees(shopper, NOTHING);
      await sees(shopper, 'Not paid, so nothing to refund');
      await look(shopper, 'unpaid-1-form', { within: FORM });
      await press(shopper, 'Continue');
      await shopper.getByRole('heading', { name: 'Check your withdrawal' }).waitFor();
      await sees(shopper, NOTHING);
      await look(shopper, 'unpaid-2-confirm', { within: FORM });
      await press(shopper, 'Confirm withdrawal');
      number = await returnNumber(shopper);
      await labelPanel(shopper, 'packing_slip').waitFor();
      await sees(shopper, NOTHING);
      await look(shopper, 'unpaid-3-status', { within: FORM });
    });

    it('is receipted all the same, and the owner is asked to cancel the order', async () => {
      const subject = `Receipt of your withdrawal ${number} from order ${order.number}`;
      const receipt = await mailTo(e2e().stack.mailbox, order.email, subject);
      expect(receipt.mail.text).toMatch(NOTHING);
      expect(receipt.mail.text).not.toContain('paid back by');
      const told = `Please cancel order ${order.number}: it was never paid (${number})`;
      await mailTo(e2e().stack.mailbox, 'owner@example.com', told);
      owner = await openReturn(e2e(), number);
      await owner.getByRole('heading', { name: `Cancel order ${order.number} in WooCommerce` }).waitFor();
      await owner.getByRole('link', { name: 'Open the order' }).waitFor();
      await sees(owner, 'Order not paid');
      await look(owner, 'unpaid-4-owner', { within: ADMIN });
    });

    it('reads the same in French', async () => {
      const back = await inFrench(e2e().stack.site);
      try {
        await shopper.reload();
        await sees(shopper, /Vous n’avez pas payé cette commande/);
        await look(shopper, 'unpaid-5-status-french', { within: FORM });
        await owner.reload();
        await owner.getByRole('heading', { name: `Annuler la commande ${order.number} dans WooCommerce` }).waitFor();
        await look(owner, 'unpaid-6-owner-french', { within: ADMIN });
      } finally {
        await back();
      }
    });

    it('counts as paid once the owner says that the money has arrived', async () => {
      await owner.reload();
      await press(owner, 'Money has arrived…');
      await owner.getByRole('dialog', { name: 'Has the money arrived?' }).waitFor();
      await look(owner, 'unpaid-7-arrived', { within: '[role=dialog]' });
      await press(owner, 'Yes, it has arrived');
      await sees(owner, /Said that the money of the order has arrived \(it was “on-hold” then\)/);
      await sees(owner, /The customer has paid the order, so .* is due for this return\./);
      await look(owner, 'unpaid-8-paid', { within: ADMIN });
    });
  });
}
