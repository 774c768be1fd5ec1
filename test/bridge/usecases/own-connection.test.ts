import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EndpointName } from '../../../bridge/contract/endpoints.ts';
import { BUDGETS } from '../../../bridge/domain/budgets.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import type { Result } from '../../../bridge/domain/result.ts';
import { followOrder } from '../../../bridge/usecases/outside.ts';
import { startWorld, type World } from '../../support/world.ts';
import { begin, type Begun, codeOf, send, sessionOf, timeline } from './steps.ts';

const CONNECTIONS = 4;
const AT_ONCE = 50;

let world: World;
beforeAll(async () => {
  // Without Shippo the shopper ships on a packing slip, whose number can be typed.
  world = await startWorld({ connections: CONNECTIONS, token: null });
  // A version that was saved is read from the database, the defaults are not.
  await world.setPolicy({ sendBackDays: 14 });
});
afterAll(() => world.close());

const shopper = (session: string, name: EndpointName, body: object) => send(world, name, { session, ...body });

const all = (call: (index: number) => Promise<Result<unknown>>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, index) => call(index)));

describe(`${AT_ONCE} changes of one return at once, with ${CONNECTIONS} connections to the database`, () => {
  it('cancel: all are answered, and it is cancelled once', async () => {
    const begun = await begin(world);
    const session = await sessionOf(world, begun);
    const answers = await all(() => shopper(session, 'cancel', {}));
    expect(answers.map(codeOf)).toEqual(Array(AT_ONCE).fill('ok'));
    expect(timeline(await world.detail(begun.id)).filter((type) => type === 'cancelled')).toHaveLength(1);
  });

  it('tracking numbers: all are answered, and as many as a day may have stand in the timeline', async () => {
    const begun = await begin(world);
    const typed = (index: number) => ({ carrier: 'usps', trackingNumber: `9400 1000 ${1000 + index}` });
    const session = await sessionOf(world, begun);
    const answers = await all((index) => shopper(session, 'tracking', typed(index)));
    const { most } = BUDGETS.tracking_numbers;
    expect(answers.map(codeOf).sort()).toEqual([
      ...Array<string>(AT_ONCE - most).fill('limit_reached'),
      ...Array<string>(most).fill('ok'),
    ]);
    const detail = await world.detail(begun.id);
    expect(timeline(detail).filter((type) => type === 'tracking_entered')).toHaveLength(most);
    expect(detail.revision).toBe(most);
  });

  it('what changed in the store: all looks are taken up', async () => {
    const begun = await begin(world);
    await Promise.all(Array.from({ length: AT_ONCE }, () => followOrder(world.deps, begun.order.id)));
    expect((await world.detail(begun.id)).state).toBe('approved');
  });
});

describe('Work inside a transaction', () => {
  const NEITHER: readonly (readonly [string, (begun: Begun) => unknown])[] = [
    ['another read of the database', ({ id }) => world.deps.database.findReturn(id)],
    ['another transaction', () => world.deps.database.transaction(() => Promise.resolve())],
    ['the policy', () => world.deps.database.currentPolicy()],
    ['a secret', () => world.deps.database.getSecret('webhook')],
    ['the carrier', () => world.deps.carriers(world.deps.database.storeId)],
    ['the store', ({ order }) => world.deps.store.getOrder(order.id, DEFAULT_RULES)],
    ['the site', () => world.deps.site.couponUses(1, { code: 'USD', decimals: 2 })],
    [
      'the receiver',
      () => world.deps.receiver.send({ url: 'https://shop.example', secret: 'whsec_', id: '1', body: '{}' }),
    ],
  ];

  it.each(NEITHER)('is refused %s', async (_what, call) => {
    const begun = await begin(world);
    const work = world.deps.database.transaction(async (tx) => {
      await tx.lockReturn(begun.id);
      await call(begun);
    });
    await expect(work).rejects.toThrow('inside a transaction');
  });

  it('reads by the transaction itself, and its work may go on outside once it is over', async () => {
    const { id } = await begin(world);
    const read = await world.deps.database.transaction((tx) => tx.lockReturn(id));
    expect(await world.deps.database.findReturn(id)).toEqual(read);
  });
});
