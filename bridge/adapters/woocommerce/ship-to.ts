import type { Address } from '../../domain/order.ts';
import type { WooOrder } from './schemas.ts';

type Place = WooOrder['shipping'];

/**
 * The shipping address where it is whole, else billing where that is: pick-up and express checkouts leave country and state only, and a shop may
 * ask for one address. Where neither is whole, the one that says more. Two places are never mixed; name and phone are of the person, not of the place.
 */
export function shipTo({ shipping, billing }: Pick<WooOrder, 'shipping' | 'billing'>): Address {
  const [place, other] = known(billing) > known(shipping) ? [billing, shipping] : [shipping, billing];
  return {
    name: fullName(place) || fullName(other),
    company: place.company.trim(),
    street1: place.address_1.trim(),
    street2: place.address_2.trim(),
    city: place.city.trim(),
    state: place.state.trim(),
    postcode: place.postcode.trim(),
    country: place.country.trim(),
    phone: place.phone?.trim() || other.phone?.trim() || '',
    email: billing.email,
  };
}

/** Of what a parcel needs, how much is there: whole counts most. Some countries have no postcodes, and most no states. */
function known({ address_1, city, country, postcode }: Place): number {
  const needed = [address_1, city, country].filter((text) => text.trim() !== '').length;
  return needed === 3 ? 8 : needed * 2 + (postcode.trim() === '' ? 0 : 1);
}

export function fullName(person: { first_name: string; last_name: string }): string {
  return `${person.first_name} ${person.last_name}`.trim();
}
