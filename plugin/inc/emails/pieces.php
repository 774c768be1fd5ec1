<?php
/**
 * What e-mails are made of. HTML and plain text are both written from these pieces, so they say the same; an empty piece is left out.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

use Boomerang\Breakdown;

defined( 'ABSPATH' ) || exit;

/**
 * @return array{type: string, text: string}
 */
function say( string $text ): array {
	return array(
		'type' => 'text',
		'text' => $text,
	);
}

/**
 * What a person or a peer said.
 *
 * @return array{type: string, text: string}
 */
function quote( string $text ): array {
	return array( 'type' => 'quote' ) + say( $text );
}

/**
 * @param string $type button, or link for what the reader need not do.
 * @return array{type: string, label: string, url: string}
 */
function link( string $label, string $url, string $type = 'button' ): array {
	return compact( 'type', 'label', 'url' );
}

/**
 * @param array<int, array{0: string, 1: string}> $entries Each with its small print.
 * @return array{type: string, title: string, entries: array<int, array{0: string, 1: string}>}
 */
function items( string $title, array $entries ): array {
	return array(
		'type'    => 'list',
		'title'   => $title,
		'entries' => $entries,
	);
}

/**
 * @param array<int, array{0: string, 1: string}> $rows Name and value; rows without a value are left out.
 * @return array<string, mixed>
 */
function table( string $title, array $rows, string $total = '' ): array {
	$rows = array_filter(
		$rows,
		static function ( array $row ): bool {
			return '' !== $row[1];
		}
	);
	return array( 'type' => 'table' ) + compact( 'title', 'rows', 'total' );
}

/**
 * Goods as list entries: "2 × Mug", with the reason as small print.
 *
 * @param array<int, array<string, string>> $lines Lines of the return.
 * @return array<int, array{0: string, 1: string}>
 */
function goods( array $lines ): array {
	return array_map(
		static function ( array $line ): array {
			return array( $line['quantity'] . ' × ' . $line['name'], $line['reason'] ?? '' );
		},
		$lines
	);
}

/**
 * The money, one table for each way in which it is paid.
 *
 * @param array<string, mixed>  $data   Data of the message.
 * @param array<string, string> $titles Title for each resolution that is shown.
 * @return array<int, array<string, mixed>>
 */
function money( array $data, array $titles ): array {
	$tables = array();
	foreach ( $data['payouts'] as $payout ) {
		if ( isset( $titles[ $payout['resolution'] ] ) ) {
			$tables[] = table( $titles[ $payout['resolution'] ], $payout['rows'], $payout['total'] );
		}
	}
	return $tables;
}

/**
 * @return array<string, string>
 */
function estimated(): array {
	return array(
		'refund'       => __( 'Estimated refund', 'boomerang-returns' ),
		'store_credit' => __( 'Estimated store credit', 'boomerang-returns' ),
		'exchange'     => __( 'Your exchange', 'boomerang-returns' ),
		'keep'         => __( 'Estimated refund for what you keep', 'boomerang-returns' ),
	);
}

/**
 * @return array<string, string>
 */
function for_owner(): array {
	return array(
		'refund'       => __( 'Refund', 'boomerang-returns' ),
		'store_credit' => __( 'Store credit', 'boomerang-returns' ),
		'exchange'     => __( 'Exchange', 'boomerang-returns' ),
		'keep'         => __( 'Refund without sending back', 'boomerang-returns' ),
	);
}

/**
 * One payout of the bridge as rows of words and amounts.
 *
 * @param array<string, mixed> $payout Payout of the bridge; its amounts are written out.
 * @return array{resolution: string, rows: array<int, array{0: string, 1: string}>, total: string}
 */
function payout( array $payout ): array {
	$rows = array();
	foreach ( (array) ( $payout['lines'] ?? array() ) as $line ) {
		$line   = (array) $line;
		$rows[] = array( Breakdown\words( line( $line['kind'] ?? '' ), line( $line['label'] ?? '' ), (int) ( $line['quantity'] ?? 0 ) ), line( $line['amount'] ?? '' ) );
	}
	return array(
		'resolution' => line( $payout['resolution'] ?? '' ),
		'rows'       => $rows,
		'total'      => line( $payout['total'] ?? '' ),
	);
}
