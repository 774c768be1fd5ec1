import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUDGETS } from '../../../bridge/domain/budgets.ts';
import { EMAIL_KINDS, type EmailKind } from '../../../bridge/domain/effect.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { instant } from '../../../bridge/domain/time.ts';
import { runEffect } from '../../../bridge/usecases/effects/run-effect.ts';
import type { Mail } from '../../standins/woocommerce/book.ts';
import type { Order } from '../../standins/woocommerce/types.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { begin, type Begun, effectsOf, send, timeline } from './steps.ts';

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];
const MOST = 3;
/** What a shopper can cause again and again, and what is no matter of minutes. */
const MAY_WAIT: readonly EmailKind[] = [
  'owner_decision',
  'owner_held_payout',
  'owner_unpaid',
  'owner_given_at_risk',
  'owner_proof_claimed',
  'owner_customs',
  'owner_label',
];
const AT_ONCE = EMAIL_KINDS.filter(
  (kind) => kind.startsWith('owner_') && kind !== 'owner_digest' && !MAY_WAIT.includes(kind),
);

let world: World;
beforeAll(async () => {
  world = await startWorld({ limits: { ownerEmailsAnHour: MOST } });
  await world.setPolicy({
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], returnCost: 'store' },
  });
});
afterAll(() => world.close());

interface Line {
  readonly returnNumber: string;
  readonly orderNumber: string;
  readonly email: string;
  readonly ended: string | null;
  readonly url: string;
}

let seen = 0;
/** E-mails to the owner since the last look. */
function owners(): Mail[] {
  const mails = world.woo.book.mails.slice(seen);
  seen = world.woo.book.mails.length;
  return mails.filter(({ kind }) => kind.startsWith('owner_'));
}
const linesOf = ({ data }: Mail) => (data['digest'] as { lines: readonly Line[] }).lines;
const isDigest = ({ kind }: Mail) => kind === 'owner_digest';
const numberOf = ({ data }: Mail) => data['returnNumber'];

/** Nobody has paid it, so that each withdrawal from it is told to the owner. */
const unpaid = (email = 'ana@example.com'): Order =>
  placeOrder(world.woo.shop, {
    lines: [{ product: world.products.shirt, quantity: 1 }],
    gateway: 'bacs',
    status: 'on-hold',
    email,
  });

/** As a shopper: withdraws from an order, and calls it off. Answers the return's number. */
async function withdrawAndCancel(order: Order, email = 'ana@example.com'): Promise<string> {
  const { token } = await world.lookUp(order, email);
  const lines = [{ lineId: order.line_items[0]!.id, quantity: 1, reasonId: '' }];
  const body = { token, requestId: randomUUID(), kind: 'withdrawal', lines, name: 'Ana' };
  const { number, session } = value(await send(world, 'submit', body)) as {
    number: string;
    session: { token: string };
  };
  await world.settle();
  value(await send(world, 'cancel', { session: session.token }));
  await world.settle();
  return number;
}

async function loop(order: Order, times: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let time = 0; time < times; time += 1) numbers.push(await withdrawAndCancel(order));
  return numbers;
}

/** Writes an e-mail of that kind about a return, as a decision would. */
async function wish({ id, order }: Begun, email: EmailKind): Promise<string> {
  const now = instant(world.deps.clock.now());
  const effect = { id: randomUUID(), returnId: id, orderId: order.id, policyVersion: 1, dueAt: now, createdAt: now };
  const plan = { kind: 'email', email, awaitsLabel: false } as const;
  await world.deps.database.transaction((tx) => tx.insertEffect({ ...effect, plan }));
  return effect.id;
}

