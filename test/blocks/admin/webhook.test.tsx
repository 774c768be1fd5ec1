// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeNetwork, json, refuse } from './network.ts';
import { everyTestAnew, open } from './set-up.tsx';
import { violations } from './axe.ts';

const connection = JSON.stringify({
  site: 'https://shop.example',
  bridgeUrl: 'http://127.0.0.1:8787',
  bridgeUrlFromConstant: false,
  secretSet: true,
  secretTooShort: false,
  secretFromConstant: false,
  previousSecretSet: false,
  pluginVersion: '0.1.0',
  restRoot: 'https://shop.example/wp-json/boomerang/v1/',
});
const none = { url: null, secret: null, savedAt: null };
const saved = { url: 'https://hooks.example/x', secret: 'whsec_abc', savedAt: '2026-11-20T10:00:00.000Z' };

everyTestAnew();

async function openCard() {
  const { user } = open('connection', '?page=boomerang-connection', { connection });
  await user.click(screen.getByRole('button', { name: 'Set up or change' }));
  return { user, field: await screen.findByLabelText('Webhook address') };
}

it('The owner sets an address, sees the secret, and sends a test', async () => {
  const log = fakeNetwork({
    'GET /policy/webhook': [json(none)],
    'PUT /policy/webhook': [json(saved)],
    'POST /policy/webhook/test': [json({ outcome: 'arrived' })],
  });
  const { user, field } = await openCard();
  expect(screen.queryByRole('button', { name: 'Send a test' })).toBeNull();
  await user.type(field, 'https://hooks.example/x');
  await user.click(screen.getByRole('button', { name: 'Save address' }));
  expect(await screen.findByText('whsec_abc')).toBeTruthy();
  expect(log[1]?.body).toEqual({ url: 'https://hooks.example/x', newSecret: false });
  await user.click(screen.getByRole('button', { name: 'Send a test' }));
  expect((await screen.findAllByText('The test message arrived.')).length).toBeGreaterThan(0);
  expect(await violations()).toEqual([]);
});

it('An address that is refused, and a test that does not arrive, are said in words', async () => {
  fakeNetwork({
    'GET /policy/webhook': [json(saved)],
    'PUT /policy/webhook': [
      refuse(422, 'webhook_url_refused', { params: { why: 'not_an_address' } }),
      refuse(422, 'webhook_url_refused', { params: { why: 'not_https' } }),
      refuse(422, 'webhook_url_refused', { params: { why: 'not_public' } }),
    ],
    'POST /policy/webhook/test': [
      json({ outcome: 'server_error' }),
      json({ outcome: 'client_error' }),
      json({ outcome: 'redirected' }),
      json({ outcome: 'not_reached' }),
    ],
  });
  const { user, field } = await openCard();
  await user.type(field, '/y');
  for (const sentence of [/not a web address/, /has to start with https/, /WEBHOOK_PRIVATE_HOSTS/]) {
    await user.click(screen.getByRole('button', { name: 'Save address' }));
    expect((await screen.findAllByText(sentence)).length).toBeGreaterThan(0);
    expect((field as HTMLInputElement).value).toBe('https://hooks.example/x/y');
  }
  for (const sentence of [/error \(5xx\)/, /error \(4xx\)/, /redirect \(3xx\)/, /could not be reached/]) {
    await user.click(screen.getByRole('button', { name: 'Send a test' }));
    expect((await screen.findAllByText(sentence)).length).toBeGreaterThan(0);
  }
});

it('A new secret is asked about first; an empty address stops the messages', async () => {
  const log = fakeNetwork({
    'GET /policy/webhook': [json(saved)],
    'PUT /policy/webhook': [json({ ...saved, secret: 'whsec_new' }), json(none)],
  });
  const { user, field } = await openCard();
  await user.click(screen.getByRole('button', { name: 'Make a new secret' }));
  await user.click(screen.getByRole('button', { name: 'Yes, make a new secret' }));
  expect(await screen.findByText('whsec_new')).toBeTruthy();
  expect(log[1]?.body).toEqual({ url: saved.url, newSecret: true });
  await user.clear(screen.getByLabelText('Webhook address') ?? field);
  await user.click(screen.getByRole('button', { name: 'Save address' }));
  await waitFor(() => expect(log[2]?.body).toEqual({ url: null, newSecret: false }));
  expect((await screen.findAllByText(/No messages are sent any more/)).length).toBeGreaterThan(0);
});
