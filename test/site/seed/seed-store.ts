import { gatewayRefuses } from '../real-woocommerce.ts';
import type { SeedParts } from '../stack/start-stack.ts';
import { CATALOG, pictureOf } from './catalog.ts';
import { fillReal } from './fill-real.ts';
import { fillStandin } from './fill-standin.ts';
import { ORDERS, PEOPLE, type Person } from './orders.ts';
import { makeSampleReturns } from './sample-returns.ts';

const PAGE = `
	$content = '<!-- wp:boomerang/return-form {"title":"Return something","intro":"Give us your order number and e-mail. You get a label at once."} /-->';
	$id      = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Returns', 'post_name' => 'returns', 'post_content' => $content ) );
	update_option( 'show_on_front', 'page' );
	update_option( 'page_on_front', $id );
	return get_permalink( $id );
`;

const USERS = `
	$ids = array();
	add_role( 'customer', 'Customer', array( 'read' => true ) );
	foreach ( $input as $person => $user ) {
		$ids[ $person ] = wp_insert_user( $user + array( 'user_pass' => wp_generate_password(), 'role' => 'customer' ) );
	}
	return $ids;
`;

const PICTURES = `
	$dir = wp_upload_dir()['basedir'] . '/sample-store';
	wp_mkdir_p( $dir );
	foreach ( $input as $name => $svg ) {
		file_put_contents( "$dir/$name.svg", $svg );
	}
	return wp_make_link_relative( wp_upload_dir()['baseurl'] ) . '/sample-store';
`;

/** A page with the block, a store with goods, orders and people, and a dozen returns. Answers nothing: the stack keeps it all. */
export function seedStore(progress: (line: string) => void): (parts: SeedParts) => Promise<void> {
  return async (parts) => {
    const { site, woo } = parts;
    progress('Sample store: page, people, goods and orders');
    await site.wp(PAGE);
    const users = await makeUsers(parts);
    const svgs = Object.fromEntries(CATALOG.map(({ key, picture }) => [key, pictureOf(picture)]));
    const base = await site.wp<string>(PICTURES, svgs);
    const pictures = new Map(CATALOG.map(({ key }) => [key, `${base}/${key}.svg`]));
    const orders = woo
      ? fillStandin(woo.shop, users, pictures, parts.setNow)
      : await fillReal(site, parts.keys, users, pictures);
    parts.setNow(null);
    const refuse = async (refused: boolean) => {
      if (woo) woo.gateways['boomtest']!.mood = refused ? 'refuses' : 'pays';
      else await gatewayRefuses(site, refused ? 'The bank said no.' : undefined);
    };
    await makeSampleReturns(parts, orders, refuse, progress);
    await site.wp('update_option( "boomerang_demo_order", $input ); return true;', orders.get(ORDERS[0]?.key ?? ''));
  };
}

async function makeUsers({ site }: SeedParts): Promise<ReadonlyMap<Person, number>> {
  const wanted = Object.entries(PEOPLE).filter(([, { login }]) => login !== null);
  const bodies = Object.fromEntries(
    wanted.map(([person, { email, first, last, login }]) => [
      person,
      { user_login: login, user_email: email, first_name: first, last_name: last },
    ]),
  );
  const ids = await site.wp<Record<string, number>>(USERS, bodies);
  return new Map(Object.entries(ids) as [Person, number][]);
}
