const NAMES: Readonly<Record<string, string>> = {
  usps: 'USPS',
  ups: 'UPS',
  fedex: 'FedEx',
  dhl_express: 'DHL Express',
  dhl_ecommerce: 'DHL eCommerce',
  dpd: 'DPD',
  gls: 'GLS',
};

/** A carrier as people know it: labels keep Shippo's word (`usps`, `canada_post`), shoppers type what they like. */
export function carrierTitle(carrier: string): string {
  if (!/^[a-z0-9_]+$/.test(carrier)) return carrier;
  return NAMES[carrier] ?? carrier.replace(/(^|_)([a-z0-9])/g, (_, gap, letter) => (gap && ' ') + letter.toUpperCase());
}
