import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHmac } from 'node:crypto';
import { startReceiver, type TestReceiver } from '../../support/receiver.ts';
import { startWorld, STAFF, value, type World } from '../../support/world.ts';
import { ANA } from '../../support/shop.ts';
import { arrive, begin, effectsOf, send, within } from './steps.ts';

let world: World;
let receiver: TestReceiver;
beforeAll(async () => {
  world = await startWorld({ limits: { webhookTestMs: 400 } });
  receiver = await startReceiver();
});
afterAll(async () => {
  await world.close();
  await receiver.stop();
});
beforeEach(async () => {
  receiver.reset();
  await save(receiver.url);
});

async function save(url: string | null, newSecret = false) {
  return value(await send(world, 'saveWebhook', { url, newSecret }, STAFF)) as { url: string; secret: string };
}

interface Message {
  id: string;
  type: string;
  data: { return: { number: string; state: string }; payouts: { state: string; amount: string }[] };
}
const messages = () => receiver.seen.map(({ body }) => JSON.parse(body) as Message);

describe('A receiver of the owner’s', () => {
  it('hears of a return from beginning to end, with its amounts and nothing of the person', async () => {
    const begun = await begin(world);
    await arrive(world, begun);
    await world.settle();
    const told = messages();
    expect(told.map(({ type }) => type)).toEqual([
      'return.requested',
      'return.approved',
      'return.received',
      'return.inspected',
      'payout.settled',
      'return.closed',
    ]);
    const last = told.at(-1)!;
    expect(last.data.return).toMatchObject({ number: begun.number, state: 'closed' });
    const { payouts } = await world.detail(begun.id);
    expect(last.data.payouts).toMatchObject([
      { state: 'settled', amount: (payouts[0]!.breakdown.total / 100).toFixed(2) },
    ]);
    const all = JSON.stringify(receiver.seen);
    for (const secret of [ANA, 'Ana', begun.link]) expect(all).not.toContain(secret);
  });

  it('can check each message: signed as Standard Webhooks says, with the id in header and body', async () => {
    const { secret } = await save(receiver.url);
    await begin(world);
    for (const { headers, body } of receiver.seen) {
      const id = String(headers['webhook-id']);
      expect((JSON.parse(body) as Message).id).toBe(id);
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const text = `${id}.${String(headers['webhook-timestamp'])}.${body}`;
      const expected = createHmac('sha256', key).update(text).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    }
    expect(receiver.seen.length).toBeGreaterThan(0);
    expect((await save(receiver.url)).secret).toBe(secret);
    expect((await save(receiver.url, true)).secret).not.toBe(secret);
  });

  it('that was away gets each message later: the same id, the same text', async () => {
    receiver.answer(503);
    const begun = await begin(world);
    const first = receiver.seen[0]!;
    await within(world, 60_000);
    receiver.answer(200);
    await within(world, 600_000);
    const same = receiver.seen.filter(({ headers }) => headers['webhook-id'] === first.headers['webhook-id']);
    expect(same.length).toBeGreaterThan(1);
    expect(new Set(same.map(({ body }) => body))).toEqual(new Set([first.body]));
    expect((await effectsOf(world, begun.id, 'webhook')).map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('that says no is asked a few times, then the owner sees it and may try again', async () => {
    receiver.answer(404);
    const begun = await begin(world);
    await within(world, 3_600_000);
    const effects = await effectsOf(world, begun.id, 'webhook');
    expect(effects.map(({ state, tries }) => [state, tries])).toEqual([
      ['failed', 9],
      ['failed', 9],
    ]);
    const detail = await world.detail(begun.id);
    expect(detail.attention).toBe('failed_effect');
    expect(detail.effects[0]?.trouble).toMatchObject({
      code: 'answered_4xx',
      message: 'The address answered with an error (4xx).',
    });
    expect(JSON.stringify(detail.effects)).not.toContain('404');
    receiver.answer(200);
    for (const { id: effectId } of detail.effects) {
      value(await world.command(begun.id, { type: 'try_again', effectId }));
      await world.settle();
    }
    expect((await world.detail(begun.id)).attention).toBeNull();
  });

  it('that stays away for more than three days is given up, and shown', async () => {
    receiver.answer(500);
    const begun = await begin(world);
    await within(world, 1_000);
    for (let hour = 0; hour < 75; hour += 1) {
      world.pass(3_600_000);
      await world.settle();
    }
    receiver.answer(200);
    expect((await unsettledAll(begun.id)).every((state) => state === 'failed')).toBe(true);
  });

  it('is not told where there is none', async () => {
    await save(null);
    const begun = await begin(world);
    expect(receiver.seen).toEqual([]);
    expect(await effectsOf(world, begun.id, 'webhook')).toEqual([]);
  });
});

async function unsettledAll(id: string): Promise<string[]> {
  return (await effectsOf(world, id, 'webhook')).map(({ state }) => state);
}

describe('The owner', () => {
  it.each([
    ['http://93.184.216.34/hook', 'not_https'],
    ['https://10.1.2.3/hook', 'not_public'],
    ['https://169.254.169.254/latest/meta-data', 'not_public'],
    ['https://nowhere.invalid/', 'not_public'],
    ['ftp://127.0.0.1/x', 'not_an_address'],
    ['nonsense', 'not_an_address'],
    ['https://me:you@93.184.216.34/', 'not_an_address'],
  ])('is refused the address %s: %s', async (url, why) => {
    const answer = await send(world, 'saveWebhook', { url }, STAFF);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'webhook_url_refused', params: { why } } });
  });

  it('sends a test and is told what came of it, as a class of answers', async () => {
    const test = async () => value(await send(world, 'testWebhook', {}, STAFF));
    expect(await test()).toEqual({ outcome: 'arrived' });
    expect(messages()[0]).toMatchObject({ type: 'test', data: {} });
    const told = {
      302: 'redirected',
      401: 'client_error',
      404: 'client_error',
      429: 'client_error',
      500: 'server_error',
    };
    for (const [status, outcome] of Object.entries(told)) {
      receiver.answer(Number(status));
      expect(await test()).toEqual({ outcome });
    }
  });

  it('can’t tell by the time either why an address was not reached', async () => {
    const gone = await startReceiver();
    await save(gone.url);
    await gone.stop();
    let isOver = false;
    const testing = send(world, 'testWebhook', {}, STAFF).finally(() => (isOver = true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isOver).toBe(false);
    expect(value(await testing)).toEqual({ outcome: 'not_reached' });
  });
});
