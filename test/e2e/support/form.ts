import type { Locator, Page } from 'playwright-core';
import type { E2e } from './e2e.ts';
import type { PlacedOrder } from './store.ts';

/** What a shopper does with one line of the order. */
export interface Wish {
  readonly name: string;
  readonly quantity?: number;
  readonly reason?: string;
  readonly comment?: string;
  /** As its radio button reads; left out: what stands first. */
  readonly resolution?: string | RegExp;
  /** Of an exchange: what is searched for, and what the offer reads. */
  readonly instead?: { readonly search?: string; readonly offer: string | RegExp };
}

export const findButton = (page: Page): Locator => page.getByRole('button', { name: 'Find my order' });
export const submitButton = (page: Page): Locator => page.getByRole('button', { name: 'Request return' });

export async function openForm({ stack, guest }: E2e, options?: Parameters<E2e['guest']>[0]): Promise<Page> {
  const page = await guest(options);
  await page.goto(`${stack.site.url}/returns/`);
  await findButton(page).waitFor();
  return page;
}

export async function typeOrder(page: Page, { number, email }: Pick<PlacedOrder, 'number' | 'email'>): Promise<void> {
  await page.getByLabel('Order number').fill(number);
  await page.getByLabel('E-mail address').fill(email);
}

export async function findOrder(page: Page, order: Pick<PlacedOrder, 'number' | 'email'>): Promise<void> {
  await typeOrder(page, order);
  await findButton(page).click();
  await page.getByRole('heading', { name: 'What would you like to return?' }).waitFor();
}

/** By the line's own name: what is offered in exchange has names too. */
export function lineOf(page: Page, name: string): Locator {
  const head = page.locator('.boomerang-line-head .boomerang-name', { hasText: name });
  const closed = page.locator('.boomerang-line[data-closed]').filter({ hasText: name });
  return page.locator('.boomerang-line').filter({ has: head }).or(closed);
}

export async function choose(
  page: Page,
  { name, quantity = 1, reason = 'Too small', comment, resolution, instead }: Wish,
): Promise<void> {
  const line = lineOf(page, name);
  await line.getByRole('checkbox').check();
  for (let units = 1; units < quantity; units++) await line.getByRole('button', { name: 'One more' }).click();
  await line.getByRole('combobox').selectOption({ label: reason });
  if (resolution !== undefined) await line.getByRole('radio', { name: resolution }).check();
  if (instead?.search) await line.getByRole('searchbox').fill(instead.search);
  if (instead) await line.getByRole('button', { name: instead.offer }).click();
  if (comment === undefined) return;
  await line.getByRole('button', { name: 'Add a comment' }).click();
  await line.getByRole('textbox').fill(comment);
}

/** What the form says that the choice gives, once it is no longer about an earlier choice. */
export async function estimated(page: Page): Promise<Locator> {
  const panel = page.locator('.boomerang-estimate[data-state=current]');
  await panel.waitFor();
  return panel;
}

/** Waits for the return that was just sent in and answers its number. */
export async function returnNumber(page: Page): Promise<string> {
  return (await page.locator('.boomerang-number strong').textContent()) ?? '';
}

/** A return from the form, up to its number. */
export async function makeReturn(
  e2e: E2e,
  order: PlacedOrder,
  ...wishes: Wish[]
): Promise<{ page: Page; number: string }> {
  const page = await openForm(e2e);
  await findOrder(page, order);
  for (const wish of wishes) await choose(page, wish);
  await submitButton(page).click();
  return { page, number: await returnNumber(page) };
}

/** The label panel in that state. */
export function labelPanel(page: Page, state: 'preparing' | 'late' | 'ready' | 'packing_slip'): Locator {
  return page.locator(`.boomerang-label-panel[data-state=${state}]`);
}
