import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KeptOutcome } from '../../../bridge/contract/kept.ts';
import type { LookupResponse, ReturnStatus } from '../../../bridge/contract/shop.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { endAfter } from '../../../bridge/domain/store-days.ts';
import { addDays, addMs, instant } from '../../../bridge/domain/time.ts';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { ANA, placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { codeOf, formBody, send, timeline } from './steps.ts';

const SITE: RequestContext = { requester: { type: 'site', ip: '127.0.0.1' }, traceId: 'trace-site' };
const DAY = 86_400_000;
const RECEIPT = 'K-7F3K-9Q2M';

let world: World;
let order: Order;
beforeAll(async () => {
  world = await startWorld();
  const { withdrawal } = DEFAULT_RULES;
  await world.setPolicy({ withdrawal: { ...withdrawal, enabled: true, countries: ['US'] } });
});
afterAll(() => world.close());
beforeEach(() => {
  order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 3 }] });
});

const now = () => instant(world.clock.now());
let shoppers = 0;
const guest = () => ({ type: 'guest' as const, ip: `198.51.100.${(shoppers += 1)}` });

/** As the plugin delivers it: the shopper's body as it came, and when it was kept. */
async function deliver(asked: unknown, keptAt: string, actor: unknown = guest()): Promise<KeptOutcome> {
  return value(await send(world, 'kept', { receipt: receiptOf(asked), keptAt, actor, asked }, SITE)) as KeptOutcome;
}
/** As the site makes it: always the same for one request. */
function receiptOf(asked: unknown): string {
  const { requestId } = (asked as { request: { requestId: string } }).request;
  const [, four = '', more = ''] = /^(....)(....)/.exec(requestId.toUpperCase()) ?? [];
  return `K-${four}-${more}`;
}
const form = (request: unknown) => ({ type: 'form', request });
const words = (more: Record<string, unknown> = {}) => ({
  type: 'words',
  request: {
    requestId: randomUUID(),
    orderNumber: String(order.id),
    email: ANA,
    words: 'The shirts, they are too small',
    page: `${world.deps.siteUrl}/returns/`,
    ...more,
  },
});
const toldOf = (outcome: KeptOutcome) => {
  if (outcome.outcome === 'made') throw new Error('It was made');
  return outcome;
};
const draftOf = (outcome: KeptOutcome) => {
  const hash = new URL(toldOf(outcome).formUrl ?? '').hash.replace('#boomerang-kept=', '');
  return JSON.parse(Buffer.from(hash, 'base64url').toString()) as Record<string, string>;
};

describe('A filled-in form that was kept while the bridge was down', () => {
  it('is taken in as of then: its look-up is over by now and its window too', async () => {
    const request = await formBody(world, order);
    const keptAt = addMs(now(), 60_000);
    world.pass(31 * DAY);
    expect(codeOf(await send(world, 'submit', request))).toBe('session_over');

    const outcome = await deliver(form(request), keptAt);
    expect(outcome).toEqual({ outcome: 'made', number: expect.stringMatching(/^RMA-/) });
    const detail = await world.detail(await world.newestId());
    expect(detail.createdAt).toBe(keptAt);
    // Sending back counts from today: the shopper could not know before.
    expect(detail.sendBackBy! > now()).toBe(true);
  });

  it('makes one return however often it is delivered, or was sent in before its answer was lost', async () => {
    const request = await formBody(world, order);
    const direct = value(await send(world, 'submit', request)) as ReturnStatus;
    const twice = [await deliver(form(request), now()), await deliver(form(request), now())];
    expect(twice).toEqual(Array(2).fill({ outcome: 'made', number: direct.number }));
    expect(await world.deps.database.transaction((tx) => tx.returnsOfOrder(order.id))).toHaveLength(1);
  });

  it('had to be in time when it was kept: only the time of asking is stated, not that it was right', async () => {
    const request = await formBody(world, order);
    world.pass(31 * 60_000);
    const late = toldOf(await deliver(form(request), now()));
    expect(late).toMatchObject({ outcome: 'refused', to: '', proven: false, reason: { code: 'session_over' } });
    const forged = toldOf(await deliver(form({ ...request, token: 'made.up' }), addMs(now(), -60_000)));
    expect(forged).toMatchObject({ outcome: 'refused', to: '', reason: { code: 'session_over' } });
  });

  it('of a withdrawal counts from then: the statement, and the day by which it is paid back', async () => {
    const request = {
      ...(await formBody(world, order)),
      kind: 'withdrawal',
      name: 'Ana Alvarez',
    };
    request.lines = request.lines.map((line) => ({ ...line, reasonId: '' }));
    const keptAt = now();
    world.pass(3 * DAY);
    await deliver(form(request), keptAt);
    await world.settle();
    const id = await world.newestId();
    const entry = await world.deps.database.findReturn(id);
    expect(entry?.withdrawal).toMatchObject({ confirmedAt: keptAt, refundBy: endAfter(keptAt, 14, 'UTC') });
    const receipt = world.woo.book.mails.find(
      ({ kind, data }) => kind === 'withdrawal_receipt' && data['returnNumber'] === entry?.number,
    );
    expect(receipt?.data['withdrawal']).toMatchObject({ confirmedAt: keptAt });
    expect(timeline(await world.detail(id))).toContain('requested');
  });

  it('is refused for what was so then: the shopper gets the reason and a form that still counts from then', async () => {
    const request = await formBody(world, order);
    const keptAt = now();
    value(await world.submit(order, [[0, 3]]));
    const refused = toldOf(await deliver(form({ ...request, page: `${world.deps.siteUrl}/returns/` }), keptAt));
    expect(refused).toMatchObject({ outcome: 'refused', to: ANA, proven: true, reason: { code: expect.any(String) } });
    expect(draftOf(refused)).toMatchObject({ orderNumber: String(order.id) });
    expect(JSON.stringify(draftOf(refused))).not.toContain(ANA);
  });

  it('goes on without photos that are gone', async () => {
    const request = await formBody(world, order);
    request.lines = request.lines.map((line) => ({ ...line, photoIds: [randomUUID()] }));
    expect(codeOf(await send(world, 'submit', request))).toBe('photo_unknown');
    expect((await deliver(form(request), now())).outcome).toBe('made');
  });
});

