import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import { makeReturn } from '../support/form.ts';
import { inFrench } from '../support/french.ts';
import { look } from '../support/look.ts';
import { press, SCREENS, sees } from '../support/owner.ts';

const ADMIN = '#boomerang-admin';

const USERS = `
  add_role( 'shop_manager', 'Shop manager', array( 'read' => true, 'edit_posts' => true, 'manage_woocommerce' => true ) );
  do_action( 'activated_plugin', 'woocommerce/woocommerce.php', false );
  foreach ( array( 'wes' => 'boomerang_warehouse', 'mona' => 'shop_manager' ) as $login => $role ) {
    wp_insert_user( array( 'user_login' => $login, 'user_email' => "$login@store.example", 'user_pass' => wp_generate_password(), 'role' => $role ) );
  }
  return true;`;

/** What each role is shown in wp-admin, and that it is enough for their work. */
export function rightsSuite(e2e: () => E2e): void {
  describe('What people see by their rights', () => {
    let number: string;
    let menu: (page: Page) => Promise<string[]>;
    beforeAll(async () => {
      await e2e().closePages();
      await e2e().stack.site.wp(USERS);
      const order = await e2e().store.order({ who: 'ana', lines: [['shirt', 2]] });
      const made = await makeReturn(e2e(), order, { name: 'Linen shirt', quantity: 2, comment: 'A seam is open' });
      number = made.number;
      menu = (page) => page.locator('#toplevel_page_boomerang-returns .wp-submenu a').allTextContents();
    });
    const reload = (heading: string) => async (page: Page) => {
      await page.reload();
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    };

    it('the shop manager everything but policy, connection and Health', async () => {
      const page = await e2e().signedIn(SCREENS.returns, 'mona');
      await page.getByRole('link', { name: /^RMA-/ }).first().waitFor();
      expect(await menu(page)).toEqual(['Returns', 'Report']);
      await look(page, 'returns-manager', { within: ADMIN, reload: reload('Returns') });
      await page.goto(`${e2e().stack.site.url}${SCREENS.returns}&s=${number}`);
      await page.getByRole('link', { name: number }).click();
      await page.getByRole('heading', { name: `Return ${number}` }).waitFor();
      await look(page, 'return-manager', { within: ADMIN, reload: reload(`Return ${number}`) });
      await page.close();
    });

    it('the warehouse its parcels, found by number, received and inspected, without money or names', async () => {
      const page = await e2e().signedIn(SCREENS.returns, 'wes');
      await page.getByRole('link', { name: /^RMA-/ }).first().waitFor();
      // WordPress shows no second level where there is one page only.
      expect(await menu(page)).toEqual([]);
      await page.locator('#toplevel_page_boomerang-returns').waitFor();
      await look(page, 'parcels', { within: ADMIN, reload: reload('Returns') });
      await page.getByRole('searchbox').fill(number);
      await page.getByRole('searchbox').press('Enter');
      await page.getByRole('heading', { name: `Return ${number}` }).waitFor();
      await sees(page, '“A seam is open”');
      await look(page, 'parcel', { within: ADMIN, reload: reload(`Return ${number}`) });
      await press(page, 'Mark as received');
      await sees(page, 'The parcel is marked as received.');
      await press(page, 'Damaged, Linen shirt: one more');
      await look(page, 'parcel-inspection', { within: ADMIN });
      expect(await page.locator(ADMIN).innerText()).not.toMatch(/\$|@|Ana\b/);
      await press(page, 'Save inspection');
      await sees(page, 'The inspection is saved.');
      await sees(page, 'Found: 1 sellable, 1 damaged');
      await page.close();
    });

    describe('in French', () => {
      let back: () => Promise<unknown>;
      beforeAll(async () => {
        back = await inFrench(e2e().stack.site);
      });
      afterAll(() => back?.());

      it('the same', async () => {
        const page = await e2e().signedIn(SCREENS.returns, 'wes');
        await page.getByRole('heading', { name: 'Retours', level: 1 }).waitFor();
        await page.getByRole('link', { name: /^RMA-/ }).first().waitFor();
        await look(page, 'parcels-french', { within: ADMIN });
        await page.getByRole('link', { name: number }).click();
        await page.getByRole('heading', { name: `Retour ${number}` }).waitFor();
        await look(page, 'parcel-french', { within: ADMIN });
        const text = await page.locator(ADMIN).innerText();
        expect(text).not.toMatch(/\b(the|your|and|when|with|will|parcel|received|label)\b/i);
        await page.close();
        const manager = await e2e().signedIn(`${SCREENS.returns}&s=${number}`, 'mona');
        await manager.getByRole('link', { name: number }).click();
        await manager.getByRole('heading', { name: `Retour ${number}` }).waitFor();
        await look(manager, 'return-manager-french', { within: ADMIN });
      });
    });
  });
}
