import type { Shop } from './shop.ts';
import type { Json } from './values.ts';

export function viewGeneralSettings(shop: Shop): Json[] {
  const { settings } = shop.book;
  const values: Record<string, string> = {
    woocommerce_store_address: settings.store_address,
    woocommerce_store_address_2: settings.store_address_2,
    woocommerce_store_city: settings.store_city,
    woocommerce_default_country: settings.default_country,
    woocommerce_store_postcode: settings.store_postcode,
    woocommerce_allowed_countries: 'all',
    woocommerce_calc_taxes: settings.calc_taxes ? 'yes' : 'no',
    woocommerce_enable_coupons: 'yes',
    woocommerce_calc_discounts_sequentially: 'no',
    woocommerce_currency: settings.currency,
    woocommerce_currency_pos: 'left',
    woocommerce_price_thousand_sep: ',',
    woocommerce_price_decimal_sep: '.',
    woocommerce_price_num_decimals: String(settings.num_decimals),
  };
  return viewSettings(values);
}

export function viewProductSettings(shop: Shop): Json[] {
  const { weight_unit, dimension_unit } = shop.book.settings;
  return viewSettings({ woocommerce_weight_unit: weight_unit, woocommerce_dimension_unit: dimension_unit });
}

export function viewTaxSettings(shop: Shop): Json[] {
  const { prices_include_tax, tax_round_at_subtotal } = shop.book.settings;
  return viewSettings({
    woocommerce_prices_include_tax: prices_include_tax ? 'yes' : 'no',
    woocommerce_tax_round_at_subtotal: tax_round_at_subtotal ? 'yes' : 'no',
  });
}

function viewSettings(values: Record<string, string>): Json[] {
  return Object.entries(values).map(([id, value]) => ({
    id,
    label: id,
    description: '',
    type: 'text',
    default: '',
    tip: '',
    value,
  }));
}

export function viewSystemStatus(shop: Shop): Json {
  const { currency, currency_symbol, num_decimals } = shop.book.settings;
  return {
    environment: {
      home_url: shop.siteUrl,
      site_url: shop.siteUrl,
      version: '10.2.4',
      wp_version: '6.8.3',
      php_version: '8.3.0',
      php_max_execution_time: 30,
    },
    settings: {
      api_enabled: false,
      force_ssl: false,
      currency,
      currency_symbol: currency_symbol === '$' ? '&#36;' : currency_symbol,
      currency_position: 'left',
      thousand_separator: ',',
      decimal_separator: '.',
      number_of_decimals: num_decimals,
      geolocation_enabled: false,
      taxonomies: { external: 'external', grouped: 'grouped', simple: 'simple', variable: 'variable' },
      enforce_approved_download_dirs: true,
      order_datastore: 'WC_Order_Data_Store_CPT',
      HPOS_enabled: false,
      HPOS_sync_enabled: false,
      enabled_features: [],
    },
  };
}
