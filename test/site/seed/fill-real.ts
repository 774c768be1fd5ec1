import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import wooRestApi from '@woocommerce/woocommerce-rest-api';
import type { Site } from '../start-site.ts';
import { orderBody, TAXES, type Ids } from './bodies.ts';
import { CATALOG } from './catalog.ts';
import { ORDERS, type Person } from './orders.ts';

const DAY_S = 86_400;
const WooRestApi = ((wooRestApi as unknown as { default?: unknown }).default ?? wooRestApi) as new (
  options: object,
) => {
  post(path: string, body: unknown): Promise<{ data: { id: number } }>;
};

/** REST can't set an order's past: this does, and lets the state follow. */
const AGE = `
	$order = wc_get_order( $input['id'] );
	if ( 'pending' !== $input['status'] ) {
		$order->set_status( 'refunded' === $input['status'] ? 'completed' : $input['status'] );
	}
	$order->set_date_created( $input['placed'] );
	if ( $order->get_date_paid() ) { $order->set_date_paid( $input['done'] ); }
	if ( $order->get_date_completed() ) { $order->set_date_completed( $input['done'] ); }
	$order->save();
	if ( 'refunded' === $input['status'] ) { $order->update_status( 'refunded' ); }
	return true;
`;

/** WooCommerce takes no SVG from outside, but shows one that is in the library. `file` is the picture's address below the site's. */
const PICTURE = `
	$uploads = wp_upload_dir();
	$path    = ltrim( substr( $input['file'], strlen( wp_make_link_relative( $uploads['baseurl'] ) ) ), '/' );
	$id      = wp_insert_attachment(
		array( 'post_mime_type' => 'image/svg+xml', 'post_title' => $input['title'], 'post_status' => 'inherit' ),
		$uploads['basedir'] . '/' . $path,
		$input['product']
	);
	$product = wc_get_product( $input['product'] );
	$product->set_image_id( $id );
	$product->save();
	return $id;
`;

/** Fills a real WooCommerce through its REST API. Answers order ids by key. */
export async function fillReal(
  site: Site,
  keys: { readonly key: string; readonly secret: string },
  users: ReadonlyMap<Person, number>,
  pictures: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, number>> {
  const api = new WooRestApi({
    url: site.url,
    consumerKey: keys.key,
    consumerSecret: keys.secret,
    version: 'wc/v3',
    axiosConfig: { maxRedirects: 0 },
  });
  const make = async (path: string, body: unknown) => (await api.post(path, body)).data.id;
  for (const tax of TAXES) await make('taxes', tax);
  await make('coupons', { code: 'ten', discount_type: 'percent', amount: '10' });
  const ids: Ids = new Map();
  for (const { key, body, variations } of CATALOG) {
    const product = await make('products', body);
    ids.set(key, { product, variation: 0 });
    await site.wp(PICTURE, { product, title: body['name'], file: pictures.get(key) });
    for (const one of variations ?? [])
      ids.set(one.key, { product, variation: await make(`products/${product}/variations`, one.body) });
  }
  const now = Math.floor(Date.now() / 1000);
  const orders = new Map<string, number>();
  for (const sample of [...ORDERS].sort((a, b) => b.daysAgo - a.daysAgo)) {
    const id = await make('orders', orderBody(sample, ids, users));
    const placed = now - sample.daysAgo * DAY_S;
    await site.wp(AGE, { id, status: sample.status, placed, done: placed + DAY_S });
    orders.set(sample.key, id);
  }
  // WooCommerce mails about each order as if it were placed now.
  for (const name of await readdir(site.mailbox)) await rm(join(site.mailbox, name));
  return orders;
}
