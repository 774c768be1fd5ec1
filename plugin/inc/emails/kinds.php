<?php
/**
 * What e-mails there are, and what their subjects and headings say.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * Kinds of e-mail with title and description (for the owner's settings), subject and heading.
 * Subjects may hold {return_number}, {order_number} and {site_title}.
 *
 * @return array<string, array{customer: bool, title: string, description: string, subject: string, heading: string}>
 */
function kinds(): array {
	return array(
		'received'            => kind(
			__( 'Return received', 'boomerang-returns' ),
			__( 'Sent to the shopper when a return was requested, with the label if there is one.', 'boomerang-returns' ),
			__( 'Your return {return_number} for order {order_number}', 'boomerang-returns' ),
			__( 'We have your return', 'boomerang-returns' )
		),
		'label'               => kind(
			__( 'Return label', 'boomerang-returns' ),
			__( 'Sent to the shopper when the label came later than the confirmation.', 'boomerang-returns' ),
			__( 'Your label for return {return_number}', 'boomerang-returns' ),
			__( 'Your return label is ready', 'boomerang-returns' )
		),
		'approved'            => kind(
			__( 'Return approved', 'boomerang-returns' ),
			__( 'Sent to the shopper when you approve a return.', 'boomerang-returns' ),
			__( 'Your return {return_number} is approved', 'boomerang-returns' ),
			__( 'Your return is approved', 'boomerang-returns' )
		),
		'rejected'            => kind(
			__( 'Return rejected', 'boomerang-returns' ),
			__( 'Sent to the shopper, with your reason, when you reject a return.', 'boomerang-returns' ),
			__( 'About your return {return_number}', 'boomerang-returns' ),
			__( 'We can’t accept this return', 'boomerang-returns' )
		),
		'refunded'            => kind(
			__( 'Return refunded', 'boomerang-returns' ),
			__( 'Sent to the shopper when the refund of a return was made.', 'boomerang-returns' ),
			__( 'Your refund for return {return_number}', 'boomerang-returns' ),
			__( 'Your refund is on its way', 'boomerang-returns' )
		),
		'owner_decision'      => kind(
			__( 'Return needs a decision', 'boomerang-returns' ),
			__( 'Sent to you when a return waits for your approval.', 'boomerang-returns' ),
			__( 'Return {return_number} needs your decision', 'boomerang-returns' ),
			__( 'A return needs your decision', 'boomerang-returns' ),
			false
		),
		'owner_failed_payout' => kind(
			__( 'Refund of a return failed', 'boomerang-returns' ),
			__( 'Sent to you when a refund could not be made.', 'boomerang-returns' ),
			__( 'The refund for return {return_number} failed', 'boomerang-returns' ),
			__( 'A refund failed', 'boomerang-returns' ),
			false
		),
		'owner_in_doubt'      => kind(
			__( 'Return to be checked', 'boomerang-returns' ),
			__( 'Sent to you when it is not known whether a refund or a label went through.', 'boomerang-returns' ),
			__( 'Please check return {return_number}', 'boomerang-returns' ),
			__( 'Please check what happened', 'boomerang-returns' ),
			false
		),
		'owner_pay_by_hand'   => kind(
			__( 'Refund to pay by hand', 'boomerang-returns' ),
			__( 'Sent to you when the payment method of an order can’t pay back by itself.', 'boomerang-returns' ),
			__( 'Please pay the refund for return {return_number}', 'boomerang-returns' ),
			__( 'A refund waits for you to pay it', 'boomerang-returns' ),
			false
		),
	);
}

/**
 * @return array{customer: bool, title: string, description: string, subject: string, heading: string}
 */
function kind( string $title, string $description, string $subject, string $heading, bool $customer = true ): array {
	return compact( 'customer', 'title', 'description', 'subject', 'heading' );
}

/**
 * @param array<string, mixed> $message Message.
 * @return array<string, string>
 */
function placeholders( array $message ): array {
	return array(
		'{return_number}' => $message['data']['returnNumber'],
		'{order_number}'  => $message['data']['orderNumber'],
		'{site_title}'    => $message['data']['storeName'],
	);
}

/**
 * A test must look like one before it is opened.
 *
 * @param array<string, mixed> $message Message.
 */
function marked_subject( string $subject, array $message ): string {
	return $message['data']['test'] ? '[TEST] ' . $subject : $subject;
}
