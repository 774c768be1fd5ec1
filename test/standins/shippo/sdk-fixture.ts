import { Shippo } from 'shippo';
import { startShippoStandin, type ShippoStandin, type ShippoStandinOptions } from './server.ts';

/** To be run after each test: `afterEach(stopAll)`. */
export const stops: (() => Promise<unknown>)[] = [];
export async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0)) await stop();
}

export async function start(options?: ShippoStandinOptions): Promise<{ standin: ShippoStandin; shippo: Shippo }> {
  const standin = await startShippoStandin(options);
  stops.push(() => standin.stop());
  return { standin, shippo: sdk(standin) };
}

export function sdk(standin: ShippoStandin, token = 'shippo_test_1'): Shippo {
  return new Shippo({ apiKeyHeader: token, serverURL: standin.url, shippoApiVersion: '2018-02-08', timeoutMs: 5000 });
}

export const lyon = { name: 'Zoë', street1: '12 Rue des Lilas', city: 'Lyon', zip: '69003', country: 'FR' };
export const berlin = { name: 'Northwind', street1: 'Marktplatz 1', city: 'Berlin', zip: '10115', country: 'DE' };
export const sanFrancisco = {
  name: 'Northwind',
  street1: '1 Market St',
  city: 'San Francisco',
  state: 'CA',
  zip: '94105',
  country: 'US',
};
export const parcel = {
  length: '30',
  width: '20',
  height: '10',
  distanceUnit: 'cm',
  weight: '1.2',
  massUnit: 'kg',
} as const;

export function ship(shippo: Shippo, extra: object = {}) {
  const reference = { reference1: 'RMA-1001' };
  const request = { addressFrom: lyon, addressTo: berlin, parcels: [parcel], metadata: 'm', async: false };
  return shippo.shipments.create({ ...request, extra: { ...reference, ...extra } });
}

export async function buy(shippo: Shippo, extra: object = {}) {
  const { rates } = await ship(shippo, extra);
  return shippo.transactions.create({ rate: rates[0]!.objectId, metadata: 'e', async: false });
}
