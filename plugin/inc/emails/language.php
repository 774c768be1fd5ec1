<?php
/**
 * The language of an e-mail: the one of the page on which the shopper was.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * Does something in another language, where WordPress or this plugin has it; else in the site's own.
 *
 * @return mixed
 */
function in_locale( string $locale, callable $act ) {
	$leave = enter_locale( $locale );
	if ( null === $leave ) {
		return $act();
	}
	add_filter( 'pre_option_date_format', __NAMESPACE__ . '\\date_format' );
	try {
		return $act();
	} finally {
		remove_filter( 'pre_option_date_format', __NAMESPACE__ . '\\date_format' );
		$leave();
	}
}

/**
 * How to get back to the site's own language; null if nothing was changed.
 */
function enter_locale( string $locale ): ?callable {
	if ( '' === $locale || determine_locale() === $locale ) {
		return null;
	}
	return switch_to_locale( $locale ) ? 'restore_previous_locale' : enter_our_words( $locale );
}

/**
 * WordPress switches only to languages whose pack is installed. Our own words need no pack.
 */
function enter_our_words( string $locale ): ?callable {
	$words = \Boomerang\PLUGIN_DIR . "/languages/boomerang-returns-$locale.mo";
	if ( ! preg_match( '/^\w+$/', $locale ) || ! is_readable( $words ) ) {
		return null;
	}
	$controller = \WP_Translation_Controller::get_instance();
	$before     = $controller->get_locale();
	$say        = static function () use ( $locale ): string {
		return $locale;
	};
	load_textdomain( 'boomerang-returns', $words, $locale );
	$controller->set_locale( $locale );
	add_filter( 'determine_locale', $say );
	return static function () use ( $controller, $before, $say ): void {
		remove_filter( 'determine_locale', $say );
		$controller->set_locale( $before );
	};
}

/**
 * The owner chose a date format for the site's own language only.
 */
function date_format(): string {
	/* translators: date format of PHP; use numbers only if your months' names are not in English, e.g. d/m/Y. */
	return _x( 'F j, Y', 'date in an e-mail', 'boomerang-returns' );
}
