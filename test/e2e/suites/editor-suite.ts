import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import { findButton } from '../support/form.ts';
import { look, pictureForReadme } from '../support/look.ts';
import { sees } from '../support/owner.ts';

const TITLE = 'Changed your mind?';
const INTRO = 'Thirty days, no questions.';

/** WordPress greets a newcomer with guides, once. Told before the editor opens: it brings its own memory in late, over what a page has set. */
const NO_GUIDES = `
	global $wpdb;
	return update_user_meta(
		get_current_user_id(),
		$wpdb->get_blog_prefix() . 'persisted_preferences',
		array(
			'core/edit-post' => array( 'welcomeGuide' => false ),
			'core'           => array( 'enableChoosePatternModal' => false ),
			'_modified'      => gmdate( 'c' ),
		)
	);
`;

/** The block as its owner meets it: found in the inserter, written in place, coloured, published. */
export function editorSuite(e2e: () => E2e): void {
  describe('The block “Return form” in the block editor', () => {
    beforeEach(() => e2e().closePages());

    it('is inserted, written, coloured and published, and the page shows just that', async () => {
      await e2e().stack.site.wp(NO_GUIDES);
      const page = await e2e().signedIn('/wp-admin/post-new.php?post_type=page');
      await page.waitForFunction(
        () => 'wp' in window && document.querySelector('.editor-visual-editor, .edit-post-visual-editor'),
      );
      const canvas = page.frameLocator('iframe[name="editor-canvas"]');
      await canvas.getByRole('textbox', { name: 'Add title' }).fill('Send it back');
      await page.getByRole('button', { name: /^(Toggle block inserter|Block Inserter)$/ }).click();
      await page.getByRole('searchbox').fill('return form');
      await page.getByRole('option', { name: 'Return form' }).click();
      const block = canvas.locator('[data-type="boomerang/return-form"]');
      await block.getByRole('textbox', { name: 'Title', exact: true }).fill(TITLE);
      await block.getByRole('textbox', { name: 'Intro', exact: true }).fill(INTRO);
      await block.getByText('Find your order').waitFor();
      await setBackground(page, '#fff4d6');
      await look(page, 'editor', {
        within: '[data-type="boomerang/return-form"]',
        wideOnly: true,
        frame: 'editor-canvas',
      });
      await pictureForReadme(page, 'editor', { width: 1280, height: 860 });
      const address = await publish(page);

      const visitor = await e2e().guest();
      await visitor.goto(address);
      await findButton(visitor).waitFor();
      await visitor.getByRole('heading', { name: TITLE }).waitFor();
      await sees(visitor, INTRO);
      const shown = visitor.locator('.wp-block-boomerang-return-form');
      expect(await shown.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(255, 244, 214)');
      await look(visitor, 'form-coloured', { within: '.wp-block-boomerang-return-form' });
    });
  });
}

/** By the block's own colour support, as the sidebar does it. */
async function setBackground(page: Page, colour: string): Promise<void> {
  await page.evaluate((background) => {
    const { data } = (
      window as unknown as {
        wp: {
          data: {
            select(store: string): { getBlocks(): { name: string; clientId: string }[] };
            dispatch(store: string): { updateBlockAttributes(id: string, attributes: object): void };
          };
        };
      }
    ).wp;
    const block = data
      .select('core/block-editor')
      .getBlocks()
      .find(({ name }) => name === 'boomerang/return-form');
    data
      .dispatch('core/block-editor')
      .updateBlockAttributes(block?.clientId ?? '', { style: { color: { background } } });
  }, colour);
}

/** Publishes and answers the page's address. */
async function publish(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Editor publish' });
  await panel.getByRole('button', { name: 'Publish', exact: true }).click();
  return (await panel.getByRole('link', { name: 'View Page' }).getAttribute('href')) ?? '';
}
