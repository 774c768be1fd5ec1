// @vitest-environment happy-dom
import './set-up.ts';
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { EditResponse, ReturnStatus } from '../../../bridge/contract/shop.ts';
import { found, foundWithAll, made, READY_LABEL, returned, shirt } from './builders.ts';
import { brokenLine, fakeNetwork, json, silence } from './fake-network.ts';
import {
  chooseShirt,
  findOrder,
  foundOrder,
  LOOKUP,
  OPEN,
  openForm,
  request,
  sentTo,
  STATUS,
  SUBMIT,
  type Reply,
} from './open-form.tsx';
import { pass } from './time.ts';

const LONGER = /taking longer than usual/;
const UNREACHED = /can’t reach the store/;
const after =
  (ms: number, reply: Reply): Reply =>
  async (asked) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return reply(asked);
  };

function edited(): EditResponse {
  const asked = { reasonId: 'too_small', comment: '', exchange: null, photoIds: [] };
  return {
    lookup: foundWithAll({ token: 'edit-pass' }, [shirt()]),
    lines: [{ ...asked, lineId: 1, quantity: 1, resolution: 'refund' }],
  };
}

afterEach(() => window.history.replaceState(null, '', '/'));

async function waitsFor(ms: number): Promise<void> {
  await pass(4_500);
  expect(screen.queryAllByText(LONGER)).toHaveLength(0);
  await pass(1_000);
  expect(screen.queryAllByText(LONGER)).not.toHaveLength(0);
  await pass(ms - 5_250);
  expect(screen.queryByText(UNREACHED)).toBeNull();
}

/** A link's page; every answer but the opening takes 8 s. */
async function opened(can: ReturnStatus['can'], routes: Readonly<Record<string, readonly Reply[]>>) {
  window.history.replaceState(null, '', '#return=return-token');
  const status = returned({ can, label: READY_LABEL });
  const log = fakeNetwork({
    [OPEN]: [json(made(status))],
    [STATUS]: [json(status)],
    ...routes,
  });
  const form = openForm();
  await screen.findByText('RMA-1001');
  return { log, user: form.user };
}

describe('A slow shop', () => {
  it.each([7_000, 8_000, 24_000])('finds the order in one pass when the answer takes %d ms', async (ms) => {
    const log = fakeNetwork({ [LOOKUP]: [after(ms, json(found()))] });
    await findOrder(openForm());
    await waitsFor(ms);
    expect(await screen.findByText('Blue shirt')).toBeTruthy();
    expect(log).toHaveLength(1);
  });

  it.each([7_000, 8_000, 24_000])('makes the return in one pass when the answer takes %d ms', async (ms) => {
    const { log, form } = await foundOrder(found(), {
      [SUBMIT]: [after(ms, json(made(), 201))],
      [STATUS]: [json(returned())],
    });
    await chooseShirt(form);
    await request(form);
    await waitsFor(ms);
    expect(await screen.findByText('RMA-1001')).toBeTruthy();
    expect(sentTo(log, SUBMIT)).toHaveLength(1);
  });

  it('that says nothing for 25 s is slow, and not out of reach', async () => {
    fakeNetwork({ [LOOKUP]: [silence] });
    await findOrder(openForm());
    await pass(25_500);
    expect((await screen.findByRole('alert')).textContent).toMatch(LONGER);
  });

  it('opens a link after 8 s and says at 5 s that it takes longer', async () => {
    window.history.replaceState(null, '', '#return=return-token');
    const log = fakeNetwork({ [OPEN]: [after(8_000, json(made()))], [STATUS]: [json(returned())] });
    openForm();
    await waitsFor(8_000);
    expect(await screen.findByText('RMA-1001')).toBeTruthy();
    expect(sentTo(log, OPEN)).toHaveLength(1);
  });

  it('opens the form on a return to change', async () => {
    const { user } = await opened(['change'], { 'POST /shop/returns/edit': [after(8_000, json(edited()))] });
    await user.click(screen.getByRole('button', { name: 'Change items' }));
    await waitsFor(8_000);
    expect(await screen.findByRole('heading', { name: 'Change your return' })).toBeTruthy();
  });

  it('cancels', async () => {
    const { log, user } = await opened(['cancel'], {
      'POST /shop/returns/cancel': [after(8_000, json(returned({ state: 'cancelled', can: [] })))],
    });
    await user.click(screen.getByRole('button', { name: 'Cancel this return' }));
    await user.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
    await waitsFor(8_000);
    expect(screen.queryByRole('button', { name: 'Yes, cancel it' })).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(sentTo(log, 'POST /shop/returns/cancel')).toHaveLength(1);
  });
});

