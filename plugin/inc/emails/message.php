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
 * Every field an e-mail may use, as one-line text, list or link; what is missing is empty.
 *
 * @param array<string, mixed> $data Data of the bridge.
 * @return array<string, mixed>
 */
function complete( array $data ): array {
	$store   = line( $data['storeName'] ?? '' );
	$owner   = line( $data['ownerUrl'] ?? '' );
	$verdict = (array) ( $data['verdict'] ?? array() );
	return array(
		'returnNumber'       => line( $data['returnNumber'] ?? '' ),
		'orderNumber'        => line( $data['orderNumber'] ?? '' ),
		'customerName'       => line( $data['customerName'] ?? '' ),
		'returnKind'         => 'withdrawal' === ( $data['returnKind'] ?? '' ) ? 'withdrawal' : 'return',
		'storeName'          => '' === $store ? wp_specialchars_decode( (string) get_option( 'blogname' ), ENT_QUOTES ) : $store,
		'sendBackBy'         => readable_date( line( $data['sendBackBy'] ?? '' ) ),
		'needsApproval'      => (bool) ( $data['needsApproval'] ?? false ),
		'labelUrl'           => paper_url( line( $data['labelUrl'] ?? '' ) ),
		'packingSlipUrl'     => paper_url( line( $data['packingSlipUrl'] ?? '' ) ),
		'returnAddressLines' => lines( $data['returnAddressLines'] ?? array() ),
		'trackingNumber'     => line( $data['trackingNumber'] ?? '' ),
		'test'               => (bool) ( $data['test'] ?? false ),
		'lines'              => rows( $data['lines'] ?? array(), array( 'name', 'quantity', 'reason' ) ),
		'less'               => less_from( $data['less'] ?? null ),
		'paidByHand'         => (bool) ( $data['paidByHand'] ?? false ),
		'endedLabel'         => line( $data['endedLabel'] ?? '' ),
		'unpaid'             => (bool) ( $data['unpaid'] ?? false ),
		'paymentCheck'       => (bool) ( $data['paymentCheck'] ?? false ),
		'payouts'            => array_map( __NAMESPACE__ . '\\payout', array_values( array_filter( (array) ( $data['payouts'] ?? array() ), 'is_array' ) ) ),
		'verdict'            => verdict_sentence( line( $verdict['code'] ?? '' ), array_map( __NAMESPACE__ . '\\line', (array) ( $verdict['params'] ?? array() ) ) ),
		'statusUrl'          => line( $data['statusUrl'] ?? '' ),
		'claims'             => rows( $data['claims'] ?? array(), CLAIM_FIELDS ),
		'missingCustoms'     => lines( $data['missingCustoms'] ?? array() ),
		'reason'             => trim( sanitize_textarea_field( (string) ( $data['reason'] ?? '' ) ) ),
		'ownerUrl'           => '' === $owner ? admin_url( 'admin.php?page=boomerang-returns' ) : $owner,
	) + what_is_given( $data );
}

/**
 * The address of a label or packing slip as this site answers it: the bridge names it below /wp-json/, which sites with plain permalinks don't have.
 */
function paper_url( string $url ): string {
	$pretty = \Boomerang\Settings\site() . '/wp-json/';
	return 0 === strpos( $url, $pretty ) ? rest_url( substr( $url, strlen( $pretty ) ) ) : $url;
}

/**
 * The credit, the exchange's order, the statement of withdrawal and the request from an outage, where there is one.
 *
 * @param array<string, mixed> $data Data of the bridge.
 * @return array<string, array<string, mixed>>
 */
