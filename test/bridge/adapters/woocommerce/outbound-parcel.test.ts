import { describe, expect, it } from 'vitest';
import { carrierToken } from '../../../../bridge/domain/carrier-token.ts';
import { outboundParcel } from '../../../../bridge/adapters/woocommerce/outbound-parcel.ts';
import { woocommerceStore } from '../../../../bridge/adapters/woocommerce/woocommerce-store.ts';
import { DEFAULT_RULES } from '../../../../bridge/domain/policy.ts';
import { startWooStandin } from '../../../standins/woocommerce/index.ts';
import { createOrder } from '../../../standins/woocommerce/orders.ts';

const KEY = '_wc_shipment_tracking_items';
const noted = (value: unknown) => outboundParcel([{ key: KEY, value }]);
const item = (over: Record<string, unknown> = {}) => ({
  tracking_provider: 'usps',
  custom_tracking_provider: '',
  custom_tracking_link: '',
  tracking_number: '9400111899223197428490',
  date_shipped: '1772637377',
  tracking_id: 'b5e…',
  ...over,
});
const USPS = { carrier: 'usps', trackingNumber: '9400111899223197428490' };

describe('The parcel that brought an order', () => {
  it('is read with the order, where the shipping plugin noted it', async () => {
    const standin = await startWooStandin();
    const store = woocommerceStore(standin);
    const read = async (meta_data: { key: string; value: unknown }[]) =>
      (await store.getOrder(createOrder(standin.shop, { meta_data }).id, DEFAULT_RULES))?.outboundParcel;
    expect(await read([{ key: KEY, value: [item()] }])).toEqual(USPS);
    expect(await read([])).toBeNull();
    await standin.stop();
  });

  it('is the one that was sent last, wherever it stands in the list', () => {
    const [early, late] = [item({ tracking_number: 'EARLY1', date_shipped: 1_772_000_000 }), item()];
    expect(noted([early, late])).toEqual(USPS);
    expect(noted([late, early])).toEqual(USPS);
    expect(noted([item({ tracking_number: 'FIRST1' }), item()])).toEqual(USPS);
  });

  it('is read from a list with a gap, from a number with blanks, and where the day is missing', () => {
    expect(noted({ 1: item() })).toEqual(USPS);
    expect(noted([item({ tracking_number: ' 9400 1118 9922 3197 4284 90 ' })])).toEqual(USPS);
    expect(noted([item({ tracking_number: 12_345_678, date_shipped: undefined })])?.trackingNumber).toBe('12345678');
  });

  it('has the carrier that was typed where it is not on the plugin’s list', () => {
    const typed = { tracking_provider: '', custom_tracking_provider: 'Royal Mail' };
    expect(noted([item(typed)])?.carrier).toBe('royal_mail');
  });

  it.each([
    ['nothing', undefined],
    ['no item', []],
    ['text', '9400111899223197428490'],
    ['null', null],
    ['items that are none', ['usps', 7, null, ['usps']]],
    ['no number', [item({ tracking_number: '' })]],
    ['two numbers', [item({ tracking_number: '94001118, 94001119' })]],
    ['a number that is a list', [item({ tracking_number: ['94001118'] })]],
    ['no carrier', [item({ tracking_provider: '' })]],
  ])('is none by %s', (_, value) => expect(noted(value)).toBeNull());

  it('is none where the last can’t be read: an earlier one must not begin the time', () => {
    expect(noted([item(), item({ tracking_number: '', date_shipped: '1772900000' })])).toBeNull();
  });
});

describe('A carrier by Shippo’s name', () => {
  it.each([
    ['USPS', 'usps'],
    ['UPS', 'ups'],
    ['FedEx', 'fedex'],
    ['DHL', 'dhl_express'],
    ['dhl-express', 'dhl_express'],
    ['dhl-germany', 'dhl_germany'],
    ['Deutsche Post DHL', 'dhl_germany'],
    ['deutsche-post-dhl', 'dhl_germany'],
    ['Royal Mail', 'royal_mail'],
    ['DPD.co.uk', 'dpd_uk'],
    ['dpd-de', 'dpd_de'],
    ['Evri', 'hermes_uk'],
    ['Colissimo', 'colissimo'],
    ['chronopost', 'chronopost'],
    ['La Poste', 'la_poste'],
    ['mondial-relay', 'mondial_relay'],
    ['Shippo', 'shippo'],
    ['GLS', 'gls'],
    ['Uncle Bob’s (bike)', 'uncle_bob_s_bike'],
    ['constructor', 'constructor'],
  ])('%s is %s', (name, token) => expect(carrierToken(name)).toBe(token));
});
