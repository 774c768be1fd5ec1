<?php
/**
 * The message as the bridge sends it, checked and completed, so that templates can rely on every field.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

const ATTACHMENT_TYPES = array( 'application/pdf', 'image/png' );

/**
 * @return array<string, mixed>|\WP_Error
 */
function message_from( \WP_REST_Request $request ) {
	$kind = (string) $request['kind'];
	$to   = (string) $request['to'];
	if ( '' === $to && ! kinds()[ $kind ]['customer'] ) {
		$to = (string) get_option( 'admin_email' );
	}
	if ( ! is_email( $to ) ) {
		return new \WP_Error( 'bad_recipient', 'The recipient is not an e-mail address.', array( 'status' => 400 ) );
	}
	$files = array();
	foreach ( $request['attachments'] as $attachment ) {
		$bytes = base64_decode( (string) ( $attachment['base64'] ?? '' ), true );
		$name  = sanitize_file_name( (string) ( $attachment['filename'] ?? '' ) );
		if ( ! $bytes || '' === $name || ! in_array( $attachment['contentType'] ?? '', ATTACHMENT_TYPES, true ) ) {
			return new \WP_Error( 'bad_attachment', 'An attachment is empty or of a kind that is not sent.', array( 'status' => 400 ) );
		}
		$files[ $name ] = $bytes;
	}
	return array(
		'kind'      => $kind,
		'to'        => $to,
		'messageId' => message_id( (string) $request['messageId'] ),
		'data'      => complete( (array) $request['data'] ),
		'files'     => $files,
	);
}

function message_id( string $id ): string {
	$id = trim( $id, '<>' );
	return '<' . ( false === strpos( $id, '@' ) ? $id . '@' . wp_parse_url( home_url(), PHP_URL_HOST ) : $id ) . '>';
}

/**
 * Every field a template may use, as one-line text, list or link; what is missing is empty.
 *
 * @param array<string, mixed> $data Data of the bridge.
 * @return array<string, mixed>
 */
function complete( array $data ): array {
	$refund = (array) ( $data['refund'] ?? array() );
	$store  = line( $data['storeName'] ?? '' );
	$owner  = line( $data['ownerUrl'] ?? '' );
	return array(
		'returnNumber'       => line( $data['returnNumber'] ?? '' ),
		'orderNumber'        => line( $data['orderNumber'] ?? '' ),
		'customerName'       => line( $data['customerName'] ?? '' ),
		'storeName'          => '' === $store ? wp_specialchars_decode( (string) get_option( 'blogname' ), ENT_QUOTES ) : $store,
		'sendBackBy'         => readable_date( line( $data['sendBackBy'] ?? '' ) ),
		'needsApproval'      => (bool) ( $data['needsApproval'] ?? false ),
		'labelUrl'           => line( $data['labelUrl'] ?? '' ),
		'packingSlipUrl'     => line( $data['packingSlipUrl'] ?? '' ),
		'returnAddressLines' => array_values( array_filter( array_map( __NAMESPACE__ . '\\line', (array) ( $data['returnAddressLines'] ?? array() ) ) ) ),
		'trackingNumber'     => line( $data['trackingNumber'] ?? '' ),
		'test'               => (bool) ( $data['test'] ?? false ),
		'lines'              => rows( $data['lines'] ?? array(), array( 'name', 'quantity', 'reason' ) ),
		'refundLines'        => rows( $refund['lines'] ?? array(), array( 'label', 'amount' ) ),
		'refundTotal'        => line( $refund['total'] ?? '' ),
		'reason'             => trim( sanitize_textarea_field( (string) ( $data['reason'] ?? '' ) ) ),
		'ownerUrl'           => '' === $owner ? admin_url( 'admin.php?page=boomerang-returns' ) : $owner,
	);
}

/**
 * @param mixed    $rows   List of objects.
 * @param string[] $fields Fields of each.
 * @return array<int, array<string, string>>
 */
function rows( $rows, array $fields ): array {
	$complete = array();
	foreach ( (array) $rows as $row ) {
		$texts = array();
		foreach ( $fields as $field ) {
			$texts[ $field ] = line( ( (array) $row )[ $field ] ?? '' );
		}
		$complete[] = $texts;
	}
	return $complete;
}

/**
 * One line of text. Only line breaks and control characters go: "Size <M>" is a name, and templates escape it.
 *
 * @param mixed $value Text or number.
 */
function line( $value ): string {
	return is_scalar( $value ) ? trim( (string) preg_replace( '/[\x00-\x1f\x7f]+/', ' ', (string) $value ) ) : '';
}

/**
 * A day in the words of the locale. Days have no time zone: read and written in UTC, they stay what they are.
 */
function readable_date( string $iso_date ): string {
	$date = \DateTimeImmutable::createFromFormat( '!Y-m-d', substr( $iso_date, 0, 10 ), new \DateTimeZone( 'UTC' ) );
	return $date ? (string) wp_date( (string) get_option( 'date_format' ), $date->getTimestamp(), new \DateTimeZone( 'UTC' ) ) : '';
}