describe('What may be asked twice', () => {
  it('is asked again by itself: a link', async () => {
    window.history.replaceState(null, '', '#return=return-token');
    fakeNetwork({ [OPEN]: [brokenLine, json(made())], [STATUS]: [json(returned())] });
    openForm();
    await pass(4_000);
    expect(screen.getByText('RMA-1001')).toBeTruthy();
  });

  it('is asked again by itself: the form on a return', async () => {
    const { user } = await opened(['change'], { 'POST /shop/returns/edit': [brokenLine, json(edited())] });
    await user.click(screen.getByRole('button', { name: 'Change items' }));
    await pass(4_000);
    expect(screen.getByRole('heading', { name: 'Change your return' })).toBeTruthy();
  });

  it('but an act is not', async () => {
    const { log, user } = await opened(['cancel'], { 'POST /shop/returns/cancel': [brokenLine] });
    await user.click(screen.getByRole('button', { name: 'Cancel this return' }));
    await user.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
    await pass(30_000);
    expect(sentTo(log, 'POST /shop/returns/cancel')).toHaveLength(1);
  });
});

describe('A shop whose own software stands between', () => {
  const wordpress =
    (status: number, code: string): Reply =>
    () =>
      Response.json({ code, message: 'No.', data: { status } }, { status });

  it.each([
    ['a plugin that closes REST to guests', wordpress(401, 'rest_not_logged_in')],
    ['another one', wordpress(401, 'rest_login_required')],
    ['one with 403', wordpress(403, 'rest_cannot_access')],
    ['one with WordPress’ own word', wordpress(403, 'rest_forbidden')],
    ['a firewall', () => new Response('<html><h1>Forbidden</h1></html>', { status: 403 })],
  ])('%s is named as that', async (_, reply) => {
    fakeNetwork({ [LOOKUP]: [reply] });
    await findOrder(openForm());
    expect((await screen.findByRole('alert')).textContent).toContain('The store’s website blocked this request.');
  });

  it('a route that is gone is no shop out of reach', async () => {
    fakeNetwork({ [LOOKUP]: [wordpress(404, 'rest_no_route')] });
    await findOrder(openForm());
    expect((await screen.findByRole('alert')).textContent).toContain('Something broke on the store’s website.');
  });

  it.each([
    '<br />\n<b>Notice</b>: Undefined index: x in <b>/srv/a.php</b> on line <b>[3]</b><br />\n',
    '[30-Nov-2026 10:00:00 UTC] PHP Warning: {oops}\n',
    '\uFEFF\n',
  ])('text before the answer (%j) is passed over', async (text) => {
    fakeNetwork({ [LOOKUP]: [() => new Response(text + JSON.stringify(found()), { status: 200 })] });
    await findOrder(openForm());
    expect(await screen.findByText('Blue shirt')).toBeTruthy();
  });

  it.each(['<html>Home</html>', '<p>[1]</p>', 'Error 12', '[1] and {"more": 2} words'])(
    'text without an answer (%j) is none',
    async (text) => {
      fakeNetwork({ [LOOKUP]: [() => new Response(text, { status: 200 })] });
      await findOrder(openForm());
      expect((await screen.findByRole('alert')).textContent).toContain('Something broke on the store’s website.');
    },
  );
});
