import type { Address } from '../../domain/order.ts';
import type { WooOrder } from './schemas.ts';

/** The shipping address, or billing where the shop asks for one address only. */
export function shipTo({ shipping, billing }: Pick<WooOrder, 'shipping' | 'billing'>): Address {
  const source = shipping.address_1 || shipping.country ? shipping : billing;
  return {
    name: fullName(source) || fullName(billing),
    company: source.company,
    street1: source.address_1,
    street2: source.address_2,
    city: source.city,
    state: source.state,
    postcode: source.postcode,
    country: source.country,
    phone: source.phone || billing.phone || '',
    email: billing.email,
  };
}

export function fullName(person: { first_name: string; last_name: string }): string {
  return `${person.first_name} ${person.last_name}`.trim();
}
