import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import { labelPanel, openForm, returnNumber, typeOrder } from '../support/form.ts';
import { look } from '../support/look.ts';
import { mailTo } from '../support/mails.ts';
import { confirm, openReturn, press, sees } from '../support/owner.ts';
import type { PlacedOrder } from '../support/store.ts';

const FORM = '.wp-block-boomerang-return-form';
const ADMIN = '#boomerang-admin';

/** The right of withdrawal of a consumer of the EU (Directive 2011/83/EU): each test goes on where the one before it stopped. */
export function withdrawalSuite(e2e: () => E2e): void {
  describe('A withdrawal from the contract', () => {
    let order: PlacedOrder;
    let shopper: Page;
    let number: string;

    it('goes through the law’s own two buttons, and asks for no reason', async () => {
      await e2e().closePages();
      const lines = [
        ['shirt', 1],
        ['mug', 2],
      ] as const;
      order = await e2e().store.order({ who: 'camille', lines });
      shopper = await openForm(e2e());
      await press(shopper, 'Withdraw from contract here');
      await look(shopper, 'form-withdrawal-1', { within: FORM });
      await typeOrder(shopper, order);
      await press(shopper, 'Continue');
      await shopper.getByRole('heading', { name: 'What do you withdraw from?' }).waitFor();
      await sees(shopper, /You have the right to withdraw until \w+ \d+, \d{4}, without a reason\./);
      expect(await shopper.getByLabel('Your name').inputValue()).toBe('Camille Roux');
      expect(await shopper.getByRole('combobox').count()).toBe(0);
      for (const box of await shopper.getByRole('checkbox').all()) expect(await box.isChecked()).toBe(true);
      await look(shopper, 'form-withdrawal-2', { within: FORM });
      await press(shopper, 'Continue');
      await shopper.getByRole('heading', { name: 'Check your withdrawal' }).waitFor();
      await look(shopper, 'form-withdrawal-3', { within: FORM });
      await press(shopper, 'Confirm withdrawal');
      number = await returnNumber(shopper);
      await sees(shopper, 'Your withdrawal is confirmed');
    });

    it('is receipted on the page and by mail, with what was stated and when', async () => {
      const receipt = await shopper.locator('.boomerang-receipt').textContent();
      const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'America/Los_Angeles' });
      expect(receipt).toMatch(new RegExp(`Received${day.format(new Date())} at \\d+:\\d\\d:\\d\\d [AP]M P[SD]T`));
      expect(receipt).toContain(`NameCamille RouxOrder number${order.number}Goods1 × Linen shirt, 2 × Enamel mug`);
      await look(shopper, 'form-withdrawal-4', { within: FORM });

      const subject = `Receipt of your withdrawal ${number} from order ${order.number}`;
      const { mail } = await mailTo(e2e().stack.mailbox, order.email, subject);
      expect(mail.text).toContain('Name: Camille Roux');
      expect(mail.text).toContain(`Order: ${order.number}`);
      expect(mail.text).toMatch(
        new RegExp(`Date and time: ${day.format(new Date())}, \\d\\d:\\d\\d \\(UTC-0[78]:00\\)`),
      );
      expect(mail.text).toContain('- 1 × Linen shirt\n- 2 × Enamel mug');
      expect(mail.text).toContain('We pay for sending the goods back.');
    });

    it('tells the owner what customs still want to know, and the shopper sends with a packing slip', async () => {
      const mail = await mailTo(e2e().stack.mailbox, 'owner@example.com', `No label for return ${number}`);
      expect(mail.mail.text).toContain('Enamel mug');
      await shopper.reload();
      await labelPanel(shopper, 'packing_slip').waitFor();
    });

    it('is paid back in full, delivery included, once staff have seen proof of sending', async () => {
      const owner = await openReturn(e2e(), number);
      await sees(owner, /^Camille Roux withdrew from the contract on /);
      await sees(owner, /^All has to be paid back by /);
      await look(owner, 'return-withdrawal', { within: ADMIN });
      await press(owner, 'Proof of sending shown');
      await sees(owner, 'From then on the law lets you hold the money back no longer: it is paid now.');
      await confirm(owner, 'Yes, it was sent');
      await sees(owner, /^Sent on .*: the money can’t be held back for the parcel any more\.$/);
      const { total } = await e2e().store.read(order.id);
      await sees(owner, `$${total} was refunded.`);
      const refunds = await e2e().store.refunds(order.id);
      expect(refunds.map(({ amount }) => amount)).toEqual([total]);
      expect(total).toBe('103.08');
      await mailTo(e2e().stack.mailbox, order.email, `Your refund for return ${number}`);
      await shopper.reload();
      await sees(shopper, 'Your parcel is on its way');
    });
  });
}
