// @vitest-environment happy-dom
import './set-up.ts';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { EditResponse, ReturnStatus } from '../../../bridge/contract/shop.ts';
import { estimated, foundWithAll, READY_LABEL, returned, shirt, socks } from './builders.ts';
import { brokenLine, fakeNetwork, json, refuse } from './fake-network.ts';
import { ESTIMATE, expectFocus, openForm, opens, sentTo } from './open-form.tsx';

const EDIT = 'POST /shop/returns/edit';
const CHANGE = 'POST /shop/returns/change';
const CANCEL = 'POST /shop/returns/cancel';
const PHOTO = '3f0b1d1e-0000-4000-8000-000000000001';

function edited(token = 'edit-pass'): EditResponse {
  const asked = { reasonId: 'too_small', comment: 'Sleeves', exchange: null, photoIds: [PHOTO] };
  return {
    lookup: foundWithAll({ token }, [shirt(), socks()]),
    lines: [{ ...asked, lineId: 1, quantity: 1, resolution: 'store_credit' }],
  };
}

async function openReturn(status: Partial<ReturnStatus>, routes: Parameters<typeof fakeNetwork>[0] = {}) {
  window.history.replaceState(null, '', '#return=return-token');
  const log = fakeNetwork({
    ...opens(json(returned({ label: READY_LABEL, ...status }))),
    [ESTIMATE]: [json(estimated())],
    ...routes,
  });
  const form = openForm();
  await screen.findByText('RMA-1001');
  return { log, form, user: form.user };
}

describe('Changing a return', () => {
  const can: ReturnStatus['can'] = ['change'];

  it('opens the form as it was filled in, and sends only what changed hands', async () => {
    const after = returned({ label: READY_LABEL, can, lines: [{ ...returned().lines[0]!, name: 'Wool socks' }] });
    const { log, user } = await openReturn({ can }, { [EDIT]: [json(edited())], [CHANGE]: [json(after)] });
    await user.click(screen.getByRole('button', { name: 'Change items' }));
    expectFocus(await screen.findByRole('heading', { name: 'Change your return' }));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Blue shirt/ }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Wool socks/ }).checked).toBe(false);
    expect(screen.getByRole<HTMLSelectElement>('combobox').value).toBe('too_small');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Store credit/ }).checked).toBe(true);
    expect(screen.getByLabelText<HTMLTextAreaElement>('Comment on Blue shirt').value).toBe('Sleeves');
    expect(screen.getByRole('button', { name: 'Remove photo 1' })).toBeTruthy();

    await user.click(screen.getByRole('radio', { name: /^Money back/ }));
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText(/1 × Wool socks/)).toBeTruthy();
    expect(sentTo(log, CHANGE)[0]?.body).toEqual({
      session: 'session-1',
      token: 'edit-pass',
      lines: [
        {
          lineId: 1,
          quantity: 1,
          reasonId: 'too_small',
          comment: 'Sleeves',
          resolution: 'refund',
          exchange: null,
          photoIds: [PHOTO],
        },
      ],
    });
  });

  it('can be left, with the return as it is', async () => {
    const { log, user } = await openReturn({ can }, { [EDIT]: [json(edited())] });
    await user.click(screen.getByRole('button', { name: 'Change items' }));
    await user.click(await screen.findByRole('button', { name: 'Leave it as it is' }));
    expect(await screen.findByText('RMA-1001')).toBeTruthy();
    expect(sentTo(log, CHANGE)).toHaveLength(0);
  });

  it('loses nothing over a reload, a broken line or a look-up that is over', async () => {
    const { log, form, user } = await openReturn(
      { can },
      {
        [EDIT]: [json(edited()), json(edited('edit-pass-2'))],
        // The session is renewed first; what is over all the same is the look-up.
        [CHANGE]: [
          brokenLine,
          refuse(401, 'session_over'),
          refuse(401, 'session_over'),
          json(returned({ label: READY_LABEL })),
        ],
      },
    );
    await user.click(screen.getByRole('button', { name: 'Change items' }));
    await screen.findByRole('heading', { name: 'Change your return' });
    await user.click(screen.getByRole('checkbox', { name: /Wool socks/ }));
    await user.selectOptions(screen.getAllByRole('combobox')[1]!, 'Too small');
    form.reload();
    await user.click(await screen.findByRole('button', { name: 'Save changes' }));
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('RMA-1001')).toBeTruthy();
    const sent = sentTo(log, CHANGE).map(({ body }) => [body.token, (body.lines as object[]).length]);
    expect(sent).toEqual([
      ['edit-pass', 2],
      ['edit-pass', 2],
      ['edit-pass', 2],
      ['edit-pass-2', 2],
    ]);
  });

  it('says why it is not possible any more', async () => {
    const { user } = await openReturn({ can }, { [EDIT]: [refuse(409, 'payouts_begun')] });
    await user.click(screen.getByRole('button', { name: 'Change items' }));
    expect((await screen.findByRole('alert')).textContent).toContain('can no longer be changed');
    expect(screen.getByText('RMA-1001')).toBeTruthy();
  });

  it('is offered again where the chosen item is sold out', async () => {
    const { user } = await openReturn(
      {
        can,
        exchange: {
          state: 'failed',
          orderNumber: null,
          items: [{ name: 'Red shirt', quantity: 1 }],
          due: 0,
          payUrl: null,
          code: 'out_of_stock',
        },
      },
      { [EDIT]: [json(edited())] },
    );
    expect(screen.getByText(/What you chose is sold out/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Choose again' }));
    expect(await screen.findByRole('heading', { name: 'Change your return' })).toBeTruthy();
  });

  it('is not offered where the bridge does not list it', async () => {
    await openReturn({ can: [] });
    expect(screen.queryByRole('button', { name: 'Change items' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Cancel this return' })).toBeNull();
  });
});

describe('Cancelling a return', () => {
  const can: ReturnStatus['can'] = ['cancel'];

  it('is asked twice, and the focus follows', async () => {
    const cancelled = returned({ state: 'cancelled', label: { state: 'none' } });
    const { log, user } = await openReturn({ can }, { [CANCEL]: [json(cancelled)] });
    await user.click(screen.getByRole('button', { name: 'Cancel this return' }));
    expectFocus(screen.getByText('Cancel this return? The label must not be used after that.'));
    await user.click(screen.getByRole('button', { name: 'No, keep it' }));
    expect(sentTo(log, CANCEL)).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Cancel this return' }));
    await user.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
    expect(await screen.findByRole('heading', { name: 'Your return was cancelled' })).toBeTruthy();
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Your return was cancelled.'));
  });

  it('says so when the parcel was faster', async () => {
    const { user } = await openReturn({ can }, { [CANCEL]: [refuse(409, 'not_possible_now')] });
    await user.click(screen.getByRole('button', { name: 'Cancel this return' }));
    await user.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
    expect((await screen.findByRole('alert')).textContent).toContain('no longer possible');
  });
});
