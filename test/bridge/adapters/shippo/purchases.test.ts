import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purchasesIn } from '../../../../bridge/adapters/shippo/purchases.ts';
import { shippoCarrier } from '../../../../bridge/adapters/shippo/shippo-carrier.ts';
import type { Carrier } from '../../../../bridge/ports/carrier.ts';
import { startShippoStandin, type ShippoStandin } from '../../../standins/shippo/server.ts';
import { ADDRESS } from '../postgres/fixtures.ts';

let standin: ShippoStandin;
let carrier: Carrier;
beforeAll(async () => {
  standin = await startShippoStandin();
  carrier = shippoCarrier({ token: 'shippo_test_abcdefgh', url: standin.url });
});
afterAll(() => standin.stop());

const US = { ...ADDRESS, street1: '1 Main St', city: 'San Jose', state: 'CA', postcode: '95122', country: 'US' };

async function buy(metadata: string) {
  const parcel = { lengthMm: 300, widthMm: 200, heightMm: 100, weightGrams: 500 };
  const shipment = {
    customer: US,
    store: US,
    parcel,
    kind: 'prepaid',
    metadata,
    returnNumber: 'RMA-1',
    customs: null,
  } as const;
  const { rates } = await carrier.rates(shipment);
  const rate = rates[0]!;
  await carrier.buy({ rateId: rate.id, carrier: rate.carrier, metadata });
  return rate;
}

describe('The labels that Shippo has', () => {
  it('are listed with what they were bought for, and a rate tells its price', async () => {
    const rate = await buy('boomerang:one');
    const { items, next } = await carrier.purchases(1);
    expect(next).toBeNull();
    expect(items).toMatchObject([{ metadata: 'boomerang:one', rateId: rate.id, refunded: false }]);
    expect(await carrier.ratePrice(rate.id)).toEqual({ amount: rate.amount, currency: rate.currency });
    expect(await carrier.ratePrice('unknown')).toBeNull();
  });

  it('leave out what was refused, and tell what was given back', async () => {
    standin.switches.purchase = 'error';
    await buy('boomerang:refused');
    standin.switches.purchase = 'none';
    await buy('boomerang:back');
    standin.book.transactions.at(-1)!.status = 'REFUNDPENDING';
    const found = (await carrier.purchases(1)).items.map(({ metadata, refunded }) => [metadata, refunded]);
    expect(found).toEqual([
      ['boomerang:one', false],
      ['boomerang:back', true],
    ]);
  });

  it('have another page while a page is full', async () => {
    const one = standin.book.transactions[0]!;
    standin.book.transactions.push(
      ...Array.from({ length: 100 }, (_, index) => ({ ...one, object_id: `more-${index}` })),
    );
    expect((await carrier.purchases(1)).next).toBe(2);
    expect((await carrier.purchases(2)).next).toBeNull();
  });

  it('may come with the rate itself, and an entry that can’t be read is passed over', () => {
    const entry = {
      object_id: 'a',
      status: 'SUCCESS',
      label_url: 'https://x/y.pdf',
      object_created: '2026-03-01T10:00:00Z',
    };
    const body = { results: [{ ...entry, rate: { object_id: 'r1', amount: '3.50' } }, { nothing: true }] };
    expect(purchasesIn(body)).toEqual({
      items: [
        { transactionId: 'a', metadata: '', rateId: 'r1', boughtAt: '2026-03-01T10:00:00.000Z', refunded: false },
      ],
      read: 2,
    });
    expect(purchasesIn({ detail: 'no' })).toBeNull();
  });
});
