import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints, type EndpointName } from '../../../bridge/contract/endpoints.ts';
import type { EditResponse, OpenedReturn } from '../../../bridge/contract/shop.ts';
import { linkOf } from '../../../bridge/usecases/links.ts';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { GUEST, STAFF, startWorld, value, type World } from '../../support/world.ts';
import { arrive, codeOf, mailsOf, send } from './steps.ts';

const PAGE = '/returns/';
const DAY = 86_400_000;
const MINUTE = 60_000;
let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** What a shopper, a neighbour or a print shop may hold in their hands. */
interface Held {
  /** In the fragment of the page's address. */
  readonly page: string;
  readonly label: string;
  readonly slip: string;
  /** From the page's link alone. */
  readonly session: string;
  /** After the order's e-mail was given. */
  readonly confirmed: string;
  /** The look-up's. */
  readonly pass: string;
  readonly editPass: string;
  readonly id: string;
  readonly number: string;
  readonly lineId: number;
}

const linkIn = (url: unknown) => String(url).split(/[/=]/).at(-1)!;
const open = async (link: string, more: object = {}, context = GUEST) =>
  value(await send(world, 'openReturn', { link, ...more }, context)) as OpenedReturn;
const setToken = async (token: string | null) => value(await send(world, 'shippoToken', { token }, STAFF));
const newestMail = (number: string) => mailsOf(world, { number }).at(-1)!.data as Record<string, string | null>;

async function returned(): Promise<Held> {
  const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
  const page = `${world.deps.siteUrl}${PAGE}`;
  const made = value(await world.submit(order, [[0, 1]], { page })) as OpenedReturn;
  const id = await world.newestId();
  await world.settle();
  const mail = newestMail(made.number);
  const pageLink = linkIn(mail['statusUrl']);
  const edit = value(await send(world, 'edit', { session: made.session.token })) as EditResponse;
  const { token: pass } = await world.lookUp(order);
  const entry = (await world.deps.database.findReturn(id))!;
  return {
    page: pageLink,
    label: mail['labelUrl'] ? linkIn(mail['labelUrl']) : linkOf(world.deps, entry, 'label'),
    slip: mail['packingSlipUrl'] ? linkIn(mail['packingSlipUrl']) : linkOf(world.deps, entry, 'packing_slip'),
    session: (await open(pageLink)).session.token,
    confirmed: made.session.token,
    pass,
    editPass: edit.lookup.token,
    id,
    number: made.number,
    lineId: order.line_items[0]!.id,
  };
}

type ShopEndpoint = {
  [Name in EndpointName]: (typeof endpoints)[Name]['audience'] extends 'shop' ? Name : never;
}[EndpointName];

/** What opens each route: a new one does not compile before it is said here. */
const OPENED_BY: Record<ShopEndpoint, readonly (keyof Held)[]> = {
  // Number and e-mail are its proof.
  lookup: [],
  submit: ['pass'],
  estimate: ['pass', 'editPass'],
  exchangeItems: ['pass', 'editPass'],
  photo: ['pass', 'editPass'],
  openReturn: ['page'],
  status: ['session', 'confirmed'],
  confirmEmail: ['session', 'confirmed'],
  tracking: ['confirmed'],
  edit: ['confirmed'],
  change: ['confirmed'],
  cancel: ['confirmed'],
  label: ['label'],
  packingSlip: ['slip'],
};
const CREDENTIALS = ['page', 'label', 'slip', 'session', 'confirmed', 'pass', 'editPass'] as const;
const NAMES = Object.keys(OPENED_BY) as ShopEndpoint[];

/** A request that is fine but for what opens it: that stands in `credential`, wherever the route takes one. */
function requestOf(
  name: ShopEndpoint,
  credential: string,
  held: Held,
): { body: object; params: Record<string, string> } {
  const lines = [{ lineId: held.lineId, quantity: 1, reasonId: 'too_small' }];
  const BODIES: Partial<Record<ShopEndpoint, object>> = {
    lookup: { orderNumber: credential.slice(0, 40), email: ANA },
    submit: { token: credential, requestId: '0190b3c5-0000-4000-8000-000000000001', lines },
    estimate: { token: credential, lines },
    exchangeItems: { token: credential, lineId: held.lineId },
    photo: { token: credential, jpegBase64: 'A'.repeat(200) },
    openReturn: { link: credential },
    status: { session: credential },
    confirmEmail: { session: credential, email: ANA },
    tracking: { session: credential, trackingNumber: 'JD0146000000', another: true },
    edit: { session: credential },
    change: { session: credential, token: held.editPass, lines },
    cancel: { session: credential },
  };
  return { body: BODIES[name] ?? {}, params: 'body' in endpoints[name] ? {} : { token: credential } };
}

