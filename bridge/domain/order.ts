import type { Minor } from './money.ts';
import type { Instant } from './time.ts';

/** WooCommerce's id of a tax rate, or the text by which a tax service (Stripe Tax, AvaTax) keys its taxes: it goes back exactly as it came. */
export type RateId = number | string;

/** Tax of one rate. Refunds must name its `rateId` (`refund_tax[].id`). */
export interface TaxAmount {
  readonly rateId: RateId;
  readonly label: string;
  /** Minor units. */
  readonly amount: Minor;
}

/** A rate in millionths: 8.625 % is 86,250. */
export interface TaxRate {
  readonly rateId: RateId;
  readonly millionths: number;
}

/** A child of a set: so many units of it are in one set. */
export interface SetMember {
  readonly lineId: number;
  readonly productId: number;
  readonly variationId: number;
  readonly units: number;
}

/** One line of an order as the shopper bought it. Amounts of an order are rounded together: its parts add up to its total. */
export interface OrderLine {
  readonly id: number;
  readonly productId: number;
  /** 0 for a product without variations. */
  readonly variationId: number;
  readonly name: string;
  readonly sku: string;
  readonly imageUrl: string | null;
  /** Units bought; where a part of one was, that counts as one more. */
  readonly quantity: number;
  /** What was really bought where that is not whole (2.5 m²); left out: `quantity`. */
  readonly measure?: number;
  /** The whole line before coupons, without tax, minor units. */
  readonly subtotal: Minor;
  /** The whole line after coupons, without tax, minor units: what was paid for it, in money or with store credit of ours. */
  readonly goods: Minor;
  /** Tax of the whole line, one entry a rate. */
  readonly taxes: readonly TaxAmount[];
  /** What of goods and taxes store credit of ours paid; left out: nothing. */
  readonly credit?: { readonly goods: Minor; readonly taxes: readonly TaxAmount[] };
  /** WooCommerce's tax class of the product; empty: standard. */
  readonly taxClass: string;
  /** Virtual or downloadable: nothing to send back. */
  readonly virtual: boolean;
  readonly giftCard: boolean;
  /** What was bought comes, and is paid, again and again; left out: it does not. */
  readonly subscription?: boolean;
  /** Bought at a sale price. */
  readonly onSale: boolean;
  /** Of the product, with those above them. */
  readonly categoryIds: readonly number[];
  readonly tagIds: readonly number[];
  /** Weight of one unit in grams; null where the product has none. */
  readonly weightGrams: number | null;
  /** Size of one unit in millimetres; null where the product has none. */
  readonly sizeMm: { readonly length: number; readonly width: number; readonly height: number } | null;
  /** For customs; null where the product does not say. */
  readonly hsCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly originCountry: string | null;
  /** It has the price of a set whose children are lines at 0.00; `isOnlyMembers`: there is nothing in a parcel but these. Left out: it is none. */
  readonly set?: { readonly members: readonly SetMember[]; readonly isOnlyMembers: boolean };
  /** Such a child: it goes back with the container, never alone. */
  readonly partOf?: { readonly lineId: number; readonly name: string };
}

/** A shipping line or a fee of the order. */
export interface OutboundLine {
  readonly id: number;
  readonly kind: 'shipping' | 'fee';
  readonly title: string;
  /** Without tax, minor units. */
  readonly amount: Minor;
  readonly taxes: readonly TaxAmount[];
}

/** What one refund of WooCommerce gave back of a line, a shipping line or a fee: positive minor units. */
export interface RefundedItem {
  readonly itemId: number;
  /** Units, or parts of one; 0 for shipping and fees. */
  readonly quantity: number;
  readonly amount: Minor;
  readonly taxes: readonly TaxAmount[];
}

/** A refund as the order has it. `amount` may be more than its items: a refund "by amount" names none. */
export interface OrderRefund {
  readonly id: number;
  /** Boomerang's effect that made it; null: made by somebody else (wp-admin, another plugin). */
  readonly effectId: string | null;
  /** When WooCommerce made it. */
  readonly at: Instant;
  /** Minor units, positive. */
  readonly amount: Minor;
  readonly items: readonly RefundedItem[];
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
  /** Decimals that amounts are counted in: the currency's own, or WooCommerce's "number of decimals" where that is more. */
  readonly decimals: number;
}

/** A shape of an order that nobody should guess at: a person works out the money. */
export type OrderFinding =
  | { readonly code: 'negative_line'; readonly name: string }
  /** A gift card or a wallet of another plugin paid this of it, minor units: what goes back to that, only the plugin can give. */
  | { readonly code: 'part_payment'; readonly name: string; readonly amount: Minor }
  | { readonly code: 'unknown_rate'; readonly name: string; readonly rateId: RateId }
  /** The parts add up to another total than the order's, minor units. */
  | { readonly code: 'total_differs'; readonly parts: Minor; readonly total: Minor };

/** The parcel that brought the goods, as the shipping plugin noted it. */
export interface OutboundParcel {
  /** As Shippo names it: `usps`, `dhl_express`… Names that it does not know are kept in the same spelling. */
  readonly carrier: string;
  readonly trackingNumber: string;
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
  /** When WooCommerce saw the payment; null is no proof that there was none: see `isPaid`. */
  readonly paidAt: Instant | null;
  /** What the gateway calls the payment; empty: none. */
  readonly transactionId: string;
  /** Staff said that its money has arrived, while it was in this state; left out: nobody did. */
  readonly saidPaid?: { readonly status: string };
  readonly completedAt: Instant | null;
  /** By the order's meta or the carrier; null where neither says. */
  readonly deliveredAt: Instant | null;
  /** The last of several; null where none is noted. */
  readonly outboundParcel: OutboundParcel | null;
  readonly lines: readonly OrderLine[];
  readonly outbound: readonly OutboundLine[];
  /** Coupons: a share of the price, an amount, or store credit of ours, which is no discount but paid. */
  readonly coupons: readonly { readonly code: string; readonly kind: 'percent' | 'amount' | 'credit' }[];
  /** The order of an exchange of ours: of its new items only what they cost more was paid; the goods that came back paid for the rest. Left out: bought. */
  readonly isExchange?: true;
  readonly pricesIncludeTax: boolean;
  /** The order's tax rates as WooCommerce keeps them with it; compound ones, which depend on others, are left out. */
  readonly taxRates: readonly TaxRate[];
  /** Everything paid in money, minor units. */
  readonly total: Minor;
  readonly refunds: readonly OrderRefund[];
  readonly findings: readonly OrderFinding[];
  readonly paymentMethod: { readonly id: string; readonly title: string; readonly canRefund: boolean };
}
