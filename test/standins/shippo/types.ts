/** What stands in the book, as Shippo's API writes it: snake case, amounts as decimal strings, times as ISO 8601. */
interface Stored {
  object_id: string;
  object_created: string;
  object_updated: string;
  object_owner: string;
  test: boolean;
}

export interface ShippoMessage {
  source: string;
  code: string;
  text: string;
}

export interface ShippoAddress extends Stored {
  name: string | null;
  company: string | null;
  street1: string | null;
  street2: string | null;
  city: string | null;
  state: string | null;
  zip: string | null;
  country: string;
  phone: string | null;
  email: string | null;
  is_complete: boolean;
}

export interface ShippoRate extends Stored {
  amount: string;
  currency: string;
  amount_local: string;
  currency_local: string;
  attributes: string[];
  carrier_account: string;
  duration_terms: string;
  estimated_days: number;
  messages: ShippoMessage[];
  provider: string;
  servicelevel: { name: string; token: string; terms: string };
  shipment: string;
  zone: string | null;
}

export interface ShippoParcel extends Stored {
  length: string;
  width: string;
  height: string;
  distance_unit: string;
  weight: string;
  mass_unit: string;
}

export interface ShippoCustomsItem {
  description: string;
  quantity: number;
  net_weight: string;
  mass_unit: string;
  value_amount: string;
  value_currency: string;
  tariff_number: string;
  origin_country: string;
}

export interface ShippoDeclaration extends Stored {
  object_state: 'VALID';
  contents_type: string;
  non_delivery_option: string;
  certify: boolean;
  certify_signer: string;
  incoterm?: string | undefined;
  eel_pfc?: string | undefined;
  exporter_reference?: string | undefined;
  metadata?: string | undefined;
  /** Ids: the items themselves stand in `customsItems` of the book. */
  items: string[];
}

export interface ShippoShipment extends Stored {
  status: 'SUCCESS' | 'QUEUED';
  address_from: ShippoAddress;
  address_to: ShippoAddress;
  parcels: ShippoParcel[];
  extra: { is_return?: boolean; reference_1?: string; [key: string]: unknown };
  metadata: string;
  carrier_accounts: string[];
  customs_declaration: ShippoDeclaration | null;
  messages: ShippoMessage[];
  rates: ShippoRate[];
}

export type PurchaseTrap =
  'none' | 'status_200' | 'tracking_object' | 'tracking_empty' | 'unknown_status' | 'queued' | 'waiting' | 'error';

export interface ShippoTransaction extends Stored {
  status: string;
  rate: string;
  metadata: string | null;
  label_file_type: string;
  tracking_number: string | null;
  messages: ShippoMessage[];
  parcel: string;
  /** Under which switch it was bought; not on the wire. */
  trap: PurchaseTrap;
}

export interface ShippoTrackStatus {
  object_id: string;
  object_created: string;
  object_updated: string;
  status: string;
  substatus: { code: string; text: string; action_required: boolean } | null;
  status_date: string;
  status_details: string;
  location: { city: string | null; state: string | null; zip: string | null; country: string } | null;
}

type Place = NonNullable<ShippoTrackStatus['location']>;

export interface ShippoTrack {
  carrier: string;
  tracking_number: string;
  address_from: Place | null;
  address_to: Place | null;
  eta: string | null;
  original_eta: string | null;
  servicelevel: { token: string; name: string } | null;
  metadata: string | null;
  messages: string[];
  tracking_status: ShippoTrackStatus | null;
  tracking_history: ShippoTrackStatus[];
  transaction: string | null;
  test: boolean;
}

export interface ShippoRefund extends Stored {
  status: 'QUEUED' | 'PENDING' | 'SUCCESS' | 'ERROR';
  transaction: string;
}

export interface ShippoBook {
  addresses: ShippoAddress[];
  declarations: ShippoDeclaration[];
  customsItems: (Stored & ShippoCustomsItem)[];
  shipments: ShippoShipment[];
  rates: ShippoRate[];
  transactions: ShippoTransaction[];
  tracks: ShippoTrack[];
  refunds: ShippoRefund[];
}

/** Traps on demand; may be changed at any time. */
export interface ShippoSwitches {
  /** Shipments get no rates, but these messages. */
  noRates: string[] | null;
  /** How a purchase is answered. */
  purchase: PurchaseTrap;
  /** `queued` and `waiting` purchases succeed after so many ms. */
  settleAfterMs: number;
  /** Purchases appear in the list only after so many ms. */
  listDelayMs: number;
  /** Every API call is refused with this status before anything is done. */
  refuse: { status: number; retryAfterSeconds?: number; body?: unknown } | null;
  /** A new shipment is answered as QUEUED, without rates, and so are the next so many reads of it. */
  queuedReads: number;
  /** Addresses that are to be validated are not valid, for this reason. */
  addressTrouble: string | null;
  /** Refunds of unused labels wait so long for the carrier, in ms; 0: they are paid at once. */
  refundAfterMs: number;
  /** A refund's connection is cut before or after the act. */
  cutRefund: 'before' | 'after' | null;
  /** A purchase's connection is cut before or after the act, or within the answer. */
  cutPurchase: 'before' | 'after' | 'half' | null;
}

/** One service of a carrier; prices in US cents, a step for each started half kilogram. */
export interface ShippoPrice {
  provider: string;
  name: string;
  token: string;
  baseCents: number;
  stepCents: number;
  days: number;
}

export interface ShippoWebhook {
  url: string;
  /** Appended to the URL as `token`. */
  token?: string | undefined;
  /** Signs with `Shippo-Auth-Signature`. */
  secret?: string | undefined;
}

export type CarrierScan = 'accepted' | 'delivered' | 'lost';
