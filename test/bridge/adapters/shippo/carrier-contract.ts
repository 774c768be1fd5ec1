import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Address } from '../../../../bridge/domain/order.ts';
import { customsContract } from './customs-contract.ts';
import { refundContract } from './refund-contract.ts';
import { CarrierUnavailable, type Carrier, type Rate } from '../../../../bridge/ports/carrier.ts';

/** A Shippo to run the contract on: a carrier made for it, and a hand on its traps. */
export interface CarrierUnderTest {
  readonly carrier: Carrier;
  /** How many labels were really bought for this rate. */
  bought(rateId: string): number;
  /** Both addresses as they were sent, and who really sends the parcel. */
  shipment(rateId: string): { from: string; to: string; extra: object; parcel: object };
  /** How often this label was really refunded. */
  refunds(transactionId: string): number;
  /** The customs declaration of the rate's shipment, with its items. */
  declaration(rateId: string): { items: object[] };
  set(switches: object): void;
  /** Moves the clock, in ms. */
  wait(ms: number): void;
  scan(trackingNumber: string, scan: 'accepted' | 'delivered' | 'lost'): Promise<void>;
  stop(): Promise<void>;
}

const NOTHING_SET = {
  noRates: null,
  purchase: 'none',
  listDelayMs: 0,
  refuse: null,
  cutPurchase: null,
  refundAfterMs: 0,
  cutRefund: null,
  queuedReads: 0,
  addressTrouble: null,
};

export const customer: Address = {
  name: 'Zoë Łukasz',
  company: '',
  street1: '12 Rue des Lilas',
  street2: '',
  city: 'Lyon',
  state: '',
  postcode: '69003',
  country: 'FR',
  phone: '',
  email: 'zoe@example.com',
};
export const store: Address = {
  ...customer,
  name: 'Northwind Outfitters',
  company: 'Northwind Outfitters',
  street1: 'Marktplatz 1',
  city: 'Berlin',
  postcode: '10115',
  country: 'DE',
  email: 'returns@example.com',
};
export const parcel = { lengthMm: 305, widthMm: 200, heightMm: 100, weightGrams: 1200 };

