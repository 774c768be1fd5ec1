import { nextId, type Shop } from './shop.ts';
import type { Order, TaxRate, TaxShare } from './types.ts';
import { flag, number, round, text, type Json } from './values.ts';

export interface Place {
  country: string;
  state: string;
  postcode: string;
  city: string;
}

export function createTaxRate(shop: Shop, body: Json): TaxRate {
  const rate: TaxRate = {
    id: nextId(shop, 'tax'),
    country: text(body.country).toUpperCase(),
    state: text(body.state).toUpperCase(),
    postcode: text(body.postcode),
    city: text(body.city),
    rate: number(body.rate),
    name: text(body.name, 'Tax'),
    priority: number(body.priority, 1),
    compound: flag(body.compound),
    shipping: flag(body.shipping, true),
    class: text(body.class, 'standard') || 'standard',
  };
  shop.book.taxes.push(rate);
  return rate;
}

export function viewTaxRate(rate: TaxRate): Json {
  const { postcode, city } = rate;
  return {
    ...rate,
    rate: rate.rate.toFixed(4),
    order: 0,
    postcodes: postcode ? [postcode] : [],
    cities: city ? [city] : [],
  };
}

export function basePlace(shop: Shop): Place {
  const { default_country, store_postcode, store_city } = shop.book.settings;
  const [country = '', state = ''] = default_country.split(':');
  return { country, state, postcode: store_postcode, city: store_city };
}

/** Where an order is taxed: shipping address, else billing, else the shop's own. */
export function taxPlace(shop: Shop, order: Order): Place {
  if (order.shipping.country) return order.shipping;
  return order.billing.country ? order.billing : basePlace(shop);
}

/** One rate per priority, the most specific that fits. */
export function ratesFor(shop: Shop, place: Place, taxClass: string): TaxRate[] {
  if (!shop.book.settings.calc_taxes) return [];
  const fits = (wanted: string, given: string) => wanted === '' || wanted.toUpperCase() === given.toUpperCase();
  const exactness = (rate: TaxRate) => [rate.country, rate.state, rate.postcode, rate.city].filter(Boolean).length;
  const byPriority = new Map<number, TaxRate>();
  for (const rate of shop.book.taxes) {
    if (rate.class !== (taxClass || 'standard')) continue;
    if (!fits(rate.country, place.country) || !fits(rate.state, place.state)) continue;
    if (!fits(rate.postcode, place.postcode) || !fits(rate.city, place.city)) continue;
    const rival = byPriority.get(rate.priority);
    if (!rival || exactness(rate) > exactness(rival)) byPriority.set(rate.priority, rate);
  }
  return [...byPriority.values()].sort((a, b) => a.priority - b.priority);
}

/** Tax on top of a price without tax, rate by rate; WooCommerce keeps six decimals, or two more than the store has. */
export function taxOn(shop: Shop, price: number, rates: TaxRate[]): Map<number, number> {
  const precision = Math.max(6, shop.book.settings.num_decimals + 2);
  const taxes = new Map<number, number>();
  let plain = 0;
  for (const rate of rates.filter((each) => !each.compound)) {
    const tax = (price * rate.rate) / 100;
    taxes.set(rate.id, round(tax, precision));
    plain += tax;
  }
  let base = price + plain;
  for (const rate of rates.filter((each) => each.compound)) {
    const tax = (base * rate.rate) / 100;
    taxes.set(rate.id, round(tax, precision));
    base += tax;
  }
  return taxes;
}

/** A price that includes the shop's own tax, without it. */
export function withoutTax(shop: Shop, price: number, taxClass: string): number {
  const rates = ratesFor(shop, basePlace(shop), taxClass);
  const onTop = [...taxOn(shop, 100_000, rates).values()].reduce((total, tax) => total + tax, 0);
  return price / (1 + onTop / 100_000);
}

export function shares(shop: Shop, total: number, subtotal: number, rates: TaxRate[]): TaxShare[] {
  const ofTotal = taxOn(shop, total, rates);
  const ofSubtotal = taxOn(shop, subtotal, rates);
  return rates.map(({ id }) => ({ id, total: ofTotal.get(id) ?? 0, subtotal: ofSubtotal.get(id) ?? 0 }));
}

/** A line's tax is the sum of its rates' taxes, each rounded to the currency unless the store rounds at the end. */
export function roundedSum(shop: Shop, amounts: number[]): number {
  return amounts.reduce((total, amount) => total + roundTax(shop, amount), 0);
}

/** Half up; half down where prices include tax, for the net half of the same unit is then rounded up. */
function roundTax(shop: Shop, amount: number): number {
  const { num_decimals: decimals, prices_include_tax, tax_round_at_subtotal } = shop.book.settings;
  if (tax_round_at_subtotal) return amount;
  const tie = prices_include_tax ? 2e-6 / 10 ** decimals : 0;
  return round(Math.sign(amount) * Math.max(0, Math.abs(amount) - tie), decimals);
}
