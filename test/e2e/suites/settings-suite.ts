import { beforeEach, describe, expect, it } from 'vitest';
import { TEST_TOKEN } from '../../site/seed/sample-returns.ts';
import type { E2e } from '../support/e2e.ts';
import { changePolicy, openPolicy, press, SCREENS, sees } from '../support/owner.ts';

/** What the owner sets up, and how the parts are connected. */
export function settingsSuite(e2e: () => E2e): void {
  const closePages = () => e2e().closePages();

  describe('The return policy', () => {
    beforeEach(closePages);

    it('is kept as a new version with each change', async () => {
      const setDays = (days: string) =>
        changePolicy(e2e(), 'Return window', (page) => page.getByLabel('Returns may be asked for within').fill(days));
      const version = await setDays('45');
      expect(await setDays('30')).toBe(version + 1);
    });

    it('takes a Shippo token and never shows it again', async () => {
      const page = await openPolicy(e2e());
      const answers: Promise<string>[] = [];
      page.on('response', (answer) => {
        if (answer.url().includes('boomerang')) answers.push(answer.text().catch(() => ''));
      });
      await page.getByLabel('New Shippo token').fill(TEST_TOKEN);
      await press(page, 'Save token');
      await sees(page, 'The token is saved.');
      expect(await page.getByLabel('New Shippo token').inputValue()).toBe('');
      await page.reload();
      await sees(page, 'A test token: labels say TEST, cost nothing and no carrier takes them.');
      for (const text of [await page.content(), ...(await Promise.all(answers))])
        expect(text).not.toContain(TEST_TOKEN);
    });
  });

  describe('“Test connection”', () => {
    beforeEach(closePages);

    it('finds every way open', async () => {
      const page = await e2e().signedIn(SCREENS.connection);
      await press(page, 'Test connection');
      await sees(page, /All is well\. The bridge has version \d/);
      expect(await page.locator('.boomerang-legs .is-good').count()).toBe(6);
    });

    it('names the broken one while the bridge is down', async () => {
      const { stack, faults, signedIn } = e2e();
      const page = await signedIn(SCREENS.connection);
      await page.getByRole('button', { name: 'Test connection' }).waitFor();
      await stack.bridge.stop();
      try {
        faults.allow(503);
        await press(page, 'Test connection');
        await sees(page, 'Broken at: Your site reaches the bridge');
        await sees(page, 'Nobody answers at the bridge’s address. Start the bridge');
      } finally {
        await stack.restartBridge();
      }
    });
  });
}
