import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site, SiteOptions } from './start-site.ts';

/** The administrator of every test site. */
export const ADMIN = { user: 'admin', password: 'password', email: 'owner@example.com' } as const;

/** Constants of every test site: no cron of its own, no updates, no calls beyond this machine. The folders are as PHP sees them. */
export function siteConstants(
  loginKey: string,
  folders: { readonly mailbox: string; readonly logs: string },
): Record<string, string | number | boolean> {
  return {
    BOOMERANG_LOGIN_KEY: loginKey,
    BOOMERANG_MAILBOX_DIR: folders.mailbox,
    DISABLE_WP_CRON: true,
    AUTOMATIC_UPDATER_DISABLED: true,
    DISALLOW_FILE_MODS: true,
    WP_AUTO_UPDATE_CORE: false,
    WP_HTTP_BLOCK_EXTERNAL: true,
    WP_ACCESSIBLE_HOSTS: '127.0.0.1,localhost',
    WP_ENVIRONMENT_TYPE: 'local',
    WP_DEBUG: true,
    WP_DEBUG_DISPLAY: false,
    WP_DEBUG_LOG: `${folders.logs}/php-errors.log`,
  };
}

/** Secret that the one-click login asks for. */
export const newLoginKey = (): string => randomBytes(24).toString('base64url');

const FIRST_SETTINGS = `
	foreach ( array(
		'blogname'            => 'Boomerang Outfitters',
		'blogdescription'     => '',
		'admin_email'         => $input['email'],
		'timezone_string'     => 'America/Los_Angeles',
		'permalink_structure' => '/%postname%/',
		'default_ping_status' => 'closed',
	) as $name => $value ) {
		update_option( $name, $value );
	}
	wp_update_user( array( 'ID' => 1, 'user_email' => $input['email'], 'user_pass' => $input['password'] ) );
	wp_delete_post( 1, true );
	flush_rewrite_rules();
	return true;
`;

const ACTIVATE = `
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	foreach ( $input as $plugin ) {
		$failed = is_plugin_active( $plugin ) ? null : activate_plugin( $plugin );
		if ( is_wp_error( $failed ) ) {
			throw new RuntimeException( $plugin . ': ' . $failed->get_error_message() );
		}
	}
	return true;
`;

const DEACTIVATE = `
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
	deactivate_plugins( $input, true );
	return true;
`;

/** First settings once; the plugins that this start mounts are activated at every start. */
export async function setUpSite(site: Site, options: SiteOptions): Promise<void> {
  if (site.installed) {
    await site.wp(FIRST_SETTINGS, { email: ADMIN.email, password: ADMIN.password });
    // WordPress announces its installation and the new password by mail: no mails of the store.
    for (const name of await readdir(site.mailbox)) await rm(join(site.mailbox, name));
  }
  const plugins = [
    { path: 'woocommerce/woocommerce.php', wanted: options.woocommerceDir !== undefined },
    { path: 'boomerang-returns/boomerang-returns.php', wanted: options.plugin !== undefined },
  ];
  const pathsOf = (wanted: boolean) => plugins.filter((plugin) => plugin.wanted === wanted).map(({ path }) => path);
  if (!site.installed) await site.wp(DEACTIVATE, pathsOf(false));
  if (pathsOf(true).length > 0) await site.wp(ACTIVATE, pathsOf(true));
}
