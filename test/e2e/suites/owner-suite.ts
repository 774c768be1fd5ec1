import { beforeEach, describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import { choose, estimated } from '../support/form.ts';
import { look } from '../support/look.ts';
import { mailTo } from '../support/mails.ts';
import { openPolicy, openSection, press, SCREENS, sees } from '../support/owner.ts';

const ADMIN = '#boomerang-admin';

/** What owner and staff do beside going through returns. */
export function ownerSuite(e2e: () => E2e): void {
  describe('The owner of the store', () => {
    beforeEach(() => e2e().closePages());

    it('is told at the field what contradicts itself, and nothing is saved', async () => {
      const page = await openPolicy(e2e());
      const version = await page.getByText(/^Version \d+$/).textContent();
      await openSection(page, 'Return fees');
      await page.getByLabel('Fee on a refund').selectOption('percent');
      await page.getByLabel('Part', { exact: true }).fill('120');
      e2e().faults.allow(422);
      await press(page, 'Save policy');
      const summary = page.getByRole('group', { name: 'What to change' });
      await summary.getByText('Not saved yet: 1 setting needs a change.').first().waitFor();
      await summary.getByRole('link', { name: 'Return fees, refund' }).click();
      const part = page.getByLabel('Part', { exact: true });
      await expect.poll(() => part.evaluate((field) => field === document.activeElement)).toBe(true);
      expect(await part.getAttribute('aria-invalid')).toBe('true');
      const fees = page.getByRole('region', { name: 'Return fees' });
      expect(await fees.textContent()).toContain('More than 100 % is not possible. Write 100 or less.');
      await look(page, 'policy-refused', { within: ADMIN });
      const again = await openPolicy(e2e());
      expect(await again.getByText(/^Version \d+$/).textContent()).toBe(version);
    });

    it('sees what a draft would have decided on the last year before it is saved', async () => {
      const page = await openPolicy(e2e());
      await openSection(page, 'Return window');
      await page.getByLabel('Returns may be asked for within').fill('2');
      await press(page, 'See what this would have decided');
      const panel = page.getByRole('region', { name: 'What this would have decided' });
      await panel.getByText(/Looked at the last 12 months\. Orders: \d+, returns: \d+\./).waitFor();
      await panel.getByText(/^\d+ returns? fewer would have been allowed, \$[\d,]+\.\d\d less paid out\.$/).waitFor();
      await panel.getByRole('row', { name: /RMA-1003/ }).waitFor();
      await sees(page, 'There are changes that are not saved.');
      await look(page, 'policy-replay', { within: ADMIN });
    });

    it('opens a return for a customer who called, and overrides the policy with a reason', async () => {
      const { stack, store, signedIn } = e2e();
      const order = await store.order({ who: 'ella', status: 'processing', lines: [['shirt', 1]] });
      const page = await signedIn(SCREENS.newReturn);
      await page.getByRole('heading', { name: 'New return' }).waitFor();
      await page.getByLabel('Order number, e-mail or name').fill(order.number);
      await press(page, 'Find order');
      await choose(page, { name: 'Linen shirt', reason: 'Too small' });
      await press(page, 'Open the return');
      await sees(page, 'Please write a reason.');
      const why = page.getByLabel('Why do you allow it?');
      expect(await why.evaluate((field) => field === document.activeElement)).toBe(true);
      await estimated(page);
      await look(page, 'new-return', { within: ADMIN });
      await why.fill('She sent it back unopened.');
      await press(page, 'Open the return');
      await page.getByRole('heading', { name: /^Return RMA-\d+$/ }).waitFor();
      await sees(page, 'Your team’s reason: “She sent it back unopened.”');
      const number = /RMA-\d+/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0] ?? '';
      await mailTo(stack.mailbox, order.email, number);
      await look(page, 'return-overridden', { within: ADMIN });
    });

    it('reads a report that agrees with WooCommerce to the cent, month by month', async () => {
      const page = await e2e().signedIn(SCREENS.report);
      await page.getByRole('region', { name: 'By month of the refund' }).waitFor();
      await page.getByText('Not read yet').first().waitFor({ state: 'hidden' });
      const checks = await page.locator('td.boomerang-report__check').allTextContents();
      expect(checks.length).toBeGreaterThan(1);
      expect(new Set(checks)).toEqual(new Set(['Agrees to the cent']));
      await page
        .getByRole('region', { name: 'Open store credit today' })
        .getByText(/^\$\d+/)
        .waitFor();
      await look(page, 'report', { within: ADMIN });
    });
  });
}
