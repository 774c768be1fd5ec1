<?php
/**
 * What the previews in WooCommerce's settings show.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * Data of an invented return, with something for every kind of e-mail.
 *
 * @return array<string, mixed>
 */
function example(): array {
	$name   = __( 'Example product', 'boomerang-returns' );
	$amount = html_entity_decode( wp_strip_all_tags( wc_price( 20 ) ), ENT_QUOTES, 'UTF-8' );
	$payout = static function ( string $resolution ) use ( $name, $amount ): array {
		$line = array(
			'kind'     => 'goods',
			'label'    => $name,
			'quantity' => 1,
			'amount'   => $amount,
		);
		return array(
			'resolution' => $resolution,
			'lines'      => array( $line ),
			'total'      => $amount,
		);
	};
	$item   = array(
		'name'     => $name,
		'quantity' => 1,
	);
	$later  = gmdate( 'Y-m-d', time() + 14 * DAY_IN_SECONDS );
	return array(
		'returnNumber'   => 'RMA-1001',
		'orderNumber'    => '1234',
		'lines'          => array( $item ),
		'payouts'        => array_map( $payout, array( 'refund', 'store_credit', 'exchange', 'keep' ) ),
		'credit'         => array(
			'code'      => 'ABCD-EFGH',
			'amount'    => $amount,
			'expiresAt' => $later,
			'usage'     => 'once',
		),
		'exchange'       => array(
			'orderNumber' => '1235',
			'items'       => array( $item ),
			'instead'     => array( $item ),
			'due'         => $amount,
			'payUrl'      => home_url( '/' ),
		),
		'withdrawal'     => array(
			'name'        => __( 'Example name', 'boomerang-returns' ),
			'email'       => 'name@example.com',
			'confirmedAt' => gmdate( 'c' ),
			'refundBy'    => $later,
			'returnCost'  => 'customer',
		),
		'kept'           => array(
			'outcome' => 'continue',
			'at'      => gmdate( 'c' ),
			'formUrl' => home_url( '/' ),
			'words'   => $name,
		),
		'requests'       => array(
			array(
				'receipt'    => 'K-7F3K-9Q2M',
				'outcome'    => 'continue',
				'at'         => gmdate( 'c' ),
				'typedOrder' => '1234',
				'email'      => 'name@example.com',
				'words'      => $name,
			),
		),
		'atRisk'         => array(
			'status'     => 'on-hold',
			'given'      => array(
				array(
					'resolution' => 'store_credit',
					'amount'     => $amount,
					'state'      => 'given',
				),
			),
			'creditLeft' => $amount,
		),
		'digest'         => array(
			'lines' => array(
				array(
					'returnNumber' => 'RMA-1001',
					'orderNumber'  => '1234',
					'email'        => 'owner_decision',
					'url'          => home_url( '/' ),
				),
				array(
					'returnNumber' => 'RMA-1002',
					'orderNumber'  => '1234',
					'email'        => 'owner_decision',
					'ended'        => 'cancelled',
					'url'          => home_url( '/' ),
				),
			),
		),
		'statusUrl'      => home_url( '/' ),
		'missingCustoms' => array( $name ),
	);
}