function what_is_given( array $data ): array {
	$credit              = row( $data['credit'] ?? array(), array( 'code', 'amount', 'beforeTax', 'expiresAt', 'usage' ) );
	$credit['expiresAt'] = readable_date( $credit['expiresAt'] );

	$exchange            = row( $data['exchange'] ?? array(), array( 'orderNumber', 'due', 'payUrl' ) );
	$exchange['items']   = rows( ( (array) ( $data['exchange'] ?? array() ) )['items'] ?? array(), array( 'name', 'quantity' ) );
	$exchange['instead'] = rows( ( (array) ( $data['exchange'] ?? array() ) )['instead'] ?? array(), array( 'name', 'quantity' ) );

	$withdrawal                = row( $data['withdrawal'] ?? array(), array( 'name', 'email', 'confirmedAt', 'refundBy', 'returnCost' ) );
	$withdrawal['confirmedAt'] = readable_time( $withdrawal['confirmedAt'] );
	$withdrawal['refundBy']    = readable_date( $withdrawal['refundBy'] );

	$kept     = kept_request( $data['kept'] ?? array() );
	$requests = array_map( __NAMESPACE__ . '\\kept_request', array_values( (array) ( $data['requests'] ?? array() ) ) );
	$digest   = digest_from( (array) ( $data['digest'] ?? array() ) );
	$more     = max( 0, (int) ( $data['more'] ?? 0 ) );
	$at_risk  = at_risk_from( (array) ( $data['atRisk'] ?? array() ) );
	return compact( 'credit', 'exchange', 'withdrawal', 'kept', 'requests', 'digest', 'more' ) + array( 'atRisk' => $at_risk );
}

/**
 * Messages that were gathered into one.
 *
 * @param array<string, mixed> $digest What the bridge sent.
 * @return array{lines: array<int, array<string, string>>, more: int}
 */
function digest_from( array $digest ): array {
	return array(
		'lines' => rows( $digest['lines'] ?? array(), array( 'returnNumber', 'orderNumber', 'email', 'ended', 'url' ) ),
		'more'  => max( 0, (int) ( $digest['more'] ?? 0 ) ),
	);
}

/**
 * A request from an outage.
 *
 * @param mixed $given What is told of it.
 * @return array<string, string>
 */
function kept_request( $given ): array {
	$kept          = row( $given, array( 'outcome', 'at', 'formUrl', 'reason', 'until', 'name', 'email', 'typedOrder', 'receipt' ) );
	$kept['at']    = readable_time( $kept['at'] );
	$kept['until'] = readable_date( $kept['until'] );
	$kept['words'] = trim( sanitize_textarea_field( (string) ( ( (array) $given )['words'] ?? '' ) ) );
	return $kept;
}

/**
 * @param mixed    $rows   List of objects.
 * @param string[] $fields Fields of each.
 * @return array<int, array<string, string>>
 */
function rows( $rows, array $fields ): array {
	$complete = array();
	foreach ( (array) $rows as $row ) {
		$complete[] = row( $row, $fields );
	}
	return $complete;
}

/**
 * @param mixed    $row    Object.
 * @param string[] $fields Its fields.
 * @return array<string, string>
 */
function row( $row, array $fields ): array {
	$texts = array();
	foreach ( $fields as $field ) {
		$texts[ $field ] = line( ( (array) $row )[ $field ] ?? '' );
	}
	return $texts;
}

/**
 * @param mixed $texts List of texts.
 * @return string[]
 */
function lines( $texts ): array {
	return array_values( array_filter( array_map( __NAMESPACE__ . '\\line', (array) $texts ) ) );
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
 * A day in the words of the locale. A day alone has no time zone and stays what it is; an instant falls on a day of the store's own.
 */
function readable_date( string $iso ): string {
	$zone = strlen( $iso ) > 10 ? wp_timezone() : new \DateTimeZone( 'UTC' );
	$date = date_create_immutable( $iso, new \DateTimeZone( 'UTC' ) );
	return '' !== $iso && $date ? (string) wp_date( (string) get_option( 'date_format' ), $date->getTimestamp(), $zone ) : '';
}

/**
 * An instant to the minute, in the store's time zone and with its distance from UTC: nobody can read it as another time.
 */
function readable_time( string $iso ): string {
	$date = date_create_immutable( $iso, new \DateTimeZone( 'UTC' ) );
	return '' !== $iso && $date ? readable_date( $iso ) . ', ' . wp_date( 'H:i (\U\T\CP)', $date->getTimestamp() ) : '';
}