/** What every Carrier must do; `start` gives a fresh one. */
export function carrierContract(name: string, start: () => Promise<CarrierUnderTest>): void {
  describe(`Carrier: ${name}`, () => {
    let peer: CarrierUnderTest;
    beforeAll(async () => {
      peer = await start();
    });
    afterAll(() => peer.stop());
    beforeEach(() => peer.set(NOTHING_SET));

    const parcelHome = { customer, store, parcel, metadata: 'none', returnNumber: 'RMA-1' };
    let count = 0;
    async function offer(kind: 'prepaid' | 'pay_on_use' = 'prepaid') {
      const metadata = `effect-${(count += 1)}`;
      const request = { customer, store, parcel, kind, metadata, returnNumber: 'RMA-1001', customs: null };
      const { rates } = await peer.carrier.rates(request);
      const rate = rates[0]!;
      return { rate, rates, purchase: { rateId: rate.id, carrier: rate.carrier, metadata } };
    }

    describe('rates', () => {
      it('come from several carriers, priced in minor units, the same for the same parcel', async () => {
        const { rates } = await offer();
        const known = ({ carrier, service, amount, currency }: Rate) => ({ carrier, service, amount, currency });
        expect(new Set(rates.map(({ carrier }) => carrier))).toEqual(new Set(['usps', 'ups', 'fedex']));
        expect(rates.every(({ amount, currency }) => Number.isSafeInteger(amount) && currency === 'EUR')).toBe(true);
        expect((await offer()).rates.map(known)).toEqual(rates.map(known));
      });

      it('of a prepaid label go from the customer to the store, in centimetres and grams', async () => {
        const { rate } = await offer();
        expect(peer.shipment(rate.id)).toMatchObject({
          from: customer.name,
          to: store.name,
          extra: { reference_1: 'RMA-1001' },
          parcel: {
            length: '30.5',
            width: '20.0',
            height: '10.0',
            distance_unit: 'cm',
            weight: '1200',
            mass_unit: 'g',
          },
        });
      });

      it('of a pay-on-use label keep the addresses of the outbound shipment, because Shippo swaps them', async () => {
        const { rate } = await offer('pay_on_use');
        expect(peer.shipment(rate.id)).toMatchObject({
          from: store.name,
          to: customer.name,
          extra: { is_return: true, reference_1: 'RMA-1001' },
        });
      });

      it('may be none, with the reasons', async () => {
        peer.set({ noRates: ['No service to this country'] });
        const request = { ...parcelHome, kind: 'prepaid', customs: null } as const;
        const { rates, messages } = await peer.carrier.rates(request);
        expect(rates).toEqual([]);
        expect(messages).toEqual(['Shippo: No service to this country']);
      });

      it('are asked for again while the shipment is still queued', async () => {
        peer.set({ queuedReads: 2 });
        expect((await offer()).rates.length).toBeGreaterThan(0);
      });

      it('of a shipment that stays queued are not there yet, which is no "none"', async () => {
        peer.set({ queuedReads: 100 });
        await expect(offer()).rejects.toMatchObject({ code: 'shippo_queued' });
      });

      it('across currencies come in the sender’s and in the recipient’s', async () => {
        const swiss = { ...customer, city: 'London', postcode: 'SW1A 1AA', country: 'GB' };
        const item = { description: 'Shirt', quantity: 1, weightGrams: 300, value: 100, currency: 'GBP', decimals: 2 };
        const customs = { signer: 'Zoë', items: [{ ...item, hsCode: '610910', originCountry: 'PT' }] };
        const { rates } = await peer.carrier.rates({ ...parcelHome, customer: swiss, kind: 'prepaid', customs });
        expect(rates.length).toBeGreaterThan(0);
        for (const { currency, amount, local } of rates) {
          expect([currency, local?.currency]).toEqual(['GBP', 'EUR']);
          expect(local?.amount).toBeGreaterThan(amount);
        }
        const [rate] = rates;
        expect(await peer.carrier.ratePrice(rate!.id, 'EUR')).toEqual(rate!.local);
        expect(await peer.carrier.ratePrice(rate!.id, 'GBP')).toEqual({ amount: rate!.amount, currency: 'GBP' });
        expect(await peer.carrier.ratePrice(rate!.id, 'JPY')).toEqual({ amount: rate!.amount, currency: 'GBP' });
      });

      it.each([
        [400, { address_from: [{ __all__: ['Not complete.'] }] }, 'address_from: Not complete.'],
        [404, { detail: 'Not found.' }, 'Not found.'],
        [422, { parcels: ['Too heavy.'] }, 'parcels: Too heavy.'],
      ])('are none, with its words, where Shippo says no (%i)', async (status, body, words) => {
        peer.set({ refuse: { status, body } });
        const request = { ...parcelHome, kind: 'prepaid', customs: null } as const;
        expect(await peer.carrier.rates(request)).toEqual({ rates: [], messages: [words] });
      });

      it.each([401, 403, 408, 429, 500, 503])('are unavailable, not none, on HTTP %i', async (status) => {
        peer.set({ refuse: { status } });
        await expect(offer()).rejects.toMatchObject({ code: `shippo_${status}` });
      });

      it('are unavailable, with the time to wait, when Shippo limits the rate of calls', async () => {
        peer.set({ refuse: { status: 429, retryAfterSeconds: 7 } });
        await expect(offer()).rejects.toMatchObject({ code: 'shippo_429', retryAfterMs: 7000 });
        await expect(offer()).rejects.toBeInstanceOf(CarrierUnavailable);
      });
    });

    describe('the store’s address', () => {
      it('is one that Shippo knows', async () => {
        expect(await peer.carrier.checkAddress(store)).toEqual({ valid: true, messages: [] });
      });

      it('is not, with its words', async () => {
        peer.set({ addressTrouble: 'The street could not be found' });
        const messages = ['Shippo Address Validator: The street could not be found'];
        expect(await peer.carrier.checkAddress(store)).toEqual({ valid: false, messages });
        peer.set({ refuse: { status: 400, body: { email: ['Enter a valid email address.'] } } });
        expect(await peer.carrier.checkAddress(store)).toEqual({
          valid: false,
          messages: ['email: Enter a valid email address.'],
        });
      });

      it('is not known to be one while Shippo is away', async () => {
        peer.set({ refuse: { status: 503 } });
        await expect(peer.carrier.checkAddress(store)).rejects.toMatchObject({ code: 'shippo_503' });
      });
    });

    customsContract(() => peer);
    refundContract(
      () => peer,
      async () => {
        const outcome = await peer.carrier.buy((await offer()).purchase);
        if (outcome.type !== 'done') throw new Error(outcome.type);
        return outcome.value;
      },
    );

    describe('a purchase', () => {
      it('gives a label that can be downloaded and is found again', async () => {
        const { purchase } = await offer();
        const outcome = await peer.carrier.buy(purchase);
        if (outcome.type !== 'done') throw new Error(outcome.type);
        expect(outcome.value).toMatchObject({ carrier: purchase.carrier, qrCodeUrl: null, test: true });
        expect(outcome.value.trackingNumber).toMatch(/^92055\d{17}$/);
        expect(await peer.carrier.findPurchase(purchase)).toEqual({ type: 'found', label: outcome.value });
        const pdf = await peer.carrier.download(outcome.value.labelUrl);
        expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
      });

      it.each(['status_200', 'tracking_object', 'tracking_empty', 'unknown_status'])(
        'is done although the SDK throws for its answer (%s), and is found',
        async (trap) => {
          const { purchase, rate } = await offer();
          peer.set({ purchase: trap });
          const outcome = await peer.carrier.buy(purchase);
          expect(outcome.type).toBe('done');
          expect(await peer.carrier.findPurchase(purchase)).toMatchObject({ type: 'found' });
          expect(peer.bought(rate.id)).toBe(1);
        },
      );

      it('that fails with HTTP 201 is refused, with the carrier’s words', async () => {
        const { purchase } = await offer();
        peer.set({ purchase: 'error' });
        expect(await peer.carrier.buy(purchase)).toMatchObject({
          type: 'refused',
          message: 'USPS: The postal code does not belong to the city',
        });
        expect(await peer.carrier.findPurchase(purchase)).toMatchObject({ type: 'failed' });
      });

      it.each(['queued', 'waiting'])('that is %s is unknown until it is found', async (trap) => {
        const { purchase, rate } = await offer();
        peer.set({ purchase: trap, settleAfterMs: 60_000 });
        expect((await peer.carrier.buy(purchase)).type).toBe('unknown');
        expect(await peer.carrier.findPurchase(purchase)).toEqual({ type: 'waiting' });
        peer.wait(60_000);
        expect(await peer.carrier.findPurchase(purchase)).toMatchObject({ type: 'found' });
        expect(peer.bought(rate.id)).toBe(1);
      });

      it.each([
        [400, 'refused'],
        [401, 'not_sent'],
        [403, 'not_sent'],
        [404, 'refused'],
        [409, 'unknown'],
        [422, 'refused'],
        [429, 'not_sent'],
        [500, 'unknown'],
        [502, 'unknown'],
        [503, 'unknown'],
      ])('answered with HTTP %i is %s, and sent once only', async (status, type) => {
        const { purchase, rate } = await offer();
        peer.set({ refuse: { status } });
        expect(await peer.carrier.buy(purchase)).toMatchObject({ type, code: `shippo_${status}` });
        expect(peer.bought(rate.id)).toBe(0);
      });

      it('of a rate that does not exist is refused', async () => {
        const outcome = await peer.carrier.buy({ rateId: 'nothing', carrier: 'usps', metadata: 'x' });
        expect(outcome).toEqual({
          type: 'refused',
          code: 'shippo_400',
          message: 'rate: Rate with supplied object_id not found.',
        });
      });

      it.each(['after', 'half'])('whose answer is lost (%s) is unknown, and found: one label', async (cutPurchase) => {
        const { purchase, rate } = await offer();
        peer.set({ cutPurchase });
        expect((await peer.carrier.buy(purchase)).type).toBe('unknown');
        expect(await peer.carrier.findPurchase(purchase)).toMatchObject({ type: 'found' });
        expect(peer.bought(rate.id)).toBe(1);
      });

      it('that is cut before it was made is unknown, and not found', async () => {
        const { purchase } = await offer();
        peer.set({ cutPurchase: 'before' });
        expect((await peer.carrier.buy(purchase)).type).toBe('unknown');
        expect(await peer.carrier.findPurchase(purchase)).toEqual({ type: 'none' });
      });

      it('is not found as long as the list lags behind', async () => {
        const { purchase } = await offer();
        peer.set({ listDelayMs: 30_000, cutPurchase: 'after' });
        await peer.carrier.buy(purchase);
        expect(await peer.carrier.findPurchase(purchase)).toEqual({ type: 'none' });
        peer.wait(30_000);
        expect(await peer.carrier.findPurchase(purchase)).toMatchObject({ type: 'found' });
      });

      it('of the same rate by another effect is not ours', async () => {
        const { purchase } = await offer();
        await peer.carrier.buy({ ...purchase, metadata: 'another' });
        expect(await peer.carrier.findPurchase(purchase)).toEqual({ type: 'none' });
      });
    });

    describe('tracking', () => {
      it('follows the parcel from the label to the store', async () => {
        const { purchase } = await offer();
        const outcome = await peer.carrier.buy(purchase);
        if (outcome.type !== 'done') throw new Error(outcome.type);
        const where = { carrier: purchase.carrier, trackingNumber: outcome.value.trackingNumber! };
        expect(await peer.carrier.track(where)).toMatchObject({ status: 'announced' });
        await peer.scan(where.trackingNumber, 'accepted');
        expect(await peer.carrier.track(where)).toMatchObject({ status: 'moving' });
        await peer.scan(where.trackingNumber, 'delivered');
        const { status, at } = await peer.carrier.track(where);
        expect(status).toBe('delivered');
        expect(at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
        await peer.scan(where.trackingNumber, 'lost');
        expect(await peer.carrier.track(where)).toMatchObject({ status: 'lost' });
      });

      it('says since when the parcel moves, and where it goes', async () => {
        const { purchase } = await offer();
        const outcome = await peer.carrier.buy(purchase);
        if (outcome.type !== 'done') throw new Error(outcome.type);
        const where = { carrier: purchase.carrier, trackingNumber: outcome.value.trackingNumber! };
        const destination = { city: store.city, postcode: store.postcode, country: store.country };
        expect(await peer.carrier.track(where)).toMatchObject({ firstMovedAt: null, destination });
        await peer.scan(where.trackingNumber, 'accepted');
        const { at: accepted } = await peer.carrier.track(where);
        peer.wait(60_000);
        await peer.scan(where.trackingNumber, 'delivered');
        expect(await peer.carrier.track(where)).toMatchObject({ firstMovedAt: accepted, destination });
      });

      it.each([
        ['SHIPPO_RETURNED', 'returned_to_sender'],
        ['SHIPPO_UNKNOWN', 'unknown'],
        ['nobody knows this number', 'unknown'],
      ])('says of %s: %s', async (trackingNumber, status) => {
        expect(await peer.carrier.track({ carrier: 'shippo', trackingNumber })).toMatchObject({ status });
      });
    });
  });
}
