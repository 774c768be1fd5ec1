import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { dayIn } from '../../../bridge/domain/store-days.ts';
import { millis } from '../../../bridge/domain/time.ts';
import { keptPackingSlip } from '../../../bridge/usecases/packing-slip.ts';
import { placeOrder } from '../../support/shop.ts';
import { startWorld, value, type World } from '../../support/world.ts';
import { codeOf, mailsOf } from './steps.ts';

const ZONE = 'America/Los_Angeles';

let world: World;
beforeAll(async () => {
  world = await startWorld({ token: null });
  const site = { name: 'Northwind', timezone_string: ZONE, gmt_offset: -8 };
  const headers = { 'content-type': 'application/json' };
  const answer = { status: 200, headers, body: JSON.stringify(site) };
  world.wooFaults.rules.add({ match: { path: /^\/wp-json\/\?/ }, fault: answer });
  const withdrawal = { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], days: 30 };
  await world.setPolicy({ withdrawal });
});
afterAll(() => world.close());

/** Completed now: 20 November 2026, 02:00 at the store. */
const order = () => placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 2 }] });
const until = (at: string) => world.pass(millis(at) - world.deps.clock.now());

describe('A store eight hours west of Greenwich', () => {
  it('takes goods back until its last day is over, and names that day everywhere', async () => {
    const [first, second] = [order(), order()];
    const [line] = (await world.lookUp(first)).order.lines;
    // 30 days after 20 November, end of the day there.
    expect(line).toMatchObject({ until: '2026-12-21T07:59:59.999Z' });
    // Midnight has passed in Greenwich; an hour is left at the store.
    until('2026-12-21T06:59:00.000Z');
    const { number } = value(await world.submit(first, [[0, 1]]));
    const id = await world.newestId();
    await world.settle();
    const detail = await world.detail(id);
    const sendBackBy = detail.sendBackBy!;
    expect(dayIn(sendBackBy, ZONE)).toBe('2027-01-03');
    expect(sendBackBy).toBe('2027-01-04T07:59:59.999Z');
    expect(mailsOf(world, { number })[0]?.data).toMatchObject({ sendBackBy });
    const slip = value(await keptPackingSlip(world.deps, (await world.deps.database.findReturn(id))!));
    expect((await extractText(new Uint8Array(slip), { mergePages: true })).text).toContain('January 3, 2027');
    until('2026-12-21T08:00:00.000Z');
    expect(codeOf(await world.submit(second, [[0, 1]]))).not.toBe('ok');
  });

  it('takes a withdrawal until the working day after holidays is over, there and for the consumer', async () => {
    const [first, second] = [order(), order()];
    // Placed on 21 December, on its way 5 days, 30 days: 25 January 2027 is a Monday; one day less ends on a Sunday.
    const { withdrawal } = await world.lookUp(first);
    expect(withdrawal).toMatchObject({ refusal: null, until: '2027-01-26T07:59:59.999Z' });
    // Over at the store, not in Hawaii.
    until('2027-01-26T09:59:59.000Z');
    value(await world.submit(first, [[0, 1]], { kind: 'withdrawal', name: 'Ana Diaz' }));
    const stated = (await world.detail(await world.newestId())).withdrawal;
    expect(stated).toMatchObject({ refundBy: '2027-02-10T07:59:59.999Z' });
    until('2027-01-26T10:00:00.000Z');
    expect((await world.lookUp(second)).withdrawal?.refusal).toMatchObject({
      code: 'withdrawal_over',
      params: { until: '2027-01-26T07:59:59.999Z' },
    });
  });

  it('ends it no sooner than after a public holiday of the consumer’s country', async () => {
    // Completed on 26 January, with it on the 31st; 111 days later is Saturday, 22 May; 120 days: Memorial Day, Monday 31 May.
    const withdrawal = { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], days: 120 };
    await world.setPolicy({ withdrawal });
    expect((await world.lookUp(order())).withdrawal).toMatchObject({ until: '2027-06-02T06:59:59.999Z' });
  });
});
