// @vitest-environment happy-dom
import './set-up.ts';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { estimated, found, made, returned } from './builders.ts';
import { brokenLine, fakeNetwork, json, refuse, silence } from './fake-network.ts';
import type { Asked } from './fake-network.ts';
import { chooseShirt, ESTIMATE, findOrder, LOOKUP, openForm, request, STATUS, SUBMIT } from './open-form.tsx';
import { pass } from './time.ts';

async function readyToSubmit(routes: Parameters<typeof fakeNetwork>[0]) {
  const log = fakeNetwork({
    [LOOKUP]: [json(found())],
    [ESTIMATE]: [json(estimated())],
    [STATUS]: [json(returned())],
    ...routes,
  });
  const form = openForm();
  await findOrder(form);
  await chooseShirt(form);
  const submits = () => log.filter(({ path, method }) => `${method} ${path}` === SUBMIT);
  return { log, form, submits };
}
const ids = (asked: readonly Asked[]) => new Set(asked.map(({ body }) => body.requestId));

describe('One draft makes one return', () => {
  it('sends a double tap once', async () => {
    const { submits } = await readyToSubmit({ [SUBMIT]: [json(made(), 201)] });
    const button = screen.getByRole('button', { name: 'Request return' });
    fireEvent.click(button);
    fireEvent.click(button);
    await screen.findByText('RMA-1001');
    expect(submits()).toHaveLength(1);
  });

  it('sends the same request id again when the answer was lost', async () => {
    const { form, submits } = await readyToSubmit({ [SUBMIT]: [brokenLine, json(made(), 201)] });
    await request(form);
    await form.user.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByText('RMA-1001');
    expect(submits()).toHaveLength(2);
    expect(ids(submits()).size).toBe(1);
  });

  it('says after 25 seconds that nobody answers, and keeps what was chosen', async () => {
    const { form } = await readyToSubmit({ [SUBMIT]: [silence] });
    await request(form);
    await pass(25_600);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('This is taking longer than usual.');
    expect(document.activeElement).toBe(alert);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Blue shirt/ }).checked).toBe(true);
    expect(screen.getByLabelText<HTMLSelectElement>('Why are you returning it?').value).toBe('too_small');
  });

  it('keeps request id and all that was typed over a reload', async () => {
    const { form, submits } = await readyToSubmit({ [SUBMIT]: [brokenLine, json(made(), 201)] });
    await request(form);
    await screen.findByRole('alert');
    form.reload();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Blue shirt/ }).checked).toBe(true);
    await request(form);
    await screen.findByText('RMA-1001');
    expect(ids(submits()).size).toBe(1);
  });

  it('begins a new draft for another order', async () => {
    const other = found();
    const { form, submits } = await readyToSubmit({
      [LOOKUP]: [json(found()), json({ ...other, order: { ...other.order, number: '1043' } })],
      [SUBMIT]: [brokenLine, json(made(), 201)],
    });
    await request(form);
    await screen.findByRole('alert');
    await form.user.click(screen.getByRole('button', { name: 'Other order' }));
    await form.user.click(screen.getByRole('button', { name: 'Find my order' }));
    await screen.findByText(/Order 1043/);
    await chooseShirt(form);
    await request(form);
    await screen.findByText('RMA-1001');
    expect(ids(submits()).size).toBe(2);
  });
});

describe('What the shopper need not know', () => {
  it('looks the order up again when the session is over, and sends the same choice', async () => {
    const { form, submits } = await readyToSubmit({
      [LOOKUP]: [json(found()), json(found({ token: 'pass-2' }))],
      [SUBMIT]: [refuse(401, 'session_over'), json(made(), 201)],
    });
    await request(form);
    await screen.findByText('RMA-1001');
    expect(submits().map(({ body }) => body.token)).toEqual(['pass-1', 'pass-2']);
    expect(submits()[1]?.body.lines).toEqual(submits()[0]?.body.lines);
    expect(ids(submits()).size).toBe(1);
  });

  it('asks again by itself while the store is busy', async () => {
    const busy = refuse(503, 'busy', {}, { 'Retry-After': '1' });
    const { form, submits } = await readyToSubmit({ [SUBMIT]: [busy, busy, json(made(), 201)] });
    await request(form);
    expect(screen.getByRole('button', { name: 'One moment…' })).toBeTruthy();
    await pass(6500);
    await screen.findByText('RMA-1001');
    expect(submits()).toHaveLength(3);
    expect(ids(submits()).size).toBe(1);
  });
});
