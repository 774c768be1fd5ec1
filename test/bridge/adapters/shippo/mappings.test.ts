import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, currencyDecimals } from '../../../../bridge/adapters/shippo/currency.ts';
import { purchaseStatus } from '../../../../bridge/adapters/shippo/purchase-status.ts';
import { findIn } from '../../../../bridge/adapters/shippo/purchase.ts';
import { declarationBody } from '../../../../bridge/adapters/shippo/customs.ts';
import { rateOf, shipmentBody } from '../../../../bridge/adapters/shippo/shipment.ts';
import { trackStatus } from '../../../../bridge/adapters/shippo/track-status.ts';
import { complaintOf } from '../../../../bridge/adapters/shippo/wire.ts';
import { toDecimal } from '../../../../bridge/domain/money.ts';
import { customer, parcel, store } from './carrier-contract.ts';

describe('A transaction status', () => {
  it.each([
    ['SUCCESS', 'bought'],
    ['REFUNDREJECTED', 'bought'],
    ['ERROR', 'failed'],
    ['REFUNDED', 'failed'],
    ['REFUNDPENDING', 'failed'],
    ['QUEUED', 'waiting'],
    ['WAITING', 'waiting'],
    ['A_NEW_ONE', 'bought'],
  ])('%s with a label means %s', (status, purchase) => {
    expect(purchaseStatus(status, true)).toBe(purchase);
  });

  it('is never a purchase without a label, and never a failure without one of its words', () => {
    expect(purchaseStatus('SUCCESS', false)).toBe('waiting');
    fc.assert(fc.property(fc.string(), (status) => purchaseStatus(`X${status}`, false) === 'waiting'));
  });
});

describe('A tracking status', () => {
  it.each([
    ['UNKNOWN', 'unknown'],
    ['PRE_TRANSIT', 'announced'],
    ['TRANSIT', 'moving'],
    ['DELIVERED', 'delivered'],
    ['RETURNED', 'returned_to_sender'],
    ['FAILURE', 'lost'],
    ['A_NEW_ONE', 'unknown'],
    ['delivered', 'unknown'],
  ])('%s means %s', (status, ours) => {
    expect(trackStatus(status)).toBe(ours);
  });
});

describe('A price', () => {
  it.each([
    ['5.50', 'USD', 550],
    ['5.5', 'EUR', 550],
    ['0.00', 'USD', 0],
    ['765', 'JPY', 765],
    ['765.00', 'JPY', 765],
    ['1.234', 'KWD', 1234],
    ['5.5000', 'USD', 550],
  ])('%s %s is %i minor units', (text, currency, minor) => {
    expect(amountOf(text, currency)).toBe(minor);
  });

  it.each([
    ['5.505', 'USD'],
    ['765.5', 'JPY'],
    ['', 'USD'],
    ['-1.00', 'USD'],
    ['1e3', 'USD'],
    ['1,50', 'USD'],
  ])('%j %s is no amount: it would have to be guessed', (text, currency) => {
    expect(amountOf(text, currency)).toBeNull();
  });

  it('survives the way there and back in every kind of currency', () => {
    const currencies = fc.constantFrom('USD', 'JPY', 'KWD');
    fc.assert(
      fc.property(currencies, fc.nat(), (currency, minor) => {
        expect(amountOf(toDecimal(minor, currencyDecimals(currency)), currency)).toBe(minor);
      }),
    );
  });

  it('that cannot be read leaves the rate out', () => {
    const rate = { object_id: 'r', amount: '5.50', currency: 'USD', provider: 'DHL Express', servicelevel: null };
    expect(rateOf(rate)).toEqual({
      id: 'r',
      carrier: 'dhl_express',
      service: 'DHL Express',
      amount: 550,
      currency: 'USD',
    });
    expect(rateOf({ ...rate, amount: 'free' })).toBeNull();
  });
});

