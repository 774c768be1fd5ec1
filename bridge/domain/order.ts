import type { Minor } from './money.ts';
import type { Instant } from './time.ts';

/** Tax of one rate. `rateId` is WooCommerce's tax rate id: refunds must name it (`refund_tax[].id`). */
export interface TaxAmount {
  readonly rateId: number;
  readonly label: string;
  /** Minor units. */
  readonly amount: Minor;
}

/** One line of an order as the shopper bought it, with what WooCommerce has refunded of it so far. */
export interface OrderLine {
  readonly id: number;
  readonly productId: number;
  /** 0 for a product without variations. */
  readonly variationId: number;
  readonly name: string;
  readonly sku: string;
  readonly imageUrl: string | null;
  /** Units bought. */
  readonly quantity: number;
  /** The whole line after coupons, without tax, minor units. */
  readonly goods: Minor;
  /** Tax of the whole line, one entry a rate. */
  readonly taxes: readonly TaxAmount[];
  /** Virtual or downloadable: nothing to send back. */
  readonly virtual: boolean;
  /** Weight of one unit in grams; null where the product has none. */
  readonly weightGrams: number | null;
  /** Size of one unit in millimetres; null where the product has none. */
  readonly sizeMm: { readonly length: number; readonly width: number; readonly height: number } | null;
  /** All WooCommerce refunds of this line so far, Boomerang's own included. Positive numbers. */
  readonly refundedGoods: Minor;
  readonly refundedTaxes: readonly TaxAmount[];
  /** Units refunded by others than Boomerang (wp-admin, another plugin): refunds without our effect id. */
  readonly refundedElsewhere: number;
}

export interface Address {
  readonly name: string;
  readonly company: string;
  readonly street1: string;
  readonly street2: string;
  readonly city: string;
  readonly state: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string;
  readonly email: string;
}

export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  /** Decimals that the store calculates with (WooCommerce's "number of decimals"). */
  readonly decimals: number;
}

/** An order as the domain sees it: parsed once at the edge, amounts in minor units. */
export interface Order {
  readonly id: number;
  /** What the customer was told; not always the id. */
  readonly number: string;
  /** WooCommerce's order status without `wc-`: completed, processing, on-hold, refunded, … */
  readonly status: string;
  readonly currency: Currency;
  /** Billing e-mail as typed at checkout. */
  readonly email: string;
  /** 0 for a guest. */
  readonly customerId: number;
  readonly customerName: string;
  /** Where the goods went: the parcel starts here. */
  readonly shipTo: Address;
  readonly placedAt: Instant;
  readonly paidAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly lines: readonly OrderLine[];
  /** Everything paid, minor units. */
  readonly total: Minor;
  /** All refunds so far, minor units, positive. */
  readonly refunded: Minor;
  readonly paymentMethod: { readonly id: string; readonly title: string; readonly canRefund: boolean };
}
