// @vitest-environment happy-dom
import './set-up.ts';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { estimated, found, made, READY_LABEL, returned } from './builders.ts';
import { fakeNetwork, json, refuse } from './fake-network.ts';
import {
  chooseShirt,
  ESTIMATE,
  expectFocus,
  findOrder,
  LOOKUP,
  OPEN,
  openForm,
  opens,
  request,
  sentTo,
  STATUS,
  SUBMIT,
} from './open-form.tsx';
import { pass } from './time.ts';

const CANCEL = 'POST /shop/returns/cancel';
const CONFIRM = 'POST /shop/returns/confirm';
const MINUTES = 60_000;
const asksEmail = refuse(403, 'email_required');
const open = returned({ label: READY_LABEL, can: ['cancel'] });
const cancelled = returned({ state: 'cancelled', label: { state: 'none' } });
const confirmed = json({ session: made(open, 'session-2').session });
const stored = () => JSON.stringify({ ...window.sessionStorage });

function openLink(routes: Parameters<typeof fakeNetwork>[0] = {}) {
  window.history.replaceState(null, '', '#return=return-token');
  const log = fakeNetwork({ ...opens(json(open)), ...routes });
  return { log, form: openForm() };
}

async function cancel({ user }: ReturnType<typeof openForm>): Promise<void> {
  await user.click(await screen.findByRole('button', { name: 'Cancel this return' }));
  await user.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
}

describe('A return’s own page', () => {
  it('is opened by what stands behind the #, which stays there: no address that is asked for has any of it', async () => {
    const { log, form } = openLink();
    await screen.findByText('RMA-1001');
    expect(window.location.hash).toBe('#return=return-token');
    expect(sentTo(log, OPEN).map(({ body }) => body)).toEqual([{ link: 'return-token', session: '' }]);
    form.reload();
    await screen.findByText('RMA-1001');
    expect(sentTo(log, OPEN)[1]?.body).toEqual({ link: 'return-token', session: 'session-1' });
    expect(log.filter(({ path }) => /token|session-/.test(path))).toEqual([]);
  });

  it('is not listed and tells its address to nobody, for as long as it is open', async () => {
    const { form } = openLink();
    await screen.findByText('RMA-1001');
    const tags = () => [...document.head.querySelectorAll('meta')].map(({ name, content }) => [name, content]);
    expect(tags()).toEqual([
      ['robots', 'noindex'],
      ['referrer', 'same-origin'],
    ]);
    await form.user.click(screen.getByRole('button', { name: 'Return something else' }));
    expect(tags()).toEqual([]);
    expect(window.location.hash).toBe('');
    expect(stored()).not.toContain('session-1');
  });

  it('exchanges its link again once the session is over, unseen', async () => {
    const { log, form } = openLink({
      [OPEN]: [json(made(open)), json(made(open, 'session-2'))],
      [CANCEL]: [refuse(401, 'session_over'), json(cancelled)],
    });
    await cancel(form);
    expect(await screen.findByRole('heading', { name: 'Your return was cancelled' })).toBeTruthy();
    expect(sentTo(log, CANCEL).map(({ body }) => body.session)).toEqual(['session-1', 'session-2']);
  });

  it('says what to do when staff have replaced its link', async () => {
    const { form } = openLink({ [CANCEL]: [refuse(410, 'link_over')] });
    await cancel(form);
    expect((await screen.findByRole('alert')).textContent).toContain('This link no longer works.');
  });
});