describe('A request in words', () => {
  it('leads the shopper of the order to the form, with their words and the window as of then', async () => {
    const keptAt = now();
    world.pass(40 * DAY);
    const outcome = toldOf(await deliver(words(), keptAt));
    expect(outcome).toMatchObject({ outcome: 'continue', to: ANA, proven: true, orderNumber: String(order.id) });
    const { kept, ...typed } = draftOf(outcome);
    // Without the e-mail address the link alone opens nothing.
    expect(typed).toEqual({
      orderNumber: String(order.id),
      words: 'The shirts, they are too small',
      withdrawal: false,
    });
    const lookUp = async (more: object) =>
      value(
        await send(
          world,
          'lookup',
          { orderNumber: String(order.id), email: ANA, ...more },
          { requester: guest(), traceId: 't' },
        ),
      ) as LookupResponse;
    expect((await lookUp({})).order.lines[0]?.returnable).toBe(0);
    const found = await lookUp({ kept });
    expect(found.order.lines[0]?.returnable).toBe(3);
    const request = { ...(await formBody(world, order)), token: found.token };
    value(await send(world, 'submit', request));
    expect((await world.detail(await world.newestId())).createdAt).toBe(keptAt);

    order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    world.pass(40 * DAY);
    expect((await lookUp({ kept })).order.lines[0]?.returnable).toBe(0);
  });

  it('that proves no order is answered to nobody: the address may be anybody’s', async () => {
    const outcomes = [
      await deliver(words({ email: 'eve@example.com' }), now()),
      await deliver(words({ orderNumber: '987654', email: 'eve@example.com' }), now()),
    ];
    for (const outcome of outcomes) {
      expect(outcome).toEqual({
        outcome: 'refused',
        to: '',
        proven: false,
        customerName: '',
        orderNumber: '',
        formUrl: null,
        reason: { code: 'order_not_found', until: null },
        ownerEmail: '',
      });
    }
  });

  it('takes no look-up’s attempts and nobody else’s: a stranger’s failing deliveries shut nobody out', async () => {
    const eve = guest();
    const fail = () =>
      send(
        world,
        'kept',
        { receipt: RECEIPT, keptAt: now(), actor: eve, asked: words({ email: 'eve@example.com' }) },
        SITE,
      );
    for (let tries = 0; tries < 12; tries += 1) await fail();
    expect(codeOf(await fail())).toBe('too_many_attempts');
    const lookUp = (requester: RequestContext['requester'], email: string) =>
      send(world, 'lookup', { orderNumber: String(order.id), email }, { requester, traceId: 't' });
    expect(codeOf(await lookUp(guest(), ANA))).toBe('ok');
    expect((await deliver(words(), now())).outcome).toBe('continue');
    // The other way round, too: who has no look-ups left still has the request delivered.
    const clumsy = guest();
    for (let tries = 0; tries < 12; tries += 1) await lookUp(clumsy, 'wrong@example.com');
    expect((await deliver(words({ orderNumber: String(order.id) }), now(), clumsy)).outcome).toBe('continue');
  });

  it('is held to the same number of attempts as a look-up', async () => {
    const eve = guest();
    const ask = () =>
      send(
        world,
        'kept',
        { receipt: RECEIPT, keptAt: now(), actor: eve, asked: words({ email: 'eve@example.com' }) },
        SITE,
      );
    for (let tries = 0; tries < 8; tries += 1) expect(codeOf(await ask())).toBe('ok');
    expect(codeOf(await ask())).toBe('too_many_attempts');
    world.pass(15 * 60_000);
    expect(codeOf(await ask())).toBe('ok');
  });

  it('that withdraws from the whole order is a withdrawal, once, from the moment when it was kept', async () => {
    const keptAt = now();
    world.pass(2 * DAY);
    const asked = words({ withdrawal: 'all', name: 'Ana Alvarez' });
    const first = await deliver(asked, keptAt);
    expect(first).toMatchObject({ outcome: 'made' });
    expect(await deliver(asked, keptAt)).toEqual(first);
    const entry = await world.deps.database.findReturn(await world.newestId());
    expect(entry).toMatchObject({
      kind: 'withdrawal',
      comment: 'The shirts, they are too small',
      withdrawal: { name: 'Ana Alvarez', confirmedAt: keptAt, refundBy: endAfter(keptAt, 14, 'UTC') },
    });
    expect(entry?.lines.map(({ quantity }) => quantity)).toEqual([3]);
  });

  it('that withdraws from a part is received, and its items are chosen in the form', async () => {
    const outcome = toldOf(await deliver(words({ withdrawal: 'part', name: 'Ana Alvarez' }), now()));
    expect(outcome).toMatchObject({ outcome: 'withdrawn', to: ANA, proven: true, reason: null });
    expect(draftOf(outcome)).toMatchObject({ withdrawal: true });
  });

  it('that withdraws when the time was over already is refused with the day', async () => {
    world.pass(60 * DAY);
    const outcome = toldOf(await deliver(words({ withdrawal: 'all', name: 'Ana Alvarez' }), now()));
    expect(outcome).toMatchObject({
      outcome: 'refused',
      to: ANA,
      reason: { code: 'withdrawal_over', until: expect.stringMatching(/^20/) },
    });
  });
});