describe('A shipment', () => {
  it('never sends more than Shippo takes, and no empty parcel', () => {
    const request = {
      customer,
      store,
      parcel: { ...parcel, lengthMm: 0, weightGrams: 0.4 },
      kind: 'prepaid',
      metadata: 'm'.repeat(120),
      returnNumber: 'R'.repeat(60),
      customs: null,
    } as const;
    const body = shipmentBody(request, null);
    expect(body).not.toHaveProperty('customsDeclaration');
    expect(shipmentBody(request, 'd1').customsDeclaration).toBe('d1');
    expect(body.metadata).toHaveLength(100);
    expect(body.extra?.reference1).toHaveLength(50);
    expect(body.parcels[0]).toMatchObject({ length: '0.1', weight: '1', massUnit: 'g', distanceUnit: 'cm' });
    expect(body.async).toBe(false);
  });
});

describe('A customs declaration', () => {
  const item = { description: '👕'.repeat(200), quantity: 1, weightGrams: 0.2, value: 1, currency: 'USD', decimals: 2 };
  const customs = { signer: 'Zoë', items: [{ ...item, hsCode: '610910', originCountry: 'PT' }] };
  const from = (country: string, to: string) =>
    declarationBody(customs, {
      customer: { ...customer, country },
      store: { ...store, country: to },
      metadata: 'm'.repeat(120),
      returnNumber: 'RMA-1',
    });

  it.each([
    ['US', 'CA', 'NOEEI_30_36'],
    ['US', 'FR', 'NOEEI_30_37_a'],
    ['CA', 'US', undefined],
    ['FR', 'CH', undefined],
  ])('from %s to %s names the export exemption %s', (country, to, eelPfc) => {
    expect(from(country, to).eelPfc).toBe(eelPfc);
  });

  it('never sends more than Shippo takes, and no weightless item', () => {
    const body = from('FR', 'CH');
    expect(body.metadata).toHaveLength(100);
    expect(body.items[0]).toMatchObject({ description: '👕'.repeat(100), netWeight: '1' });
  });
});

describe('A list of purchases', () => {
  const bought = { object_id: 't', status: 'SUCCESS', label_url: 'https://labels.example/1.pdf', metadata: 'ours' };
  const find = (...results: unknown[]) => findIn({ results }, 'ours', 'usps', 'live');

  it('gives the label even where a failure with the same metadata stands before it', () => {
    expect(find({ ...bought, status: 'ERROR' }, { ...bought, status: 'QUEUED' }, bought)).toEqual({
      type: 'found',
      label: {
        transactionId: 't',
        carrier: 'usps',
        trackingNumber: null,
        trackingUrl: null,
        labelUrl: bought.label_url,
        qrCodeUrl: null,
        test: false,
      },
    });
  });

  it('counts a cancelled label as failed', () => {
    expect(find({ ...bought, status: 'REFUNDED' })).toEqual({ type: 'failed', message: 'Shippo says REFUNDED' });
  });

  it('with an entry that cannot be read is never read as "nothing was bought"', () => {
    expect(find({ surprise: true })).toEqual({ type: 'waiting' });
    expect(find({ ...bought, metadata: 'theirs' })).toEqual({ type: 'none' });
  });

  it('that is no list is null', () => {
    expect(findIn('<html>', 'ours', 'usps', 'live')).toBeNull();
  });
});

describe('The words of a refusal', () => {
  it.each([
    [{ detail: 'Not found.' }, 'Not found.'],
    [{ rate: ['This field is required.'] }, 'rate: This field is required.'],
    [{ address_from: [{ __all__: ['Incomplete.'] }] }, 'address_from: Incomplete.'],
    [
      { parcels: [{}, { weight: ['Too heavy.'], height: ['Too high.'] }] },
      'parcels.weight: Too heavy. parcels.height: Too high.',
    ],
    [['One.', { detail: 'Two.' }], 'One. Two.'],
    ['Plain words.', 'Plain words.'],
    [{ errors: { non_field_errors: ['Both.'] } }, 'Both.'],
    [{ messages: [{ source: 'UPS', code: '1', text: 'No such city' }] }, 'UPS: No such city'],
    [{ error: { code: 400, message: 'Bad.' } }, 'Bad.'],
    [{}, null],
    [null, null],
    [{ weight: 3, ok: true }, null],
  ])('%j are read however deep they lie', (body, words) => {
    expect(complaintOf(body)).toBe(words);
  });

  it('are never longer than a person reads, and never an error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(complaintOf(body)?.length ?? 0).toBeLessThanOrEqual(500);
      }),
    );
  });
});
