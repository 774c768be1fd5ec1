// @vitest-environment happy-dom
import './set-up.ts';
import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import type { ReturnStatus } from '../../../bridge/contract/shop.ts';
import { found, READY_LABEL, returned, shirt, socks } from './builders.ts';
import { fakeNetwork, json, refuse } from './fake-network.ts';
import { chooseShirt, findOrder, openForm, request } from './open-form.tsx';

/** Colours need a real browser: they are checked in the journey through the real site. */
async function violations(): Promise<string[]> {
  vi.useRealTimers();
  const { violations: found } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('axe finds nothing', () => {
  it('on the first step, with all fields refused', async () => {
    const { user } = openForm();
    await user.click(screen.getByRole('button', { name: 'Find my order' }));
    expect(await violations()).toEqual([]);
  });

  it('on the items, with a choice, a missing reason and a refusal', async () => {
    const closed = shirt({ lineId: 3, returnable: 0, estimates: [], refusal: { code: 'virtual', params: {} } });
    fakeNetwork({
      'POST /shop/lookup': [json(found({ resolutions: ['refund', 'store_credit'] }, [shirt(), socks(), closed]))],
      'POST /shop/returns': [refuse(503, 'store_unavailable')],
    });
    const form = openForm();
    await findOrder(form);
    await chooseShirt(form);
    await request(form);
    await screen.findByRole('alert');
    await form.user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await form.user.click(screen.getAllByRole('button', { name: 'Add a comment' })[0]!);
    await form.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('Please choose a reason.')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  const slip = { state: 'packing_slip', addressLines: ['Returns'], carrier: null, trackingNumber: null } as const;
  it.each<[string, ReturnStatus['label']]>([
    ['a label', { ...READY_LABEL, test: true, qrCodeUrl: 'https://carrier.example/qr.png' }],
    ['a packing slip', { ...slip, addressLines: [...slip.addressLines] }],
  ])('on a return with %s', async (_, label) => {
    window.history.replaceState(null, '', '?boomerang-return=return-token');
    fakeNetwork({ 'GET /shop/returns/return-token': [json(returned({ label }))] });
    openForm();
    await screen.findByText('RMA-1001');
    expect(await violations()).toEqual([]);
  });
});
