import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { createShopClient } from '../../../blocks/api/shop-client.ts';
import { ReturnForm } from '../../../blocks/return-form/form.tsx';
import { ROOT } from './fake-network.ts';

export interface Opened {
  readonly user: ReturnType<typeof userEvent.setup>;
  /** As a browser does: everything but the session's storage is gone. */
  reload(): void;
}

/** The form as the page mounts it. Time stands still but for `vi.advanceTimersByTimeAsync`. */
export function openForm({ email = '', nonce = null as string | null, locale = 'en_US' } = {}): Opened {
  const page = () =>
    render(
      <ReturnForm
        client={createShopClient({ root: ROOT, nonce })}
        locale={locale}
        email={email}
        titled
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

/** Shirt, too small. */
export async function chooseShirt({ user }: Opened): Promise<void> {
  await user.click(await screen.findByRole('checkbox', { name: /Blue shirt/ }));
  await user.selectOptions(screen.getByLabelText('Why are you returning it?'), 'Too small');
}

export async function request({ user }: Opened): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Request return' }));
}
