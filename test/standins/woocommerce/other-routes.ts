import { couponOrFail, createCoupon, updateCoupon, viewCoupon } from './coupons.ts';
import { createCustomer, customerOrFail, listCustomers, viewCustomer } from './customers.ts';
import { viewGateways } from './gateways.ts';
import { created, ok, type Route } from './route.ts';
import { linked, listing, route } from './rest.ts';
import { viewGeneralSettings, viewProductSettings, viewSystemStatus, viewTaxSettings } from './settings.ts';
import { createTaxRate, viewTaxRate } from './taxes.ts';
import { createTerm, listTerms, viewTerm } from './terms.ts';
import { createWebhook } from './webhooks.ts';

const coupons: Route[] = [
  route('POST', '/coupons', (shop, call) =>
    created(linked(call, viewCoupon(shop, createCoupon(shop, call.body)), '/coupons')),
  ),
  route('GET', '/coupons', (shop, call) => {
    const code = call.query.text('code')?.toLowerCase();
    const found = shop.book.coupons.filter((coupon) => !code || coupon.code === code);
    return listing(call, found, (coupon) => viewCoupon(shop, coupon), '/coupons');
  }),
  route('GET', '/coupons/:id', (shop, call) =>
    ok(linked(call, viewCoupon(shop, couponOrFail(shop, call.ids[0]!)), '/coupons')),
  ),
  route('PUT', '/coupons/:id', (shop, call) => {
    const coupon = updateCoupon(shop, couponOrFail(shop, call.ids[0]!), call.body);
    return ok(linked(call, viewCoupon(shop, coupon), '/coupons'));
  }),
];

const terms = (['categories', 'tags'] as const).flatMap((kind): Route[] => [
  route('GET', `/products/${kind}`, (shop, call) =>
    listing(call, listTerms(shop.book[kind], call.query), viewTerm, `/products/${kind}`),
  ),
  route('POST', `/products/${kind}`, (shop, call) =>
    created(linked(call, viewTerm(createTerm(shop, shop.book[kind], call.body)), `/products/${kind}`)),
  ),
]);

const customers: Route[] = [
  route('POST', '/customers', (shop, call) =>
    created(linked(call, viewCustomer(shop, createCustomer(shop, call.body)), '/customers')),
  ),
  route('GET', '/customers', (shop, call) =>
    listing(call, listCustomers(shop, call.query), (customer) => viewCustomer(shop, customer), '/customers'),
  ),
  route('GET', '/customers/:id', (shop, call) =>
    ok(linked(call, viewCustomer(shop, customerOrFail(shop, call.ids[0]!)), '/customers')),
  ),
];

/** All but orders and products. */
export function otherRoutes(): Route[] {
  return [
    ...coupons,
    ...terms,
    ...customers,
    route('POST', '/taxes', (shop, call) =>
      created(linked(call, viewTaxRate(createTaxRate(shop, call.body)), '/taxes')),
    ),
    route('GET', '/taxes', (shop, call) => listing(call, shop.book.taxes, viewTaxRate, '/taxes')),
    route('GET', '/settings/general', (shop) => ok(viewGeneralSettings(shop))),
    route('GET', '/settings/products', (shop) => ok(viewProductSettings(shop))),
    route('GET', '/settings/tax', (shop) => ok(viewTaxSettings(shop))),
    route('GET', '/payment_gateways', (shop) => ok(viewGateways(shop))),
    route('GET', '/system_status', (shop) => ok(viewSystemStatus(shop))),
    route('POST', '/webhooks', (shop, call) => created(createWebhook(shop, call.body))),
  ];
}
