import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyResponse } from '../../../bridge/contract/policy.ts';
import { startWorld, STAFF, value, type World } from '../../support/world.ts';
import { begin, send } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => {
  world.shippoFaults.clear();
  Object.assign(world.shippo.switches, { addressTrouble: null });
});

const CONTACT = { phone: '+1 415 555 0100', email: 'returns@example.com' };

async function save(contact: { readonly phone: string; readonly email: string }): Promise<PolicyResponse> {
  const { version, countedIn: _, ...rules } = await world.deps.database.currentPolicy();
  const body = { basedOn: version, rules: { ...rules, labels: { ...rules.labels, ...contact } } };
  return value(await send(world, 'savePolicy', body, STAFF)) as PolicyResponse;
}
const asked = () => world.shippoFaults.log.filter(({ path }) => path === '/addresses').length;

describe('Phone and e-mail of the store', () => {
  it('are checked with Shippo when they are saved, and stand on every label', async () => {
    expect((await save(CONTACT)).shippo.address).toEqual({ valid: true, messages: [] });
    await begin(world);
    expect(world.shippo.book.shipments.at(-1)?.address_to).toMatchObject(CONTACT);
    // The customer's own are the order's.
    expect(world.shippo.book.shipments.at(-1)?.address_from).toMatchObject({ phone: '4085550101' });
  });

  it('are saved although Shippo doubts the address, in its words', async () => {
    world.shippo.switches.addressTrouble = 'The street could not be found';
    const saved = await save({ ...CONTACT, phone: '+1 415 555 0199' });
    expect(saved.rules.labels.phone).toBe('+1 415 555 0199');
    expect(saved.shippo.address).toEqual({
      valid: false,
      messages: [expect.stringContaining('The street could not be found')],
    });
  });

  it('are saved while Shippo is away, and nothing is said of them', async () => {
    world.shippoFaults.rules.add({ match: {}, fault: { status: 503 } });
    const saved = await save({ ...CONTACT, phone: '1' });
    expect([saved.rules.labels.phone, saved.shippo.address]).toEqual(['1', null]);
  });

  it('are not asked for again where they stay as they are', async () => {
    await save(CONTACT);
    const before = asked();
    expect((await save(CONTACT)).shippo.address).toBeNull();
    expect((await save({ phone: '', email: '' })).shippo.address).toBeNull();
    expect(asked()).toBe(before);
  });

  it('reach the label of a return that was asked for before they were given', async () => {
    const { version, countedIn: _, ...rules } = await world.deps.database.currentPolicy();
    expect([rules.labels.phone, version > 0]).toEqual(['', true]);
    world.shippoFaults.rules.add({ match: { path: '/shipments' }, fault: { status: 503 }, times: 1 });
    await begin(world);
    await save(CONTACT);
    await world.settleWithin(600_000);
    expect(world.shippo.book.shipments.at(-1)?.address_to).toMatchObject(CONTACT);
  });
});
