/** Shippo's tokens are lower case; these are how the carriers write themselves. */
const NAMES: Readonly<Record<string, string>> = {
  usps: 'USPS',
  ups: 'UPS',
  fedex: 'FedEx',
  dhl_express: 'DHL Express',
  dhl_ecommerce: 'DHL eCommerce',
  dpd: 'DPD',
  gls: 'GLS',
  evri: 'Evri',
  royal_mail: 'Royal Mail',
  canada_post: 'Canada Post',
  australia_post: 'Australia Post',
  deutsche_post: 'Deutsche Post',
  colissimo: 'Colissimo',
};

export function carrierName(carrier: string): string {
  return NAMES[carrier] ?? carrier;
}