describe('The order’s e-mail, before anything is changed from a link', () => {
  it('is asked for once, and what was asked goes on by itself', async () => {
    const { log, form } = openLink({ [CANCEL]: [asksEmail, json(cancelled)], [CONFIRM]: [confirmed] });
    await cancel(form);
    const dialog = within(await screen.findByRole('dialog', { name: 'Please confirm it’s you' }));
    await form.user.type(dialog.getByLabelText('E-mail address'), ' jane@example.com ');
    await form.user.click(dialog.getByRole('button', { name: 'Continue' }));
    expect(await screen.findByRole('heading', { name: 'Your return was cancelled' })).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sentTo(log, CONFIRM)[0]?.body).toEqual({ session: 'session-1', email: 'jane@example.com' });
    expect(sentTo(log, CANCEL).map(({ body }) => body.session)).toEqual(['session-1', 'session-2']);
    expect(stored()).not.toContain('jane@');
  });

  it('is asked for before a label is printed, which shows where the shopper lives', async () => {
    const locked = returned({ label: READY_LABEL, confirmed: false, paper: null });
    const { log, form } = openLink({
      ...opens(json(locked)),
      [STATUS]: [json(locked), json(returned({ label: READY_LABEL }))],
      [CONFIRM]: [confirmed],
    });
    const print = await screen.findByRole('button', { name: 'Print label' });
    expect(screen.queryByRole('link', { name: 'Print label' })).toBeNull();
    await form.user.click(print);
    const dialog = within(await screen.findByRole('dialog', { name: 'Please confirm it’s you' }));
    expect(dialog.getByText(/To change your return or print its papers/)).toBeTruthy();
    await form.user.type(dialog.getByLabelText('E-mail address'), 'jane@example.com');
    await form.user.click(dialog.getByRole('button', { name: 'Continue' }));
    const link = await screen.findByRole('link', { name: 'Print label' });
    expect(link.getAttribute('href')).toMatch(/shop\/labels\/paper-token$/);
    expectFocus(link);
    expect(sentTo(log, STATUS).map(({ body }) => body.session)).toEqual(['session-1', 'session-2']);
  });

  it('may be wrong: what was typed stays, and it says so', async () => {
    const { form } = openLink({ [CANCEL]: [asksEmail], [CONFIRM]: [refuse(422, 'email_wrong')] });
    await cancel(form);
    const dialog = within(await screen.findByRole('dialog'));
    await form.user.click(dialog.getByRole('button', { name: 'Continue' }));
    expect(dialog.getByText('Please enter your e-mail address.')).toBeTruthy();
    expectFocus(dialog.getByLabelText('E-mail address'));
    await form.user.type(dialog.getByLabelText('E-mail address'), 'eve@example.com');
    await form.user.click(dialog.getByRole('button', { name: 'Continue' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('isn’t the e-mail address of the order');
    expect(dialog.getByLabelText<HTMLInputElement>('E-mail address').value).toBe('eve@example.com');
  });

  it('need not be given: nothing is done then, and a number that was typed is still there', async () => {
    const slip = returned({
      label: { state: 'packing_slip', addressLines: ['Returns'], carrier: null, trackingNumber: null },
    });
    const { form } = openLink({ ...opens(json(slip)), 'POST /shop/returns/tracking': [asksEmail] });
    await form.user.type(await screen.findByLabelText('Tracking number'), 'JD014600');
    await form.user.click(screen.getByRole('button', { name: 'Save tracking number' }));
    await form.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Not now' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was changed.');
    expect(screen.getByLabelText<HTMLInputElement>('Tracking number').value).toBe('JD014600');
  });
});

describe('What stays in the tab', () => {
  async function requested() {
    const log = fakeNetwork({
      [LOOKUP]: [json(found())],
      [ESTIMATE]: [json(estimated())],
      [SUBMIT]: [json(made(open), 201)],
      [OPEN]: [json(made(open))],
      [STATUS]: [json(open)],
    });
    const form = openForm();
    await findOrder(form);
    await chooseShirt(form);
    return { log, form };
  }

  it('After a request its return stands in the address, and the storage has neither e-mail nor link', async () => {
    const { form } = await requested();
    expect(stored()).toContain('jane@example.com');
    await request(form);
    await screen.findByText('RMA-1001');
    await waitFor(() => expect(stored()).not.toContain('jane@example.com'));
    expect(stored()).not.toContain('return-token');
    expect(window.location.hash).toBe('#return=return-token');
    form.reload();
    expect(await screen.findByText('RMA-1001')).toBeTruthy();
    await pass(31 * MINUTES);
    expect(stored()).toBe('{}');
  });

  it('After half an hour a form that was left has neither e-mail nor token, and all that was chosen', async () => {
    const { log, form } = await requested();
    await pass(31 * MINUTES);
    expect(stored()).not.toMatch(/jane@|pass-1/);
    form.reload();
    expect(screen.getByLabelText<HTMLInputElement>('Order number').value).toBe('1042');
    await form.user.type(screen.getByLabelText('E-mail address'), 'jane@example.com');
    await form.user.click(screen.getByRole('button', { name: 'Find my order' }));
    expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: /Blue shirt/ })).checked).toBe(true);
    expect(screen.getByLabelText<HTMLSelectElement>('Why are you returning it?').value).toBe('too_small');
    expect(sentTo(log, LOOKUP)).toHaveLength(2);
  });
});