describe('A shopper who withdraws and cancels in a loop', () => {
  it('writes three e-mails to the owner, and one an hour later that tells the others', async () => {
    owners();
    const order = unpaid();
    const numbers = await loop(order, 12);
    const atOnce = owners();
    expect(atOnce.map(({ kind }) => kind)).toEqual(Array(MOST).fill('owner_unpaid'));
    expect(atOnce.map(numberOf)).toEqual(numbers.slice(0, MOST));
    world.pass(HOUR_MS - 1);
    await world.settle();
    expect(owners()).toEqual([]);
    world.pass(1);
    await world.settle();
    const [digest, ...more] = owners();
    expect(more).toEqual([]);
    expect(digest).toMatchObject({ kind: 'owner_digest', locale: '' });
    const lines = linesOf(digest!);
    // From the sixth on each waits for a decision, too.
    const told = (email: string) => lines.filter((line) => line.email === email).map((line) => line.returnNumber);
    expect(told('owner_unpaid')).toEqual(numbers.slice(MOST));
    expect(told('owner_decision')).toEqual(numbers.slice(BUDGETS.returns_of_order.most));
    expect(lines).toHaveLength(9 + 7);
    const [line] = lines;
    expect(line).toMatchObject({ orderNumber: String(order.id), email: 'owner_unpaid', ended: 'cancelled' });
    expect(line!.url).toMatch(/\/wp-admin\/admin\.php\?page=boomerang-returns&return=[0-9a-f-]{36}$/);
    world.pass(3 * HOUR_MS);
    await world.settle();
    expect(owners()).toEqual([]);
  });

  it('tells in the return’s story that it is told later', async () => {
    world.pass(2 * HOUR_MS);
    await loop(unpaid(), MOST + 1);
    const id = await world.newestId();
    expect(timeline(await world.detail(id))).toContain('email_gathered');
    expect((await world.detail(id)).effects).toMatchObject([{ about: 'owner_digest', state: 'pending' }]);
  });

  it('gets no further by other orders of theirs, while other customers’ are told at once', async () => {
    world.pass(2 * HOUR_MS);
    await world.settle();
    owners();
    for (const email of ['eve@example.com', 'Eve@example.com', 'eve+2@example.com', 'eve@example.com']) {
      await withdrawAndCancel(unpaid(email), email);
    }
    expect(owners()).toHaveLength(MOST);
    await withdrawAndCancel(unpaid('bob@example.com'), 'bob@example.com');
    expect(owners().map(({ data }) => data['customerName'] !== undefined)).toEqual([true]);
  });

  it('hears of it once an hour at most, as long as it goes on', async () => {
    world.pass(2 * HOUR_MS);
    await world.settle();
    owners();
    const order = unpaid();
    const numbers: string[] = [];
    for (let time = 0; time < 26; time += 1) {
      numbers.push(await withdrawAndCancel(order));
      world.pass(7 * MINUTE_MS);
      await world.settle();
    }
    world.pass(HOUR_MS);
    await world.settle();
    const mails = owners();
    const digests = mails.filter(isDigest);
    digests.slice(1).forEach(({ at }, index) => expect(at - digests[index]!.at).toBeGreaterThanOrEqual(HOUR_MS));
    const told = mails.flatMap((mail) =>
      isDigest(mail)
        ? linesOf(mail).map(({ email, returnNumber }) => `${email} ${returnNumber}`)
        : [`${mail.kind} ${String(numberOf(mail))}`],
    );
    expect(new Set(told).size).toBe(told.length);
    expect(told.filter((one) => one.startsWith('owner_unpaid')).toSorted()).toEqual(
      numbers.map((number) => `owner_unpaid ${number}`).toSorted(),
    );
    expect(mails.length).toBeLessThan(MOST + 7);
  });
});

