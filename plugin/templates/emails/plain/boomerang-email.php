<?php
/**
 * Every e-mail of Boomerang Returns as plain text.
 *
 * This template can be overridden by copying it to yourtheme/woocommerce/emails/plain/.
 *
 * @package Boomerang
 * @version 2.0.0
 *
 * @var array $args Variables: kind, data, pieces, email_heading, email, additional_content.
 */

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput -- plain text.

if ( $args['data']['test'] ) {
	echo '*** ' . __( 'TEST', 'boomerang-returns' ) . ' – ' . __( 'this return was made with a test account. A label is not valid for posting.', 'boomerang-returns' ) . " ***\n\n";
}
echo $args['email_heading'] . "\n\n";

foreach ( $args['pieces'] as $boomerang_piece ) {
	if ( '' !== ( $boomerang_piece['title'] ?? '' ) ) {
		echo $boomerang_piece['title'] . "\n";
	}
	switch ( $boomerang_piece['type'] ) {
		case 'text':
		case 'address':
			echo $boomerang_piece['text'] . "\n";
			break;
		case 'quote':
			echo '> ' . str_replace( "\n", "\n> ", $boomerang_piece['text'] ) . "\n";
			break;
		case 'button':
		case 'link':
			echo str_replace( " \n", "\n", \Boomerang\Breakdown\pair( $boomerang_piece['label'], "\n" . $boomerang_piece['url'] ) ) . "\n";
			break;
		case 'list':
			foreach ( $boomerang_piece['entries'] as $boomerang_entry ) {
				echo '- ' . $boomerang_entry[0] . ( '' === $boomerang_entry[1] ? '' : ' (' . $boomerang_entry[1] . ')' ) . "\n";
			}
			break;
		case 'table':
			foreach ( $boomerang_piece['rows'] as $boomerang_row ) {
				echo \Boomerang\Breakdown\pair( $boomerang_row[0], $boomerang_row[1] ) . "\n";
			}
			if ( '' !== $boomerang_piece['total'] ) {
				echo \Boomerang\Breakdown\pair( __( 'Total', 'boomerang-returns' ), $boomerang_piece['total'] ) . "\n";
			}
			break;
	}
	echo "\n";
}

if ( '' !== $args['additional_content'] ) {
	echo wp_strip_all_tags( $args['additional_content'] ) . "\n\n";
}
echo "-- \n" . $args['data']['storeName'] . "\n" . home_url( '/' ) . "\n";
