// @vitest-environment happy-dom
import './set-up.ts';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { found } from './builders.ts';
import { brokenLine, fakeNetwork, json, refuse, silence } from './fake-network.ts';
import { findOrder, LOOKUP, openForm } from './open-form.tsx';
import { pass } from './time.ts';

describe('Finding the order', () => {
  it('shows the lines of the order that number and e-mail belong to', async () => {
    const log = fakeNetwork({ [LOOKUP]: [json(found())] });
    await findOrder(openForm());
    expect(await screen.findByText('Blue shirt')).toBeTruthy();
    expect(log.map(({ body }) => body)).toEqual([{ orderNumber: '1042', email: 'jane@example.com', locale: 'en_US' }]);
  });

  it('moves the focus to the heading of the next step', async () => {
    fakeNetwork({ [LOOKUP]: [json(found())] });
    await findOrder(openForm());
    expect(document.activeElement).toBe(await screen.findByRole('heading', { name: 'What would you like to return?' }));
  });

  it('asks nobody while something is missing, and goes to the first empty field', async () => {
    const log = fakeNetwork({});
    const { user } = openForm();
    await user.click(screen.getByRole('button', { name: 'Find my order' }));
    expect(screen.getByText('Please enter your order number.')).toBeTruthy();
    expect(screen.getByText('Please enter your e-mail address.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Order number'));
    expect(log).toHaveLength(0);
  });

  it('knows the e-mail address of a signed-in customer and goes as that customer', async () => {
    const log = fakeNetwork({ [LOOKUP]: [json(found())] });
    const { user } = openForm({ email: 'jane@example.com', nonce: 'abc' });
    await user.type(screen.getByLabelText('Order number'), '1042{Enter}');
    await screen.findByText('Blue shirt');
    expect(log[0]?.headers['X-WP-Nonce']).toBe('abc');
    expect(log[0]?.body.email).toBe('jane@example.com');
  });

  it('goes on as a guest when the page has outlived its nonce', async () => {
    const log = fakeNetwork({ [LOOKUP]: [refuse(403, 'rest_cookie_invalid_nonce'), json(found())] });
    await findOrder(openForm({ nonce: 'old' }));
    expect(await screen.findByText('Blue shirt')).toBeTruthy();
    expect(log.map(({ headers }) => headers['X-WP-Nonce'])).toEqual(['old', undefined]);
  });

  it('says one and the same thing for an unknown order and a wrong address, and takes the focus there', async () => {
    fakeNetwork({ [LOOKUP]: [refuse(404, 'order_not_found')] });
    await findOrder(openForm());
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('We found no order with this number and e-mail address.');
    expect(document.activeElement).toBe(alert);
  });

  it('says when to try again after too many attempts', async () => {
    fakeNetwork({ [LOOKUP]: [refuse(429, 'too_many_attempts', {}, { 'Retry-After': '290' })] });
    await findOrder(openForm());
    expect((await screen.findByRole('alert')).textContent).toBe('Too many attempts. Please try again in 5 minutes.');
  });
});

describe('While the store is busy', () => {
  it('asks again by itself and says "One moment…" meanwhile', async () => {
    const busy = refuse(503, 'busy', {}, { 'Retry-After': '2' });
    const log = fakeNetwork({ [LOOKUP]: [busy, busy, json(found())] });
    await findOrder(openForm());
    expect(await screen.findByRole('button', { name: 'One moment…' })).toBeTruthy();
    await pass(10_500);
    expect(await screen.findByText('Blue shirt')).toBeTruthy();
    expect(log).toHaveLength(3);
  });

  it('gives up after 25 seconds and offers to try again', async () => {
    fakeNetwork({ [LOOKUP]: [refuse(503, 'busy', {}, { 'Retry-After': '3' })] });
    await findOrder(openForm());
    await pass(26_000);
    expect((await screen.findByRole('alert')).textContent).toContain('A lot is going on in the store');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

describe('While nobody answers', () => {
  it.each([
    ['the bridge is down', refuse(503, 'bridge_unreachable')],
    ['WooCommerce is down', refuse(503, 'store_unavailable')],
    ['the line breaks', brokenLine],
    ['a gateway answers with a page', () => new Response('<html>502</html>', { status: 502 })],
  ])('keeps what was typed and asks once more on "Try again" when %s', async (_, broken) => {
    const log = fakeNetwork({ [LOOKUP]: [broken, json(found())] });
    const form = openForm();
    await findOrder(form);
    await screen.findByRole('alert');
    expect(screen.getByLabelText<HTMLInputElement>('Order number').value).toBe('1042');
    expect(screen.getByLabelText<HTMLInputElement>('E-mail address').value).toBe('jane@example.com');
    await form.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Blue shirt')).toBeTruthy();
    expect(log).toHaveLength(2);
  });

  it('says so after 25 seconds', async () => {
    fakeNetwork({ [LOOKUP]: [silence] });
    await findOrder(openForm());
    await pass(25_600);
    expect((await screen.findByRole('alert')).textContent).toContain('This is taking longer than usual.');
  });
});
