// @vitest-environment happy-dom
import apiFetch from '@wordpress/api-fetch';
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { errorMessage } from '../../../blocks/api/error-message.ts';
import { createSend } from '../../../blocks/api/shop-request.ts';
import { fetchLabel, getReturn, listReturns } from '../../../blocks/api/staff-client.ts';
import { staffErrorMessage } from '../../../blocks/api/staff-error-message.ts';
import { ID, PATH, aReturn } from './builders.ts';
import { brokenLine, fakeNetwork, json, refuse, type Reply } from './network.ts';
import { everyTestAnew, open } from './set-up.tsx';

everyTestAnew();
afterEach(() => vi.restoreAllMocks());

const page =
  (status: number, text: string): Reply =>
  () =>
    new Response(text, { status });
const FATAL =
  '<p>There has been a critical error on this website.</p><p><a href="https://x.example">Learn more</a></p>';

/** What a site can answer beside the bridge's own refusals, and what staff and shoppers read. */
const CASES: readonly (readonly [string, Reply, RegExp, RegExp])[] = [
  [
    'a fatal error of PHP, as WordPress tells it',
    () => Response.json({ code: 'internal_server_error', message: FATAL, data: { status: 500 } }, { status: 500 }),
    /^Your site stopped with an error\. Look into its PHP log, then try again/,
    /^Something broke on the store’s website\./,
  ],
  ['a fatal error of PHP, as a page', page(500, FATAL), /^Your site stopped with an error/, /^Something broke on the/],
  [
    'maintenance, as a page',
    page(503, '<h1>Back soon</h1>'),
    /^Your site isn’t available/,
    /^The store’s website isn’t/,
  ],
  ['a 503 without a code', page(503, '{}'), /^Your site isn’t available/, /^The store’s website isn’t/],
  ['a gateway’s 502', page(502, 'Bad Gateway'), /^Your site isn’t available/, /^The store’s website isn’t/],
  // The shopper's form reads over a notice of PHP; wp-admin's own fetch does not.
  ['text before JSON', page(200, 'Notice: x{"a":1}'), /something unreadable/, /^ok$/],
  ['a firewall’s page', page(403, '<h1>Forbidden</h1>'), /blocked this request/, /blocked this request/],
  ['no line', brokenLine, /^Your site did not answer/, /^We can’t reach the store/],
  [
    'a code that nobody knows',
    () => Response.json({ code: 'odd', message: 'Odd <b>thing</b>' }, { status: 400 }),
    /^Something went wrong: Odd thing$/,
    /^Something broke on the store’s website/,
  ],
];
/** What only a signed-in person meets. */
const EXPIRED: readonly (readonly [string, Reply])[] = [
  ['a stale nonce', refuse(403, 'rest_cookie_invalid_nonce')],
  ['a cookie that is over', refuse(401, 'rest_not_logged_in')],
  ['nobody signed in', refuse(401, 'rest_forbidden')],
];

async function staffSays(reply: Reply): Promise<string> {
  fakeNetwork({ [`GET ${PATH}`]: [reply], 'GET /nonce': [() => new Response('0', { status: 400 })] });
  return getReturn(ID).then(() => 'ok', staffErrorMessage);
}

describe('What staff and shoppers read when the site itself fails', () => {
  it.each(CASES)('%s', async (_what, reply, staff, shopper) => {
    const text = await staffSays(reply);
    expect(text).toMatch(staff);
    expect(text).not.toMatch(/[<>]|inside Boomerang/);
    fakeNetwork({ 'POST /shop/lookup': [reply] });
    const send = createSend({ root: 'https://shop.example/wp-json/boomerang/v1', nonce: null });
    const answer = await send('POST', '/shop/lookup', {});
    expect(answer.ok ? 'ok' : errorMessage(answer.problem)).toMatch(shopper);
  });

  it.each(EXPIRED)('an expired login: %s', async (_what, reply) => {
    apiFetch.nonceEndpoint = 'https://shop.example/wp-json/boomerang/v1/nonce';
    expect(await staffSays(reply)).toMatch(/^Your session has expired\. Log in again, then try again/);
  });

  it('being offline, each in their words', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(await staffSays(brokenLine)).toMatch(/^You seem to be offline\./);
    fakeNetwork({ 'POST /shop/lookup': [brokenLine] });
    const answer = await createSend({ root: 'https://shop.example/wp-json/boomerang/v1', nonce: null })(
      'POST',
      '/shop/lookup',
      {},
    );
    expect(answer.ok ? 'ok' : errorMessage(answer.problem)).toMatch(/^You seem to be offline\./);
  });
});

describe('An expired login', () => {
  it('names the way back in, and trying again shows what was asked for', async () => {
    fakeNetwork({ [`GET ${PATH}`]: [refuse(401, 'rest_not_logged_in'), json(aReturn())] });
    const { user } = open('returns', `?page=boomerang-returns&return=${ID}`);
    const link = await screen.findByRole('link', { name: /Log in/ });
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([window.location.href, '_blank']);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: /RMA-/ })).toBeTruthy();
  });

  it('that is over in this tab only is renewed unseen, for a file, too', async () => {
    const pdf: Reply = () => new Response('%PDF', { headers: { 'content-type': 'application/pdf' } });
    apiFetch.nonceEndpoint = 'https://shop.example/wp-json/boomerang/v1/nonce';
    const log = fakeNetwork({
      'GET /nonce': [() => new Response('nonce-2')],
      'GET /admin/returns': [refuse(403, 'rest_cookie_invalid_nonce'), json({ items: [], total: 0 })],
      [`GET ${PATH}/label`]: [refuse(403, 'rest_cookie_invalid_nonce'), pdf],
    });
    expect(await listReturns({ page: 1, perPage: 20, sort: 'number', direction: 'desc' })).toEqual({
      items: [],
      total: 0,
    });
    expect(await (await fetchLabel(ID)).text()).toBe('%PDF');
    expect(log.map(({ path }) => path)).toEqual([
      ...['/admin/returns', '/nonce', '/admin/returns'],
      ...[`${PATH}/label`, '/nonce', `${PATH}/label`],
    ]);
  });
});
