import { beforeEach, describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import { adminLines, formLines } from '../support/breakdown.ts';
import { estimated, findOrder, labelPanel, lineOf, makeReturn } from '../support/form.ts';
import { look } from '../support/look.ts';
import { mailTo } from '../support/mails.ts';
import { openReturn, press, sees } from '../support/owner.ts';

const FORM = '.wp-block-boomerang-return-form';

/** What shoppers may still do with a return that they have asked for. */
export function secondThoughtsSuite(e2e: () => E2e): void {
  describe('A shopper who thinks again', () => {
    beforeEach(() => e2e().closePages());

    it('returns more units than at first: page, e-mail and wp-admin follow', async () => {
      const { stack, store } = e2e();
      const order = await store.order({ who: 'dev', lines: [['mug', 3]] });
      const { page, number } = await makeReturn(e2e(), order, { name: 'Enamel mug' });
      await labelPanel(page, 'ready').waitFor();
      expect(await formLines(page.locator('.boomerang-refund'))).toContain('Enamel mug: $14.50');
      await press(page, 'Change items');
      await page.getByRole('heading', { name: 'Change your return' }).waitFor();
      await sees(page, '1 of 3');
      await lineOf(page, 'Enamel mug').getByRole('button', { name: 'One more' }).click();
      await estimated(page);
      await look(page, 'form-change', { within: FORM });
      await press(page, 'Save changes');
      await sees(page, '2 × Enamel mug');
      const lines = await formLines(page.locator('.boomerang-refund'));
      expect(lines).toEqual(['2 × Enamel mug: $29.00', 'CA state tax: $2.10', 'SF district tax: $0.40', '$31.50']);
      expect(await page.locator('.boomerang-number strong').textContent()).toBe(number);
      const mail = await mailTo(stack.mailbox, order.email, `Your return ${number} was changed`);
      expect(mail.mail.text).toContain('- 2 × Enamel mug (Too small)');
      const owner = await openReturn(e2e(), number);
      expect(await adminLines(owner.getByRole('region', { name: 'Refund' }))).toEqual(lines);
      await sees(owner, 'The return was changed: it is now about 1 item.');
    });

    it('cancels: it is asked twice, told by mail, and the units can be returned anew', async () => {
      const { stack, store } = e2e();
      const order = await store.order({ who: 'dev', lines: [['mug', 1]] });
      const { page, number } = await makeReturn(e2e(), order, { name: 'Enamel mug' });
      await labelPanel(page, 'ready').waitFor();
      await press(page, 'Cancel this return');
      await sees(page, 'Cancel this return? The label must not be used after that.');
      await look(page, 'form-cancel', { within: FORM });
      await press(page, 'Yes, cancel it');
      await page.getByRole('heading', { name: 'Your return was cancelled' }).waitFor();
      await mailTo(stack.mailbox, order.email, `Your return ${number} is cancelled`);
      const owner = await openReturn(e2e(), number);
      await sees(owner, 'Cancelled');
      await press(page, 'Return something else');
      await findOrder(page, order);
      expect(await lineOf(page, 'Enamel mug').getByRole('checkbox').isEnabled()).toBe(true);
    });
  });
}
