import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shipTo } from '../../../../bridge/adapters/woocommerce/ship-to.ts';

type Parts = Parameters<typeof shipTo>[0];

const file = new URL('../../../data/cases/shipping-has-country-only.json', import.meta.url);
const { order } = JSON.parse(readFileSync(file, 'utf8')) as { order: Parts };
const { billing } = order;
const EMPTY = {
  first_name: '',
  last_name: '',
  company: '',
  address_1: '',
  address_2: '',
  city: '',
  state: '',
  postcode: '',
  country: '',
  phone: '',
};
const HOME = { ...EMPTY, first_name: 'Bo', address_1: '2 Rue X', city: 'Lyon', postcode: '69003', country: 'FR' };

describe('Where the goods went', () => {
  it('is the billing address where shipping has country and state only', () => {
    expect(shipTo(order)).toMatchObject({ street1: '1 Main St', city: 'San Jose', postcode: '95122', country: 'US' });
  });

  it.each([
    ['no shipping address at all', EMPTY, '1 Main St'],
    ['a shipping street without a city', { ...EMPTY, address_1: '9 Elm', country: 'US' }, '1 Main St'],
    ['blanks', { ...EMPTY, address_1: ' ', city: ' ', country: 'US' }, '1 Main St'],
    ['a whole shipping address', HOME, '2 Rue X'],
    ['no postcode, as in Ireland or Hong Kong', { ...HOME, postcode: '', country: 'IE' }, '2 Rue X'],
  ])('(%s)', (_what, shipping, street1) => {
    expect(shipTo({ billing, shipping })).toMatchObject({ street1 });
  });

  it('is the shipping address where billing is the one that lacks its street', () => {
    const bare = { ...EMPTY, country: 'US', email: 'ana@example.com' };
    expect(shipTo({ billing: bare, shipping: HOME })).toMatchObject({ street1: '2 Rue X', country: 'FR' });
  });

  it('takes name and phone from the other address where its own are empty', () => {
    const shipping = { ...HOME, first_name: '', phone: '' };
    expect(shipTo({ billing, shipping })).toMatchObject({ name: 'Ana Diaz', phone: '4085550101' });
    expect(
      shipTo({
        billing: { ...billing, first_name: '', last_name: '', phone: '' },
        shipping: { ...EMPTY, first_name: 'Bo', phone: '1' },
      }),
    ).toMatchObject({ name: 'Bo', phone: '1', street1: '1 Main St' });
  });

  it('never mixes two places', () => {
    const part = (values: string[]) => fc.constantFrom('', ...values);
    const place = (mark: string) =>
      fc.record({
        address_1: part([`street ${mark}`]),
        address_2: part([`floor ${mark}`]),
        city: part([`city ${mark}`]),
        state: part([`state ${mark}`]),
        postcode: part([`code ${mark}`]),
        country: part([`country ${mark}`]),
      });
    fc.assert(
      fc.property(place('s'), place('b'), (shipping, bill) => {
        const { street1, street2, city, state, postcode, country } = shipTo({
          shipping: { ...EMPTY, ...shipping },
          billing: { ...billing, ...bill },
        });
        const marks = [street1, street2, city, state, postcode, country].flatMap((text) => text.slice(-1) || []);
        expect(new Set(marks).size).toBeLessThanOrEqual(1);
        const whole = (one: typeof shipping) => Boolean(one.address_1 && one.city && one.country);
        if (whole(shipping)) expect(street1).toBe('street s');
        else if (whole(bill)) expect(street1).toBe('street b');
      }),
    );
  });
});
