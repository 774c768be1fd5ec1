import { describe, expect, it } from 'vitest';
import { shippoCarrier, tokenMode } from '../../../../bridge/adapters/shippo/shippo-carrier.ts';
import { startShippoStandin } from '../../../standins/shippo/server.ts';
import { carrierContract, customer, parcel, store } from './carrier-contract.ts';

carrierContract('the SDK on the stand-in', async () => {
  let skipped = 0;
  const standin = await startShippoStandin({ now: () => Date.now() + skipped });
  const { book } = standin;
  return {
    carrier: shippoCarrier({ token: 'shippo_test_1', url: standin.url, timeoutMs: 5000, queuedPauseMs: 5 }),
    bought: (rateId) => book.transactions.filter((entry) => entry.rate === rateId && entry.trap !== 'error').length,
    refunds: (id) => book.refunds.filter(({ transaction, status }) => transaction === id && status !== 'ERROR').length,
    shipment(rateId) {
      const rate = book.rates.find((entry) => entry.object_id === rateId)!;
      const shipment = book.shipments.find((entry) => entry.object_id === rate.shipment)!;
      const { address_from, address_to, extra, parcels } = shipment;
      return { from: address_from.name!, to: address_to.name!, extra, parcel: parcels[0]! };
    },
    declaration(rateId) {
      const rate = book.rates.find((entry) => entry.object_id === rateId)!;
      const { customs_declaration } = book.shipments.find((entry) => entry.object_id === rate.shipment)!;
      const items = book.customsItems.filter((item) => customs_declaration!.items.includes(item.object_id));
      return { ...customs_declaration, items };
    },
    set: (switches) => void Object.assign(standin.switches, switches),
    wait: (ms) => void (skipped += ms),
    scan: async (trackingNumber, scan) => void (await standin.play(trackingNumber, scan)),
    stop: () => standin.stop(),
  };
});

describe('A carrier without Shippo', () => {
  const request = { rateId: 'r', carrier: 'usps', metadata: 'm' };

  it('sends nothing when nobody listens', async () => {
    const standin = await startShippoStandin();
    const carrier = shippoCarrier({ token: 'shippo_test_1', url: standin.url });
    await standin.stop();
    expect(await carrier.buy(request)).toMatchObject({ type: 'not_sent', code: 'shippo_unreachable' });
    await expect(carrier.track({ carrier: 'usps', trackingNumber: '1' })).rejects.toMatchObject({
      code: 'shippo_unreachable',
    });
  });

  it('gives up after its time limit, and does not know what became of the purchase', async () => {
    const silent = await startSilentServer();
    const carrier = shippoCarrier({ token: 'shippo_test_1', url: silent.url, timeoutMs: 200 });
    expect(await carrier.buy(request)).toMatchObject({ type: 'unknown', message: 'RequestTimeoutError' });
    expect(silent.requests()).toBe(1);
    await silent.stop();
  });

  it('says of a wrong token that nothing was sent', async () => {
    const standin = await startShippoStandin();
    const live = shippoCarrier({ token: 'shippo_live_1', url: standin.url });
    const test = shippoCarrier({ token: 'shippo_test_1', url: standin.url });
    const parts = { kind: 'prepaid', metadata: 'm', returnNumber: 'RMA-1', customs: null } as const;
    const shipment = { customer, store, parcel, ...parts };
    const { rates } = await test.rates(shipment);
    const purchase = { ...request, rateId: rates[0]!.id };
    expect(await live.buy(purchase)).toMatchObject({ type: 'refused', code: 'shippo_400' });
    standin.switches.refuse = { status: 401 };
    expect(await test.buy(purchase)).toMatchObject({ type: 'not_sent', code: 'shippo_401' });
    await standin.stop();
  });

  it('knows test tokens from live ones', () => {
    expect(tokenMode('shippo_test_abc')).toBe('test');
    expect(tokenMode('shippo_live_abc')).toBe('live');
    expect(tokenMode('abc')).toBeNull();
    expect(() => shippoCarrier({ token: 'abc' })).toThrow(RangeError);
  });
});

async function startSilentServer() {
  const { createServer } = await import('node:http');
  let count = 0;
  const server = createServer(() => void (count += 1)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => count,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
