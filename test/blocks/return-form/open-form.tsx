import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, vi } from 'vitest';
import type { LookupResponse, ReturnStatus } from '../../../bridge/contract/shop.ts';
import { createShopClient } from '../../../blocks/api/shop-client.ts';
import { ShopForm } from '../../../blocks/return-form/shop-form.tsx';
import { estimated, found, foundForWithdrawal, made } from './builders.ts';
import { fakeNetwork, json, ROOT } from './fake-network.ts';
import type { Asked } from './fake-network.ts';

export interface Opened {
  readonly user: ReturnType<typeof userEvent.setup>;
  /** As a browser does: everything but the session's storage is gone. */
  reload(): void;
}
export type Reply = Parameters<typeof fakeNetwork>[0][string][number];
type Routes = Parameters<typeof fakeNetwork>[0];

export const LOOKUP = 'POST /shop/lookup';
export const ESTIMATE = 'POST /shop/estimate';
export const SUBMIT = 'POST /shop/returns';
export const OPEN = 'POST /shop/returns/open';
export const STATUS = 'POST /shop/returns/status';

/** The form as the page mounts it. Time stands still but for `vi.advanceTimersByTimeAsync`. */
export function openForm({
  email = '',
  nonce = null as string | null,
  locale = 'en_US',
  withdrawal = false,
} = {}): Opened {
  const page = () =>
    render(
      <ShopForm
        client={createShopClient({ root: ROOT, nonce })}
        config={{ locale, email, withdrawal, titled: true }}
        title={<h2>Returns</h2>}
      />,
    );
  page();
  return {
    user: userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTimeAsync(ms) }),
    reload() {
      cleanup();
      page();
    },
  };
}

export async function findOrder({ user }: Opened): Promise<void> {
  await user.type(screen.getByLabelText('Order number'), '1042');
  await user.type(screen.getByLabelText('E-mail address'), 'jane@example.com');
  await user.click(screen.getByRole('button', { name: 'Find my order' }));
}

/** The form with the order found. */
export async function foundOrder(order: LookupResponse = found(), more: Routes = {}, locale = 'en_US') {
  const log = fakeNetwork({ [LOOKUP]: [json(order)], [ESTIMATE]: [json(estimated())], ...more });
  const form = openForm({ locale });
  await findOrder(form);
  await screen.findByRole('heading', { name: 'What would you like to return?' });
  return { log, form, user: form.user };
}

/** The statutory door, with the order found in it. */
export async function foundInDoor(order: LookupResponse = foundForWithdrawal(), more: Routes = {}) {
  const log = fakeNetwork({ [LOOKUP]: [json(order)], [ESTIMATE]: [json(estimated())], ...more });
  const form = openForm({ withdrawal: true });
  const { user } = form;
  await user.click(screen.getByRole('button', { name: 'Withdraw from contract here' }));
  await user.type(screen.getByLabelText('Order number'), '1042');
  await user.type(screen.getByLabelText('E-mail address'), 'jane@example.com');
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  await screen.findByRole('heading', { name: 'What do you withdraw from?' });
  return { log, form, user };
}

/** Shirt, too small. */
export async function chooseShirt({ user }: Opened): Promise<void> {
  await user.click(await screen.findByRole('checkbox', { name: /Blue shirt/ }));
  await user.selectOptions(screen.getByLabelText('Why are you returning it?'), 'Too small');
}

export async function request({ user }: Opened): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Request return' }));
}

/** Routes of a return's page: the first answer is its opening's, the others its status's. */
export function opens(...answers: Reply[]): Routes {
  const opening = answers.map((answer): Reply => async (asked) => {
    const response = await answer(asked);
    return response.ok ? Response.json(made((await response.json()) as ReturnStatus)) : response;
  });
  return { [OPEN]: opening, [STATUS]: answers.length > 1 ? answers.slice(1) : answers };
}

/** What was sent to one route. */
export function sentTo(log: readonly Asked[], route: string): readonly Asked[] {
  return log.filter(({ method, path }) => `${method} ${path}` === route);
}

/** The rows of all tables of money in view. */
export function rows(): string[] {
  return screen.getAllByRole('term').map((term) => {
    const value = term.nextSibling?.textContent ?? '';
    return `${term.textContent}: ${value.replace(/\s/g, ' ')}`;
  });
}

export function expectFocus(element: Element | null): void {
  expect(document.activeElement).toBe(element);
}
