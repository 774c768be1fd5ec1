<?php
/**
 * The return form as a block.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Blocks;

use Boomerang\PublicFacts;

defined( 'ABSPATH' ) || exit;

const BUILD = \Boomerang\PLUGIN_DIR . '/build/return-form';

function bootstrap(): void {
	add_action( 'init', __NAMESPACE__ . '\\register' );
	add_action( 'template_redirect', __NAMESPACE__ . '\\keep_page_private' );
}

function register(): void {
	if ( ! is_readable( BUILD . '/block.json' ) ) {
		return;
	}
	$block = register_block_type( BUILD, array( 'render_callback' => __NAMESPACE__ . '\\render' ) );
	if ( ! $block ) {
		return;
	}
	foreach ( array_merge( $block->view_script_handles, $block->editor_script_handles ) as $handle ) {
		wp_set_script_translations( $handle, 'boomerang-returns', \Boomerang\PLUGIN_DIR . '/languages' );
	}
}

/**
 * The page may show a shopper's return, which its fragment opens and no server sees: browsers keep no copy of it, and other sites hear nothing of its address.
 * Search engines may list the form; while a return is open the form's script says that the page is not to be listed.
 */
function keep_page_private(): void {
	if ( is_singular() && has_block( 'boomerang/return-form' ) ) {
		send_private_headers();
	}
}

function send_private_headers(): void {
	if ( ! headers_sent() ) {
		header( 'Cache-Control: no-store' );
		header( 'Referrer-Policy: same-origin' );
	}
}

/**
 * The place where the form mounts. A page cache keeps pages of visitors who are not logged in, so only a page made
 * for one person carries that person's address and nonce; guests need neither.
 *
 * @param array<string, mixed> $attributes Block attributes.
 */
function render( array $attributes ): string {
	// In a block theme a template part may hold the block: it is rendered before anything is sent.
	send_private_headers();
	$data = array(
		'rest-root' => rest_url( 'boomerang/v1/' ),
		'locale'    => get_bloginfo( 'language' ),
		'title'     => (string) ( $attributes['title'] ?? '' ),
		'intro'     => (string) ( $attributes['intro'] ?? '' ),
		'time-zone' => wp_timezone_string(),
	);
	if ( PublicFacts\is_true( 'withdrawal' ) ) {
		$data['withdrawal'] = 'yes';
	}
	if ( is_user_logged_in() ) {
		$data['email'] = wp_get_current_user()->user_email;
		$data['nonce'] = wp_create_nonce( 'wp_rest' );
	}

	$extra = array(
		'data-boomerang-return-form' => '',
		'style'                      => gap_style( $attributes ),
	);
	foreach ( $data as $name => $value ) {
		$extra[ 'data-' . $name ] = $value;
	}
	return sprintf(
		'<div %1$s><noscript>%2$s</noscript></div>',
		get_block_wrapper_attributes( $extra ),
		esc_html__( 'This form needs JavaScript. Please switch it on, or write to us to return something.', 'boomerang-returns' )
	);
}

/**
 * Block spacing as a custom property: WordPress itself writes it only for blocks with a layout.
 *
 * @param array<string, mixed> $attributes Block attributes.
 */
function gap_style( array $attributes ): string {
	$gap = $attributes['style']['spacing']['blockGap'] ?? '';
	if ( ! is_string( $gap ) ) {
		return '';
	}
	$gap = preg_replace( '/^var:preset\|spacing\|([\w-]+)$/', 'var(--wp--preset--spacing--$1)', $gap );
	return preg_match( '/^(?:var\(--wp--preset--spacing--[\w-]+\)|[\d.]+[a-z%]{0,4})$/', $gap ) ? "--boomerang-gap:$gap" : '';
}
