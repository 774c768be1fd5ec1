import type { Page } from 'playwright-core';
import type { E2e } from './e2e.ts';

export const SCREENS = {
  returns: '/wp-admin/admin.php?page=boomerang-returns',
  newReturn: '/wp-admin/admin.php?page=boomerang-returns&view=new',
  report: '/wp-admin/admin.php?page=boomerang-report',
  policy: '/wp-admin/admin.php?page=boomerang-policy',
  health: '/wp-admin/admin.php?page=boomerang-health',
  connection: '/wp-admin/admin.php?page=boomerang-connection',
} as const;

/** The list of returns, with its rows. */
export async function openList(e2e: E2e, search = ''): Promise<Page> {
  const page = await e2e.signedIn(`${SCREENS.returns}&s=${search}`);
  await page.getByRole('heading', { name: 'Returns', level: 1 }).waitFor();
  await page.getByRole('link', { name: /^RMA-/ }).first().waitFor();
  return page;
}

/** One return, searched and opened in the list. */
export async function openReturn(e2e: E2e, number: string): Promise<Page> {
  const page = await openList(e2e, number);
  await page.getByRole('link', { name: number }).click();
  await page.getByRole('heading', { name: `Return ${number}` }).waitFor();
  return page;
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Presses the button of the question that is open. */
export async function confirm(page: Page, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Waits for a sentence that people can see. */
export async function sees(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** Changes one thing in a section of the policy and saves it, as the owner does; answers the version it became. */
export async function changePolicy(e2e: E2e, section: string, change: (page: Page) => Promise<void>): Promise<number> {
  const page = await openPolicy(e2e);
  const before = Number(/Version (\d+)/.exec((await page.getByText(/^Version \d+$/).textContent()) ?? '')?.[1]);
  await openSection(page, section);
  await change(page);
  await sees(page, 'There are changes that are not saved.');
  await press(page, 'Save policy');
  await sees(page, `Saved as version ${before + 1}.`);
  await page.close();
  return before + 1;
}

/** Opens one section of the policy, whose fields are out of the way until then. */
export async function openSection(page: Page, name: string): Promise<void> {
  await press(page, `Change: ${name}`);
}

export async function openPolicy(e2e: E2e): Promise<Page> {
  const page = await e2e.signedIn(SCREENS.policy);
  await page.getByRole('button', { name: 'Save policy' }).waitFor();
  return page;
}
