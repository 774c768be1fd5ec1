/** What the stand-in stores. Field names are WooCommerce's; amounts are numbers in currency units, not yet rounded. */

export interface Settings {
  store_address: string;
  store_address_2: string;
  store_city: string;
  /** `US:CA`, `DE`. */
  default_country: string;
  store_postcode: string;
  currency: string;
  currency_symbol: string;
  num_decimals: number;
  prices_include_tax: boolean;
  /** Tax is rounded once at the end, not line by line. */
  tax_round_at_subtotal: boolean;
  calc_taxes: boolean;
  /** The site's time zone; the fields without `_gmt` are in it. */
  gmt_offset_hours: number;
  site_name: string;
  weight_unit: string;
  dimension_unit: string;
}

export interface Meta {
  id: number;
  key: string;
  value: unknown;
}

export interface TaxRate {
  id: number;
  country: string;
  state: string;
  postcode: string;
  city: string;
  rate: number;
  name: string;
  priority: number;
  compound: boolean;
  shipping: boolean;
  class: string;
}

export interface Product {
  id: number;
  /** 0 unless it is a variation. */
  parent_id: number;
  type: string;
  name: string;
  slug: string;
  status: string;
  description: string;
  sku: string;
  regular_price: string;
  sale_price: string;
  virtual: boolean;
  downloadable: boolean;
  tax_status: string;
  tax_class: string;
  manage_stock: boolean;
  stock_quantity: number | null;
  backorders: string;
  weight: string;
  dimensions: { length: string; width: string; height: string };
  /** Of a product: names with options. Of a variation: name with the chosen option. */
  attributes: { name: string; option?: string; options?: string[]; variation?: boolean; visible?: boolean }[];
  images: { id: number; src: string; name: string; alt: string }[];
  meta_data: Meta[];
  /** Ids of terms; a variation has none. */
  categories: number[];
  tags: number[];
  /** Milliseconds since the epoch; null: without a bound. */
  on_sale_from: number | null;
  on_sale_to: number | null;
  total_sales: number;
  created: number;
  modified: number;
}

/** A category or a tag; tags have no parent. */
export interface Term {
  id: number;
  name: string;
  slug: string;
  parent: number;
}

export interface Coupon {
  id: number;
  code: string;
  amount: number;
  discount_type: string;
  description: string;
  individual_use: boolean;
  usage_limit: number | null;
  usage_limit_per_user: number | null;
  usage_count: number;
  email_restrictions: string[];
  /** Milliseconds since the epoch. */
  date_expires: number | null;
  meta_data: Meta[];
  created: number;
}

export interface Customer {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  username: string;
  role: string;
  created: number;
}

export interface Address {
  first_name: string;
  last_name: string;
  company: string;
  address_1: string;
  address_2: string;
  city: string;
  state: string;
  postcode: string;
  country: string;
  phone: string;
  email: string;
}

/** Tax of one rate on one line. Shipping and fees have no subtotal. */
export interface TaxShare {
  /** Text where a tax service keys its taxes. */
  id: number | string;
  total: number;
  subtotal: number;
}

export interface Item {
  id: number;
  total: number;
  total_tax: number;
  taxes: TaxShare[];
  meta_data: Meta[];
}
export interface LineItem extends Item {
  name: string;
  product_id: number;
  variation_id: number;
  quantity: number;
  tax_class: string;
  subtotal: number;
  subtotal_tax: number;
}
export interface ShippingItem extends Item {
  method_id: string;
  method_title: string;
}
export interface FeeItem extends Item {
  name: string;
  tax_class: string;
  tax_status: string;
}
export interface CouponItem {
  id: number;
  code: string;
  discount: number;
  discount_tax: number;
  meta_data: Meta[];
}
export interface TaxItem {
  id: number;
  rate_id: number;
  rate_code: string;
  label: string;
  compound: boolean;
  rate_percent: number;
  tax_total: number;
  shipping_tax_total: number;
}

export interface Order {
  id: number;
  status: string;
  currency: string;
  prices_include_tax: boolean;
  customer_id: number;
  order_key: string;
  billing: Address;
  shipping: Address;
  payment_method: string;
  payment_method_title: string;
  /** What the gateway calls the payment; empty: none. */
  transaction_id: string;
  customer_note: string;
  created_via: string;
  meta_data: Meta[];
  line_items: LineItem[];
  shipping_lines: ShippingItem[];
  fee_lines: FeeItem[];
  coupon_lines: CouponItem[];
  tax_lines: TaxItem[];
  discount_total: number;
  discount_tax: number;
  shipping_total: number;
  shipping_tax: number;
  cart_tax: number;
  total: number;
  stock_reduced: boolean;
  sales_recorded: boolean;
  /** Milliseconds since the epoch, as all times here. */
  created: number;
  modified: number;
  paid: number | null;
  completed: number | null;
}

export interface Refund {
  id: number;
  order_id: number;
  amount: number;
  reason: string;
  refunded_payment: boolean;
  meta_data: Meta[];
  line_items: LineItem[];
  shipping_lines: ShippingItem[];
  fee_lines: FeeItem[];
  tax_lines: TaxItem[];
  created: number;
}

export interface Note {
  id: number;
  order_id: number;
  note: string;
  customer_note: boolean;
  created: number;
}
