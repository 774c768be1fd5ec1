import type { Address, Currency } from '../domain/order.ts';

/** What the bridge knows of the store's settings. */
export interface StoreInfo {
  readonly name: string;
  /** Where parcels go back to. */
  readonly address: Address;
  readonly currency: Currency;
  /** WooCommerce's "number of decimals": how prices are shown. */
  readonly shownDecimals: number;
  /** Catalogue prices include tax. */
  readonly pricesIncludeTax: boolean;
  /** IANA name of the site's own time zone. */
  readonly timeZone: string;
}