describe('Kinds of e-mails to the owner', () => {
  it.each(AT_ONCE)('%s goes out at once, however many there are', async (kind) => {
    const begun = await begin(world);
    owners();
    for (let time = 0; time < 7; time += 1) await wish(begun, kind);
    await world.settle();
    expect(owners().map((mail) => mail.kind)).toEqual(Array(7).fill(kind));
  });

  it.each(MAY_WAIT)('%s: the fourth within an hour waits for the digest', async (kind) => {
    world.pass(2 * HOUR_MS);
    await world.settle();
    const begun = await begin(world);
    owners();
    for (let time = 0; time < 5; time += 1) await wish(begun, kind);
    await world.settle();
    expect(owners().map((mail) => mail.kind)).toEqual(Array(MOST).fill(kind));
    world.pass(HOUR_MS);
    await world.settle();
    expect(owners().map((mail) => [mail.kind, linesOf(mail).map(({ email }) => email)])).toEqual([
      ['owner_digest', [kind, kind]],
    ]);
  });

  it('a person who sends one again sends it', async () => {
    world.pass(2 * HOUR_MS);
    await world.settle();
    const begun = await begin(world);
    for (let time = 0; time < MOST; time += 1) await wish(begun, 'owner_customs');
    await world.settle();
    const id = await wish(begun, 'owner_customs');
    await world.deps.database.transaction(async (tx) => tx.saveEffect({ ...(await tx.lockEffect(id))!, attempt: 2 }));
    owners();
    await world.settle();
    expect(owners().map(({ kind }) => kind)).toEqual(['owner_customs']);
  });
});

describe('What is gathered is neither lost nor told twice', () => {
  it('when eight workers gather at the same moment', async () => {
    world.pass(2 * HOUR_MS);
    await world.settle();
    const begun = await begin(world);
    owners();
    const ids: string[] = [];
    for (let time = 0; time < 24; time += 1) ids.push(await wish(begun, 'owner_decision'));
    await Promise.all([...ids, ...ids].map((id) => runEffect(world.deps, id)));
    await world.settle();
    expect(owners()).toHaveLength(MOST);
    world.pass(HOUR_MS);
    await world.settle();
    expect(owners().map((mail) => linesOf(mail).length)).toEqual([24 - MOST]);
  });

  it('when the digest’s answer is lost, the mail server is away, and news comes meanwhile', async () => {
    world.pass(2 * HOUR_MS);
    await world.settle();
    const begun = await begin(world);
    for (let time = 0; time < MOST + 2; time += 1) await wish(begun, 'owner_decision');
    await world.settle();
    owners();
    world.pass(HOUR_MS);
    world.wooFaults.rules.add({ match: { method: 'POST', path: /\/bridge\/email$/ }, fault: 'cut-after', times: 1 });
    await world.settle();
    const [first] = owners();
    expect(linesOf(first!)).toHaveLength(2);
    // It may be under way to be looked for: what comes now is for the next one.
    for (let time = 0; time < MOST + 1; time += 1) await wish(begun, 'owner_customs');
    await world.settleWithin(5 * MINUTE_MS);
    const again = owners().filter(isDigest);
    expect(again.map(({ messageId }) => messageId)).toEqual([first!.messageId]);
    expect(linesOf(again[0]!)).toEqual(linesOf(first!));
    world.pass(HOUR_MS);
    await world.settle();
    const [next] = owners().filter(isDigest);
    expect(linesOf(next!).map(({ email }) => email)).toEqual(['owner_customs']);
    expect(next!.messageId).not.toBe(first!.messageId);
  });

  it('when a worker dies between taking one and gathering it', async () => {
    world.pass(2 * HOUR_MS);
    await world.settle();
    const begun = await begin(world);
    for (let time = 0; time < MOST; time += 1) await wish(begun, 'owner_decision');
    await world.settle();
    owners();
    const id = await wish(begun, 'owner_decision');
    await world.deps.database.transaction((tx) => tx.claimEffect(id, instant(world.deps.clock.now()), 90_000));
    await world.settle();
    world.pass(90_000);
    await world.settle();
    world.pass(HOUR_MS);
    await world.settle();
    expect(owners().map((mail) => linesOf(mail).length)).toEqual([1]);
    const done = (await effectsOf(world, begun.id, 'email')).filter(({ state }) => state !== 'done');
    expect(done).toEqual([]);
  });
});
