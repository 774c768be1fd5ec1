import type { PackingSlip } from '../../../../bridge/ports/documents.ts';
import { customer, store } from '../shippo/carrier-contract.ts';

/** A slip as the bridge asks for it. */
export const slip: PackingSlip = {
  locale: 'en_US',
  returnNumber: 'RMA-1001',
  orderNumber: '1042',
  storeName: 'Northwind Outfitters',
  returnAddress: {
    ...store,
    street1: '1 Market St',
    city: 'San Francisco',
    state: 'CA',
    postcode: '94105',
    country: 'US',
  },
  customer,
  sendBackBy: '2026-12-07T18:00:00.000Z',
  lines: [{ name: 'Merino crew', quantity: 2, sku: 'MER-M' }],
  test: false,
};