describe('The link that a kept request gives', () => {
  const lookUp = async (kept: string, of = order) =>
    value(
      await send(
        world,
        'lookup',
        { orderNumber: String(of.id), email: ANA, kept },
        { requester: guest(), traceId: 't' },
      ),
    ) as LookupResponse;
  const linked = async () => {
    const asked = words();
    const keptAt = now();
    world.pass(40 * DAY);
    const outcome = toldOf(await deliver(asked, keptAt));
    return { asked, keptAt, kept: draftOf(outcome)['kept'] ?? '' };
  };
  const units = (found: LookupResponse) => found.order.lines[0]?.returnable;
  const one = async (token: string) => {
    const body = await formBody(world, order);
    const lines = body.lines.map((line) => ({ ...line, quantity: 1 }));
    return send(world, 'submit', { ...body, lines, token, requestId: randomUUID() });
  };

  it('counts for seven days', async () => {
    const { kept } = await linked();
    world.pass(7 * DAY - 60_000);
    expect(units(await lookUp(kept))).toBe(3);
    world.pass(2 * 60_000);
    expect(units(await lookUp(kept))).toBe(0);
  });

  it('makes one return: another one, or the same pass from another window, is judged by today', async () => {
    const { kept } = await linked();
    const passes = [await lookUp(kept), await lookUp(kept), await lookUp(kept)];
    const codes = [];
    for (const { token } of passes) codes.push(codeOf(await one(token)));
    expect(codes).toEqual(['ok', 'session_over', 'session_over']);
    expect(units(await lookUp(kept))).toBe(0);
  });

  it('makes one return, also when it is used twice at the same moment', async () => {
    const { kept } = await linked();
    const passes = await Promise.all([1, 2, 3].map(() => lookUp(kept)));
    const codes = await Promise.all(passes.map(async ({ token }) => codeOf(await one(token))));
    expect(codes.sort()).toEqual(['ok', 'session_over', 'session_over']);
  });

  it('is not given again for a request whose return is there', async () => {
    const { asked, keptAt, kept } = await linked();
    expect(codeOf(await one((await lookUp(kept)).token))).toBe('ok');
    expect(await deliver(asked, keptAt)).toMatchObject({ outcome: 'made', number: expect.stringMatching(/^RMA-/) });
  });

  it('opens no other order', async () => {
    const { kept } = await linked();
    const other = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }] });
    world.pass(DAY);
    expect(units(await lookUp(kept, other))).toBe(1);
    expect(units(await lookUp(kept))).toBe(3);
  });
});

describe('Whoever delivers', () => {
  it('is parsed like a shopper: what does not fit is refused whole', async () => {
    const ask = (asked: unknown) =>
      send(world, 'kept', { receipt: RECEIPT, keptAt: now(), actor: guest(), asked }, SITE);
    const request = await formBody(world, order);
    for (const asked of [
      form({ ...request, total: 1 }),
      form({ ...request, lines: [] }),
      words({ words: '' }),
      words({ page: 'x'.repeat(501) }),
      { type: 'other', request },
    ]) {
      expect(codeOf(await ask(asked))).toBe('bad_request');
    }
    const staff = { type: 'staff', id: 1, name: 'Eve', caps: [], ip: '::1' };
    expect(
      codeOf(await send(world, 'kept', { receipt: RECEIPT, keptAt: now(), actor: staff, asked: form(request) }, SITE)),
    ).toBe('bad_request');
  });

  it('can’t make it later than now', async () => {
    const request = await formBody(world, order);
    await deliver(form(request), addDays(now(), 1));
    expect((await world.detail(await world.newestId())).createdAt).toBe(now());
  });
});
