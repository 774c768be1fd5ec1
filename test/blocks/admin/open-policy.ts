import { screen, within } from '@testing-library/react';
import type { PolicyRulesView } from '../../../bridge/contract/policy.ts';
import type { Asked } from './network.ts';
import { open } from './set-up.tsx';

/** The policy screen, loaded, and what a person does on it. */
export async function openPolicy() {
  const { user } = open('policy');
  await screen.findByRole('heading', { name: 'Return window' });
  return {
    user,
    change: (section: string) => user.click(screen.getByRole('button', { name: `Change: ${section}` })),
    retype: async (label: string, text: string) => {
      await user.clear(screen.getByLabelText(label));
      await user.type(screen.getByLabelText(label), text);
    },
    save: () => user.click(screen.getByRole('button', { name: 'Save policy' })),
  };
}

export const card = (name: string) => within(screen.getByRole('region', { name }));

/** What was sent to be saved. */
export const saved = (log: readonly Asked[]) =>
  log.filter((one) => one.method === 'PUT').map((one) => one.body as { basedOn: number; rules: PolicyRulesView });
