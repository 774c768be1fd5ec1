import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HealthResponse } from '../../../bridge/contract/health.ts';
import { instant } from '../../../bridge/domain/time.ts';
import { health } from '../../../bridge/usecases/health.ts';
import type { RequestContext } from '../../../bridge/usecases/request-context.ts';
import { placeOrder } from '../../support/shop.ts';
import { STAFF, startWorld, value, type World } from '../../support/world.ts';
import { arrive, begin, send, within } from './steps.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await world.deps.knownStore.refresh();
  await world.deps.watch.look(world.deps.site);
});
afterEach(() => world.close());

const VERSION = '0.1.0';
async function ask(aheadMs = 0): Promise<HealthResponse> {
  const signedAt = instant(world.clock.now() + aheadMs);
  return value(await health(world.deps, VERSION, { ...STAFF, signedAt }));
}
const codes = async () => (await ask()).findings.map(({ code }) => code);

describe('Health, as the bridge knows it', () => {
  it('is fine in a store where all is well, but for the token that is for tests', async () => {
    await begin(world);
    const { findings, known } = await ask();
    expect(findings.map(({ severity, code }) => [severity, code])).toEqual([['info', 'shippo_test']]);
    expect(known).toMatchObject({ pluginVersion: VERSION, token: 'test', open: 0 });
    expect(known.answeredAt.shippo).toBe(instant(world.clock.now()));
  });

  it('names the proxy through which five shoppers came, until it is named to the site', async () => {
    const behind = (ip: string): RequestContext => ({
      requester: { type: 'guest', ip, proxy: 'private' },
      traceId: 't',
    });
    for (let n = 0; n < 10; n += 1) {
      const email = `shopper-${n}@example.com`;
      const order = placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 1 }], email });
      await send(world, 'lookup', { orderNumber: String(order.id), email }, behind(`10.0.0.${n % 2}`));
    }
    const { findings } = await ask();
    expect(findings.filter(({ code }) => code === 'proxy_unnamed')).toMatchObject([
      { area: 'wordpress', severity: 'warn', params: { kind: 'private', addresses: '10.0.0.0, 10.0.0.1' } },
    ]);
  });

  it('asks nobody: WordPress is waiting for the answer', async () => {
    const before = world.wooFaults.log.length + world.shippoFaults.log.length;
    await ask();
    expect(world.wooFaults.log.length + world.shippoFaults.log.length).toBe(before);
  });

  it('says that the key was revoked, and takes it back once the key is good again', async () => {
    const answer = { code: 'woocommerce_rest_cannot_view', message: 'Sorry', data: { status: 401 } };
    const fault = { status: 401, body: JSON.stringify(answer), headers: { 'content-type': 'application/json' } };
    world.wooFaults.rules.add({ match: { path: '/wc/v3/' }, fault });
    world.pass(120_000);
    await world.deps.knownStore.refresh();
    expect(await codes()).toContain('woocommerce_denied');
    world.wooFaults.clear();
    await world.deps.knownStore.refresh();
    expect(await codes()).not.toContain('woocommerce_denied');
  });

  it('says that the site is silent, and what waits for it', async () => {
    const begun = await begin(world);
    world.wooFaults.rules.add({ match: () => true, fault: { status: 502 } });
    await arrive(world, begun);
    await within(world, 1_200_000);
    await world.deps.watch.look(world.deps.site);
    expect(await codes()).toEqual(expect.arrayContaining(['site_silent', 'waiting']));
    const { findings } = await ask();
    expect(findings.find(({ code }) => code === 'waiting')?.params['since']).toBeTypeOf('string');
  });

  it('says so when a refund is in doubt', async () => {
    const begun = await begin(world);
    world.wooFaults.rules.add({ match: { method: 'POST', path: '/refunds' }, fault: 'cut-before' });
    await arrive(world, begun);
    await within(world, 400_000);
    expect((await ask()).findings).toContainEqual(
      expect.objectContaining({ code: 'in_doubt', severity: 'bad', params: { count: 1 } }),
    );
  });

  it('sees how far the clocks are apart, from the request itself', async () => {
    expect((await ask(200_000)).findings).toContainEqual(
      expect.objectContaining({ code: 'clocks_differ', params: { seconds: 200 } }),
    );
  });

  it('answers in time while the database is away, and says that it is', async () => {
    const gone = () => Promise.reject(new Error('connection refused'));
    const database = { ...world.deps.database, workload: gone };
    const { findings, known } = value(await health({ ...world.deps, database }, VERSION, STAFF));
    expect(findings[0]?.code).toBe('database_away');
    expect(known.open).toBeNull();
  });
});
