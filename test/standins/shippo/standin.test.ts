import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustomsDeclarationCreateRequest, CustomsItemCreateRequest } from 'shippo/models/components/index.js';
import { ResponseValidationError, SDKError } from 'shippo/models/errors/index.js';
import { afterEach, describe, expect, it } from 'vitest';
import { berlin, buy, lyon, parcel, sanFrancisco, sdk, ship, start, stopAll, stops } from './sdk-fixture.ts';
import { startShippoStandin } from './server.ts';

afterEach(stopAll);

describe('What the stand-in answers, read by the real SDK', () => {
  it('passes its schemas for addresses, shipments, rates, labels, lists, tracks and refunds', async () => {
    const { shippo } = await start();
    const address = await shippo.addresses.create(lyon);
    expect((await shippo.addresses.get(address.objectId!)).city).toBe('Lyon');
    const shipment = await ship(shippo);
    expect((await shippo.shipments.get(shipment.objectId)).extra?.reference1).toBe('RMA-1001');
    const rate = shipment.rates[0]!;
    expect((await shippo.rates.get(rate.objectId)).amount).toBe(rate.amount);
    const bought = await shippo.transactions.create({ rate: rate.objectId, metadata: 'e', async: false });
    expect(bought).toMatchObject({ status: 'SUCCESS', metadata: 'e', test: true, trackingStatus: 'PRE_TRANSIT' });
    expect((await shippo.transactions.get(bought.objectId!)).labelUrl).toBe(bought.labelUrl);
    const list = await shippo.transactions.list({ rate: rate.objectId, results: 100 });
    expect(list.results?.map(({ objectId }) => objectId)).toEqual([bought.objectId]);
    const track = await shippo.trackingStatus.get(bought.trackingNumber!, 'usps');
    expect(track.trackingStatus?.status).toBe('PRE_TRANSIT');
    expect(await shippo.trackingStatus.create({ carrier: 'ups', trackingNumber: '1Z9' })).toMatchObject({
      carrier: 'ups',
    });
    expect(await shippo.refunds.create({ transaction: bought.objectId! })).toMatchObject({ status: 'SUCCESS' });
    expect((await shippo.transactions.get(bought.objectId!)).status).toBe('REFUNDED');
  });

  it('makes the SDK throw after the purchase, as Shippo does', async () => {
    const { standin, shippo } = await start();
    standin.switches.purchase = 'status_200';
    await expect(buy(shippo)).rejects.toMatchObject({ constructor: SDKError, statusCode: 200 });
    for (const trap of ['tracking_object', 'tracking_empty', 'unknown_status'] as const) {
      standin.switches.purchase = trap;
      await expect(buy(shippo)).rejects.toMatchObject({ constructor: ResponseValidationError, statusCode: 201 });
    }
    expect(standin.book.transactions).toHaveLength(4);
  });

  it('is QUEUED first where the purchase is asynchronous, which is the SDK’s default', async () => {
    const { shippo } = await start();
    const { rates } = await ship(shippo);
    expect(await shippo.transactions.create({ rate: rates[0]!.objectId })).toMatchObject({ status: 'QUEUED' });
  });

  it('costs more for a heavier parcel, in the currency of the sender', async () => {
    const { shippo } = await start({
      prices: [{ provider: 'UPS', name: 'Ground', token: 'ups_ground', baseCents: 1000, stepCents: 100, days: 3 }],
    });
    const amount = async (weight: string, address: object = sanFrancisco) => {
      const parcels = [{ ...parcel, weight }];
      const { rates } = await shippo.shipments.create({
        addressFrom: address as typeof sanFrancisco,
        addressTo: address as typeof sanFrancisco,
        parcels,
      });
      return `${rates[0]!.amount} ${rates[0]!.currency}`;
    };
    expect(await amount('0.5')).toBe('11.00 USD');
    expect(await amount('0.51')).toBe('12.00 USD');
    expect(await amount('0.5', lyon)).toBe('10.12 EUR');
    expect(await amount('0.5', { ...lyon, country: 'JP' })).toBe('1650 JPY');
  });

  it('has no rates for an address that is not complete, and says why', async () => {
    const { shippo } = await start();
    const { rates, messages } = await shippo.shipments.create({
      addressFrom: { country: 'FR', name: 'Zoë' },
      addressTo: berlin,
      parcels: [parcel],
    });
    expect(rates).toEqual([]);
    expect(messages[0]?.text).toContain('not complete');
  });

  it('is 401 without a Shippo token, and hides test objects from a live one', async () => {
    const { standin, shippo } = await start();
    const { objectId } = await ship(shippo);
    await expect(sdk(standin, 'Bearer x').shipments.get(objectId)).rejects.toMatchObject({ statusCode: 401 });
    await expect(sdk(standin, 'shippo_live_1').shipments.get(objectId)).rejects.toMatchObject({ statusCode: 404 });
    expect((await ship(sdk(standin, 'shippo_live_1'))).test).toBe(false);
  });
});

