import type { Address } from '../domain/order.ts';

/** An address as it is written on a parcel, without empty lines. */
export function addressLines(address: Address): string[] {
  const { name, company, street1, street2, city, state, postcode, country } = address;
  const place = [city, [state, postcode].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [name, company, street1, street2, place, country].filter((line) => line !== '');
}
