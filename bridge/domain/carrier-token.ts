/** Names in shipping plugins that are not Shippo's spelled otherwise. Shippo's: docs.goshippo.com/docs/tracking/trackingcarriers */
const SHIPPO_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    correos: 'correos_espana',
    deutsche_post_dhl: 'dhl_germany',
    dhl: 'dhl_express',
    dhl_de: 'dhl_germany',
    dhl_intraship_de: 'dhl_germany',
    dhl_paket: 'dhl_germany',
    dhl_parcel_nl: 'dhl_benelux',
    dhl_us: 'dhl_express',
    dpd_co_uk: 'dpd_uk',
    dpd_germany: 'dpd_de',
    evri: 'hermes_uk',
    fedex_sameday: 'fedex',
    hermes: 'hermes_germany_b2c',
    laposte: 'la_poste',
    nz_post: 'new_zealand_post',
    ups_germany: 'ups',
    ups_se: 'ups',
    usps_com: 'usps',
  }),
);

/** What a shipping plugin calls a carrier, a name or a slug, as Shippo's token: `Royal Mail` → `royal_mail`. A stranger is only spelled Shippo's way. */
export function carrierToken(name: string): string {
  const spelled = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return SHIPPO_NAMES.get(spelled) ?? spelled;
}