/** Answers that say: this does not open it. */
const CLOSED = ['link_over', 'session_over', 'email_required', 'order_not_found', 'not_found'];
/** A credential that was taken, though the request itself could not be fulfilled. */
const TAKEN = ['ok', 'photo_unreadable', 'not_possible_now', 'line_not_on_order'];

describe('Each purpose has a token of its own', () => {
  it('lists every route that shoppers reach', () => {
    const shop = Object.entries(endpoints).filter(([, { audience }]) => audience === 'shop');
    expect(NAMES.sort()).toEqual(shop.map(([name]) => name).sort());
  });

  it.each(NAMES)('%s opens with what it is for, and with nothing else', async (name) => {
    if (name === 'packingSlip') await setToken(null);
    let held = await returned();
    for (const credential of CREDENTIALS) {
      const { body, params } = requestOf(name, held[credential], held);
      const found = codeOf(await send(world, name, body, GUEST, params));
      const expected = OPENED_BY[name].includes(credential) ? TAKEN : CLOSED;
      expect(expected, `${name} with ${credential}: ${found}`).toContain(found);
      if (found === 'ok') held = await returned();
    }
    if (name === 'packingSlip') await setToken('shippo_test_abcdefgh');
  });

  it('opens another return with none of them', async () => {
    const [mine, other] = [await returned(), await returned()];
    const about = (opened: OpenedReturn) => opened.number;
    expect(about(await open(mine.page))).toBe(mine.number);
    expect(about(await open(other.page, { session: mine.confirmed }))).toBe(other.number);
    // A confirmation is the return's own, too.
    expect((await open(other.page, { session: mine.confirmed })).session.confirmed).toBe(false);
    const body = { session: mine.confirmed, token: other.editPass, lines: [{ lineId: other.lineId, quantity: 1 }] };
    expect(codeOf(await send(world, 'change', body))).toBe('session_over');
  });

  it('has nothing of one token in another, and no part of a token in an address that servers log', async () => {
    const held = await returned();
    const all = [held.page, held.label, held.slip];
    expect(new Set(all.flatMap((token) => token.split('.')[1])).size).toBe(3);
    const { statusUrl } = newestMail(held.number);
    expect(new URL(statusUrl!).search + new URL(statusUrl!).pathname).toBe(PAGE);
    expect(new URL(statusUrl!).hash).toBe(`#return=${held.page}`);
    for (const name of NAMES.filter((one) => 'body' in endpoints[one])) expect(endpoints[name].path).not.toContain(':');
  });
});