describe('A shipment across a customs border', () => {
  const item: CustomsItemCreateRequest = {
    description: 'Linen shirt',
    quantity: 2,
    netWeight: '600',
    massUnit: 'g',
    valueAmount: '89.82',
    valueCurrency: 'EUR',
    tariffNumber: '610910',
    originCountry: 'PT',
  };
  const declaration: CustomsDeclarationCreateRequest = {
    contentsType: 'RETURN_MERCHANDISE',
    nonDeliveryOption: 'RETURN',
    certify: true,
    certifySigner: 'Zoë',
    items: [item],
  };
  const across = { addressFrom: lyon, addressTo: sanFrancisco, parcels: [parcel] };

  it('has no rates without a declaration, and says why', async () => {
    const { shippo } = await start();
    const { rates, messages } = await shippo.shipments.create(across);
    expect(rates).toEqual([]);
    expect(messages[0]?.text).toBe('A customs declaration is required for this shipment');
  });

  it('has rates with one, which is read back with its items by the real SDK', async () => {
    const { shippo } = await start();
    const declared = await shippo.customsDeclarations.create(declaration);
    expect(await shippo.customsDeclarations.get(declared.objectId!)).toEqual(declared);
    expect(await shippo.customsItems.get(declared.items[0]!)).toMatchObject(item);
    const shipment = await shippo.shipments.create({ ...across, customsDeclaration: declared.objectId! });
    expect(shipment.rates).not.toEqual([]);
    expect(shipment.customsDeclaration?.objectId).toBe(declared.objectId);
    await expect(shippo.shipments.create({ ...across, customsDeclaration: 'none' })).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it.each<[string, Partial<CustomsDeclarationCreateRequest>]>([
    ['nobody signs', { certifySigner: '' }],
    ['it is not certified', { certify: false }],
    ['there are no items', { items: [] }],
    ['an item is worth nothing', { items: [{ ...item, valueAmount: '0.00' }] }],
    ['an item weighs nothing', { items: [{ ...item, netWeight: '0' }] }],
    ['an item has no origin', { items: [{ ...item, originCountry: '' }] }],
    ['a tariff number is too long', { items: [{ ...item, tariffNumber: '1234567890123' }] }],
  ])('is refused a declaration when %s', async (_what, over) => {
    const { shippo, standin } = await start();
    await expect(shippo.customsDeclarations.create({ ...declaration, ...over })).rejects.toMatchObject({
      statusCode: 400,
    });
    expect(standin.book.declarations).toEqual([]);
  });
});

describe('The book', () => {
  it('survives a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shippo-'));
    stops.push(() => rm(folder, { recursive: true }));
    const file = join(folder, 'deep', 'shippo.json');
    const first = await startShippoStandin({ file });
    const bought = await buy(sdk(first));
    await first.play(bought.trackingNumber!, 'accepted');
    await first.stop();
    const { standin, shippo } = await start({ file });
    expect(standin.book).toEqual(first.book);
    expect((await shippo.transactions.get(bought.objectId!)).trackingStatus).toBe('TRANSIT');
  });
});
