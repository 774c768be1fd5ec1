// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aPolicy } from './builders.ts';
import { fakeNetwork, json } from './network.ts';
import { card, openPolicy, saved } from './open-policy.ts';
import { everyTestAnew } from './set-up.tsx';

everyTestAnew();

describe('Reasons', () => {
  it('are added, renamed, moved and removed; a rename keeps the reason’s id', async () => {
    const log = fakeNetwork({ 'GET /policy': [json(aPolicy())], 'PUT /policy': [json(aPolicy())] });
    const { user, change, save } = await openPolicy();
    await change('Reasons');
    await user.type(screen.getByLabelText('Reason 1'), ' for me');
    await user.click(screen.getByRole('button', { name: 'Move down: Too small for me' }));
    await user.click(screen.getByRole('button', { name: 'Add a reason' }));
    await expect.poll(() => document.activeElement).toBe(screen.getByLabelText('Reason 3'));
    await user.type(screen.getByLabelText('Reason 3'), 'Défaut');
    await user.click(screen.getByRole('button', { name: 'Remove: Changed my mind' }));
    await save();
    const sent = saved(log)[0]!.rules.reasons;
    expect(sent.map(({ id, title }) => [id, title.text])).toEqual([
      ['too_small', 'Too small for me'],
      ['defaut', 'Défaut'],
    ]);
  });

  it('say whose fault it is, what they ask for and what they allow, and are written in other languages', async () => {
    const log = fakeNetwork({ 'GET /policy': [json(aPolicy())], 'PUT /policy': [json(aPolicy())] });
    const { user, change, save } = await openPolicy();
    await change('Reasons');
    await user.click(screen.getByRole('button', { name: 'Details: Changed my mind' }));
    await user.selectOptions(screen.getByLabelText('Who is at fault?'), 'store');
    await user.click(screen.getByRole('checkbox', { name: 'The shopper has to send a photo' }));
    await user.click(screen.getByRole('checkbox', { name: 'Exchange' }));
    await user.selectOptions(screen.getByLabelText('In another language'), 'fr');
    await user.click(screen.getByRole('button', { name: 'Add this language' }));
    expect(document.activeElement).toBe(screen.getByLabelText('In French'));
    await user.type(screen.getByLabelText('In French'), 'J’ai changé d’avis');
    expect(card('Reasons').getByText('In French: “J’ai changé d’avis”.')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'Don’t offer it any more' }));
    await save();
    expect(saved(log)[0]!.rules.reasons[1]).toMatchObject({
      id: 'changed_mind',
      title: { text: 'Changed my mind', translations: { fr: 'J’ai changé d’avis' } },
      fault: 'store',
      photoRequired: true,
      resolutions: ['refund', 'store_credit', 'keep'],
      retired: true,
    });
  });
});