describe('Opening a return by its link', () => {
  it('shows no address, no e-mail address and no whole code', async () => {
    const { resolutions } = await world.deps.database.currentPolicy();
    await world.setPolicy({
      resolutions: { ...resolutions, storeCredit: { ...resolutions.storeCredit, offered: true } },
    });
    const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
    const page = `${world.deps.siteUrl}${PAGE}`;
    const made = value(await world.submit(order, [[0, 1, { resolution: 'store_credit' }]], { page })) as OpenedReturn;
    const id = await world.newestId();
    await world.settle();
    await arrive(world, { id });
    await world.settle();
    const entry = (await world.deps.database.findReturn(id))!;
    const code = entry.credit!.code;
    for (const session of ['', made.session.token]) {
      const opened = await open(made.link, session ? { session } : {});
      const { session: _session, link: _link, ...shown } = opened;
      const text = JSON.stringify(shown);
      expect(opened.credit?.code).toBe(`••••-${code.slice(-4)}`);
      expect(opened.email).toBe('a•••@example.com');
      for (const secret of [code, ANA, entry.customer.address.street1, entry.customer.address.postcode]) {
        expect(secret).not.toBe('');
        expect(text).not.toContain(secret);
      }
    }
  });

  /** What each route that takes a session gives before the order's e-mail was given, and after. */
  const BY_SESSION: Partial<Record<ShopEndpoint, readonly [string, string]>> = {
    status: ['ok', 'ok'],
    confirmEmail: ['ok', 'ok'],
    tracking: ['email_required', 'ok'],
    edit: ['email_required', 'ok'],
    change: ['email_required', 'ok'],
    cancel: ['email_required', 'ok'],
  };

  it.each([...Object.keys(BY_SESSION), 'openReturn'] as ShopEndpoint[])(
    '%s gives nothing to print, and no code that opens a label, before the order’s e-mail was given',
    async (name) => {
      const [before, after] = BY_SESSION[name] ?? ['ok', 'ok'];
      for (const paper of ['label', 'slip'] as const) {
        await setToken(paper === 'slip' ? null : 'shippo_test_abcdefgh');
        for (const [confirmed, expected] of [
          [false, before],
          [true, after],
        ] as const) {
          const held = await returned();
          const qr = paper === 'label' ? await withQrCode(held) : null;
          const { session } = confirmed ? { session: { token: held.confirmed } } : await open(held.page);
          const { body } =
            name === 'openReturn'
              ? { body: { link: held.page, session: session.token } }
              : requestOf(name, session.token, held);
          const answer = await send(world, name, body);
          expect(codeOf(answer)).toBe(expected);
          const text = JSON.stringify(answer);
          for (const secret of [held.label, held.slip, qr].filter((one) => one !== null)) {
            if (!confirmed) expect(text).not.toContain(secret);
          }
          const shows = ['openReturn', 'status'].includes(name);
          if (shows) expect(value(answer)).toMatchObject({ confirmed, paper: confirmed ? held[paper] : null });
        }
      }
      await setToken('shippo_test_abcdefgh');
    },
  );

  /** As carriers give it who print at the counter. */
  async function withQrCode({ id }: Held): Promise<string> {
    const qrCodeUrl = 'https://qr.example/label-1';
    await world.deps.database.transaction(async (tx) => {
      const entry = (await tx.lockReturn(id))!;
      await tx.updateReturn({ ...entry, shipping: { ...entry.shipping, qrCodeUrl } as never });
    });
    return qrCodeUrl;
  }

  it('knows every route that takes a session', () => {
    const takers = NAMES.filter((name) => OPENED_BY[name].includes('confirmed'));
    expect(Object.keys(BY_SESSION).sort()).toEqual(takers.sort());
  });

  it('asks for the order’s e-mail once, and then no more, however often the session is renewed', async () => {
    const held = await returned();
    const { session } = await open(held.page);
    expect(codeOf(await send(world, 'cancel', { session: session.token }))).toBe('email_required');
    expect(codeOf(await send(world, 'confirmEmail', { session: session.token, email: 'eve@example.com' }))).toBe(
      'email_wrong',
    );
    const { session: confirmed } = value(
      await send(world, 'confirmEmail', { session: session.token, email: ` ${ANA.toUpperCase()} ` }),
    ) as OpenedReturn;
    expect(confirmed.confirmed).toBe(true);
    world.pass(20 * MINUTE);
    const renewed = await open(held.page, { session: confirmed.token });
    expect(renewed.session.confirmed).toBe(true);
    world.pass(20 * MINUTE);
    expect(codeOf(await send(world, 'cancel', { session: renewed.session.token }))).toBe('ok');
  });

  it('asks nobody who has just proven the order, and no customer who is signed in', async () => {
    const held = await returned();
    expect((await open(held.page, { session: held.confirmed })).session.confirmed).toBe(true);
    const entry = (await world.deps.database.findReturn(held.id))!;
    const customer = { type: 'customer', id: 9, email: 'eve@example.com', ip: '203.0.113.9' } as const;
    expect(entry.customer.id).not.toBe(9);
    const stranger: RequestContext = { requester: customer, traceId: 'trace' };
    expect((await open(held.page, {}, stranger)).session.confirmed).toBe(false);
    const own = placeOrder(world.woo.shop, { customerId: 9, lines: [{ product: world.products.shirt, quantity: 2 }] });
    const theirs = value(await world.submit(own, [[0, 1]])) as OpenedReturn;
    expect((await open(theirs.link, {}, stranger)).session.confirmed).toBe(true);
  });

  type From = RequestContext['requester'];
  const guess = async (link: string, from: string | From, email = 'eve@example.com') => {
    const { session } = await open(link);
    const requester: From = typeof from === 'string' ? { type: 'guest', ip: from } : from;
    return codeOf(await send(world, 'confirmEmail', { session: session.token, email }, { requester, traceId: 't' }));
  };
  const wrongTries = async (link: string, from: (index: number) => string | From, times: number) => {
    const told: string[] = [];
    for (let index = 0; index < times; index += 1) told.push(await guess(link, from(index)));
    return told.filter((code) => code === 'email_wrong').length;
  };

  it('counts wrong e-mail addresses as the look-up does: eight a return and network', async () => {
    const { page } = await returned();
    expect(await wrongTries(page, () => '198.51.100.1', 10)).toBe(8);
    expect(await guess(page, '198.51.100.1', ANA)).toBe('too_many_attempts');
    // Whoever has the link can't keep its owner out.
    expect(await guess(page, '198.51.100.99', ANA)).toBe('ok');
    world.pass(16 * MINUTE);
    expect(await guess(page, '198.51.100.1', ANA)).toBe('ok');
  });

  it('counts a network by its /64, and its /48 with four times as many', async () => {
    const { page } = await returned();
    expect(await wrongTries(page, (index) => `2001:db8:7:1::${index + 1}`, 12)).toBe(8);
    expect(await wrongTries(page, (index) => `2001:db8:7:${index + 2}::1`, 40)).toBe(4 * 8 - 8);
  });

  it('counts a network over all returns', async () => {
    world.pass(16 * MINUTE);
    let wrong = 0;
    for (let index = 0; index < 5; index += 1) {
      const { page } = await returned();
      wrong += await wrongTries(page, () => '198.51.100.2', 8);
    }
    expect(wrong).toBe(30);
  });

  it('lets a shop behind a proxy that nobody named go on', async () => {
    const { page } = await returned();
    const from: From = { type: 'guest', ip: '10.9.0.1', proxy: 'private_forwarding' };
    expect(await wrongTries(page, () => from, 40)).toBe(40);
    expect(await guess(page, from, ANA)).toBe('ok');
  });

  it('takes no try for a right answer', async () => {
    const { page } = await returned();
    for (let time = 0; time < 12; time += 1) expect(await guess(page, '198.51.100.3', ANA)).toBe('ok');
    expect(await wrongTries(page, () => '198.51.100.3', 9)).toBe(8);
  });

  it('counts those that come all at once, too', async () => {
    const held = await returned();
    const { session } = await open(held.page);
    const body = { session: session.token, email: 'eve@example.com' };
    const told = await Promise.all(Array.from({ length: 40 }, () => send(world, 'confirmEmail', body)));
    expect(told.map(codeOf).filter((code) => code === 'email_wrong')).toHaveLength(8);
  });
});

