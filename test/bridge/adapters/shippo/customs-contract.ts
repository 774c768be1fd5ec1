import { describe, expect, it } from 'vitest';
import type { CustomsDeclaration } from '../../../../bridge/ports/carrier.ts';
import { customer, parcel, store, type CarrierUnderTest } from './carrier-contract.ts';

/** The part of the contract for parcels that cross a customs border. */
export function customsContract(peer: () => CarrierUnderTest): void {
  const abroad = { ...store, city: 'San Francisco', state: 'CA', postcode: '94105', country: 'US' };
  const parcelAbroad = { customer, store: abroad, parcel, metadata: 'none', returnNumber: 'RMA-1' };

  describe('rates across a customs border', () => {
    const shirt = {
      description: 'Linen shirt',
      quantity: 2,
      weightGrams: 600,
      hsCode: '610910',
      originCountry: 'PT',
    };
    const priced = (value: number, currency: string, decimals: number) => ({
      signer: customer.name,
      items: [{ ...shirt, value, currency, decimals }],
    });
    const ask = (customs: CustomsDeclaration | null, kind: 'prepaid' | 'pay_on_use' = 'prepaid') =>
      peer().carrier.rates({ ...parcelAbroad, kind, customs });

    it('are none without a declaration, with the reason', async () => {
      expect(await ask(null)).toEqual({
        rates: [],
        messages: ['Shippo: A customs declaration is required for this shipment'],
      });
    });

    it.each(['prepaid', 'pay_on_use'] as const)('come with one that says what comes back (%s)', async (kind) => {
      const { rates } = await ask(priced(8982, 'EUR', 2), kind);
      expect(rates.length).toBeGreaterThan(0);
      expect(peer().declaration(rates[0]!.id)).toMatchObject({
        contents_type: 'RETURN_MERCHANDISE',
        non_delivery_option: 'RETURN',
        incoterm: 'DDU',
        certify: true,
        certify_signer: 'Zoë Łukasz',
        exporter_reference: 'RMA-1',
        items: [
          {
            description: 'Linen shirt',
            quantity: 2,
            net_weight: '600',
            mass_unit: 'g',
            value_amount: '89.82',
            value_currency: 'EUR',
            tariff_number: '610910',
            origin_country: 'PT',
          },
        ],
      });
    });

    it.each([
      [8982, 'JPY', 0, '8982'],
      [8982, 'KWD', 3, '8.982'],
      [5, 'USD', 2, '0.05'],
    ])('name %i minor units of %s with %i decimals as %s', async (value, currency, decimals, text) => {
      const { rates } = await ask(priced(value, currency, decimals));
      expect(peer().declaration(rates[0]!.id).items[0]).toMatchObject({ value_amount: text, value_currency: currency });
    });

    it('are none when Shippo does not take the declaration: asking again would not help', async () => {
      const { rates, messages } = await ask({ ...priced(100, 'EUR', 2), signer: '' });
      expect(rates).toEqual([]);
      expect(messages[0]).toMatch(/^Customs: certify_signer: /);
    });

    it('are unavailable while Shippo is', async () => {
      peer().set({ refuse: { status: 503 } });
      await expect(ask(priced(100, 'EUR', 2))).rejects.toMatchObject({ code: 'shippo_503' });
    });
  });
}
