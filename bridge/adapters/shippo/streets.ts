import type { Address } from '../../domain/order.ts';

export function streetLines({ street1, street2 }: Pick<Address, 'street1' | 'street2'>): [string, string, string] {
  return [street1, street2, ''];
}