describe('How long a link lives', () => {
  it('A session ends after half an hour; the link opens another one', async () => {
    const held = await returned();
    world.pass(29 * MINUTE);
    expect(codeOf(await send(world, 'status', { session: held.session }))).toBe('ok');
    world.pass(2 * MINUTE);
    expect(codeOf(await send(world, 'status', { session: held.session }))).toBe('session_over');
    expect(codeOf(await send(world, 'cancel', { session: held.confirmed }))).toBe('session_over');
    expect((await open(held.page)).session.confirmed).toBe(false);
  });

  it('A link opens its return for as long as it is open, and 90 days beyond its end', async () => {
    const held = await returned();
    world.pass(300 * DAY);
    expect((await open(held.page)).number).toBe(held.number);
    const { session } = await open(held.page);
    const email = { session: session.token, email: ANA };
    const confirmed = value(await send(world, 'confirmEmail', email)) as OpenedReturn;
    value(await send(world, 'cancel', { session: confirmed.session.token }));
    await world.settle();
    world.pass(89 * DAY);
    expect((await open(held.page)).state).toBe('cancelled');
    world.pass(2 * DAY);
    expect(codeOf(await send(world, 'openReturn', { link: held.page }))).toBe('link_over');
  });

  it('Staff send new links: the old ones are dead at once, with every session, and the shopper has new ones', async () => {
    const held = await returned();
    const detail = value(await world.command(held.id, { type: 'send_new_links' }));
    expect(detail.timeline.at(-1)?.type).toBe('links_renewed');
    expect(codeOf(await send(world, 'openReturn', { link: held.page }))).toBe('link_over');
    expect(codeOf(await send(world, 'label', {}, GUEST, { token: held.label }))).toBe('link_over');
    for (const session of [held.session, held.confirmed]) {
      expect(codeOf(await send(world, 'status', { session }))).toBe('link_over');
    }
    await world.settle();
    const mail = mailsOf(world, held).at(-1)!;
    expect(mail.kind).toBe('new_links');
    const data = mail.data as Record<string, string>;
    expect((await open(linkIn(data['statusUrl']), { session: held.confirmed })).session.confirmed).toBe(false);
    expect(codeOf(await send(world, 'label', {}, GUEST, { token: linkIn(data['labelUrl']) }))).toBe('ok');
    expect(linkIn(data['labelUrl'])).not.toBe(held.label);
  });

  it('Once a person is erased, no link opens what is left', async () => {
    const held = await returned();
    value(await send(world, 'cancel', { session: held.confirmed }));
    await world.settle();
    value(await send(world, 'privacyErase', { email: ANA }));
    expect(codeOf(await send(world, 'openReturn', { link: held.page }))).toBe('link_over');
  });

  it.each(['', 'x', 'a.b', `${'A'.repeat(64)}.${'B'.repeat(43)}`, '"><script>', 'x'.repeat(5000)])(
    'What is no link of ours opens nothing: %j',
    async (text) => {
      expect(['link_over', 'bad_request']).toContain(codeOf(await send(world, 'openReturn', { link: text })));
      const paper = codeOf(await send(world, 'label', {}, GUEST, { token: text }));
      expect(['link_over', 'not_found']).toContain(paper);
    },
  );
});
