import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endpoints, type Endpoint } from '../../../bridge/contract/endpoints.ts';
import { mayCommand, type CommandType } from '../../../bridge/domain/rights.ts';
import { capsOf, COMMANDS, EFFECTS, ENDPOINTS, ROLES, suffices } from '../../support/who-may.ts';
import { json } from '../support/fake-bridge.ts';
import type { PluginSite } from '../support/plugin-site.ts';

const OURS = `array( 'receive_boomerang_returns', 'handle_boomerang_returns', 'pay_boomerang_returns', 'manage_boomerang_policy', 'manage_boomerang_returns' )`;

/** As WooCommerce makes them; the stand-in store has none. */
const WOOCOMMERCE_ROLES = `
  add_role( 'customer', 'Customer', array( 'read' => true ) );
  add_role( 'shop_manager', 'Shop manager', array( 'read' => true, 'edit_posts' => true, 'manage_woocommerce' => true, 'edit_others_shop_orders' => true ) );
  do_action( 'activated_plugin', 'woocommerce/woocommerce.php', false );`;

export function rightsSuite(running: () => PluginSite): void {
  const wp = <T>(code: string, input?: unknown) => running().site.wp<T>(code, input);
  const staff = Object.entries<Endpoint>(endpoints).filter(([name]) => name in ENDPOINTS);

  describe('who may do what', () => {
    beforeAll(async () => {
      await wp(
        `${WOOCOMMERCE_ROLES}
         foreach ( $input as $role ) {
           wp_insert_user( array( 'user_login' => "is-$role", 'user_email' => "$role@example.com", 'user_pass' => 'x', 'role' => 'none' === $role ? '' : $role ) );
         }
         return true;`,
        Object.keys(ROLES),
      );
    });
    beforeEach(() => {
      running().bridge.requests.length = 0;
      running().bridge.answer = () => json({ ok: true });
    });

    it.each(Object.keys(ROLES))('%s reaches the endpoints and gives the commands of that role, and nothing else leaves the site', async (role) => {
      const calls = staff.map(([name, { method, path }]) => ({ name, method, path: path.replace(/:\w+/g, 'a1') }));
      const answers = await wp<Record<string, number>>(
        `wp_set_current_user( get_user_by( 'login', $input['login'] )->ID );
         $statuses = array();
         foreach ( $input['calls'] as $call ) {
           $request = new WP_REST_Request( $call['method'], '/boomerang/v1' . $call['path'] );
           $request->set_header( 'Content-Type', 'application/json' );
           $request->set_body( 'GET' === $call['method'] ? '' : '{}' );
           $statuses[ $call['name'] ] = rest_do_request( $request )->get_status();
         }
         return $statuses;`,
        { login: `is-${role}`, calls },
      );
      const open = staff.map(([name]) => name).filter((name) => suffices(ROLES[role] ?? '', ENDPOINTS[name] ?? ''));
      expect(Object.entries(answers).filter(([, status]) => status === 200).map(([name]) => name)).toEqual(open);
      expect(new Set(Object.values(answers).filter((status) => status !== 200))).toEqual(
        new Set(open.length === staff.length ? [] : [403]),
      );
      expect(running().bridge.requests).toHaveLength(open.length);
      const sent = running().bridge.requests.map(({ actor }) => actor['caps'] as string[]);
      for (const caps of sent) expect([...caps].sort()).toEqual(capsOf(ROLES[role] ?? '').sort());
      // The bridge judges each command by what the site has vouched for; by whichever door it came.
      const mayGive = (type: CommandType, about: object) => sent.length > 0 && mayCommand(sent[0]!, type, about);
      const given = (wanted: string) => suffices(ROLES[role] ?? '', wanted);
      for (const [command, wanted] of Object.entries(COMMANDS)) {
        const deducts = command === 'inspect and pay less';
        const may = mayGive((deducts ? 'inspect' : command) as CommandType, { deducts });
        expect([command, may]).toEqual([command, deducts ? given('r') && given('p') : given(wanted)]);
      }
      for (const [effect, wanted] of Object.entries(EFFECTS))
        for (const type of ['try_again', 'resolve_doubt'] as const)
          expect([effect, mayGive(type, { effect })]).toEqual([effect, given(wanted)]);
    });

    it('an address that the contract does not name is closed, also to administrators', async () => {
      const statuses = await wp<number[]>(
        `wp_set_current_user( 1 );
         $try = function ( $method, $path ) {
           $request = new WP_REST_Request( $method, '/boomerang/v1' . $path );
           $request->set_header( 'Content-Type', 'application/json' );
           return rest_do_request( $request )->get_status();
         };
         return array( $try( 'GET', '/admin/elsewhere' ), $try( 'DELETE', '/admin/returns' ), $try( 'GET', '/admin/REPORT' ), $try( 'PATCH', '/policy' ) );`,
      );
      expect(statuses).toEqual([403, 403, 403, 403]);
      expect(running().bridge.requests).toHaveLength(0);
    });

    it('the warehouse sees its own menu and screen in wp-admin, and no other', async () => {
      const { cookie } = await running().login('is-boomerang_warehouse');
      const page = (name: string) => fetch(`${running().site.url}/wp-admin/admin.php?page=${name}`, { headers: { cookie } });
      const html = await (await page('boomerang-returns')).text();
      expect(html).toMatch(/id="toplevel_page_boomerang-returns"/);
      for (const other of ['report', 'health', 'policy', 'connection']) {
        expect(html).not.toContain(`page=boomerang-${other}`);
        expect((await page(`boomerang-${other}`)).status).toBe(403);
      }
    });

    it('WooCommerce sends nobody to My Account who may do something here', async () => {
      const sent = await wp(
        `$sent = array();
         foreach ( $input as $role ) {
           wp_set_current_user( get_user_by( 'login', "is-$role" )->ID );
           $sent[ $role ] = apply_filters( 'woocommerce_prevent_admin_access', true );
         }
         return $sent;`,
        ['boomerang_warehouse', 'customer'],
      );
      expect(sent).toEqual({ boomerang_warehouse: false, customer: true });
    });

    describe('on a site that knew only two rights', () => {
      const capsOfRoles = () =>
        wp<Record<string, string[]>>(
          `$found = array();
           foreach ( array( 'administrator', 'shop_manager', 'counter', 'boomerang_warehouse' ) as $name ) {
             $found[ $name ] = array_values( array_filter( ${OURS}, array( get_role( $name ), 'has_cap' ) ) );
           }
           $user = get_user_by( 'login', 'is-subscriber' );
           $found['own'] = array_values( array_filter( ${OURS}, array( $user, 'has_cap' ) ) );
           return $found;`,
        );

      it('who handled returns receives, handles and pays; the policy stays with administrators and the owner’s own roles', async () => {
        await wp(
          `remove_role( 'boomerang_warehouse' );
           add_role( 'counter', 'Desk', array( 'read' => true, 'manage_boomerang_returns' => true, 'manage_boomerang_policy' => true ) );
           foreach ( array( 'administrator', 'shop_manager' ) as $name ) {
             foreach ( ${OURS} as $cap ) { get_role( $name )->remove_cap( $cap ); }
             get_role( $name )->add_cap( 'manage_boomerang_returns' );
             get_role( $name )->add_cap( 'manage_boomerang_policy' );
           }
           get_user_by( 'login', 'is-subscriber' )->add_cap( 'manage_boomerang_returns' );
           delete_option( 'boomerang_rights' );
           return true;`,
        );
        const three = ['receive_boomerang_returns', 'handle_boomerang_returns', 'pay_boomerang_returns'];
        expect(await capsOfRoles()).toEqual({
          administrator: [...three, 'manage_boomerang_policy'],
          shop_manager: three,
          counter: [...three, 'manage_boomerang_policy'],
          boomerang_warehouse: ['receive_boomerang_returns'],
          own: three,
        });
      });

      it('what an owner changes afterwards stays', async () => {
        await wp(
          `get_role( 'shop_manager' )->remove_cap( 'pay_boomerang_returns' );
           remove_role( 'boomerang_warehouse' );
           get_user_by( 'login', 'is-subscriber' )->remove_cap( 'pay_boomerang_returns' );
           do_action( 'activated_plugin', 'some/other.php', false );
           return true;`,
        );
        const kept = await wp(
          `return array( get_role( 'shop_manager' )->has_cap( 'pay_boomerang_returns' ), null === get_role( 'boomerang_warehouse' ), user_can( get_user_by( 'login', 'is-subscriber' ), 'pay_boomerang_returns' ) );`,
        );
        expect(kept).toEqual([false, true, false]);
      });
    });
  });
}
