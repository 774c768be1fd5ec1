<?php
/**
 * Plugin Name: Test site
 * Description: Keeps the test site quiet (no update checks) and fills what WordPress 6.7-alpha lacks.
 */

declare( strict_types=1 );

add_filter( 'automatic_updater_disabled', '__return_true' );
foreach ( array( 'core', 'plugins', 'themes' ) as $boomerang_kind ) {
	// Without an answer WordPress asks api.wordpress.org on nearly every admin page.
	add_filter(
		"pre_site_transient_update_{$boomerang_kind}",
		static fn() => (object) array(
			'last_checked'    => time(),
			'version_checked' => get_bloginfo( 'version' ),
			'updates'         => array(),
			'response'        => array(),
			'translations'    => array(),
			'checked'         => array(),
		)
	);
}
add_filter( 'pre_site_transient_php_check_' . md5( PHP_VERSION ), static fn() => array( 'is_acceptable' => true ) );
add_filter( 'pre_option_fresh_site', '__return_zero' );
// Avatars come from gravatar.com.
add_filter( 'pre_option_show_avatars', '__return_zero' );
add_action(
	'wp_dashboard_setup',
	static function (): void {
		remove_meta_box( 'dashboard_primary', 'dashboard', 'side' );
	}
);

if ( ! function_exists( 'register_block_template' ) ) {
	/**
	 * Came with WordPress 6.7 beta; WooCommerce 10.2 calls it and the registry, and a store works without its block templates.
	 *
	 * @param string $name Name of the template.
	 * @param array  $args Its properties.
	 */
	function register_block_template( $name, $args = array() ): bool { // phpcs:ignore
		return false;
	}
}

if ( ! class_exists( 'WP_Block_Templates_Registry' ) ) {
	/** Knows no template. */
	final class WP_Block_Templates_Registry { // phpcs:ignore

		public static function get_instance(): self {
			static $registry = null;
			return $registry ??= new self();
		}

		public function is_registered( $name ): bool { // phpcs:ignore
			return false;
		}
	}
}
