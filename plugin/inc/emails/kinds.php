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
		'received'              => kind(
			__( 'Return received', 'boomerang-returns' ),
			__( 'Sent to the shopper when a return was requested, with the label if there is one.', 'boomerang-returns' ),
			__( 'Your return {return_number} for order {order_number}', 'boomerang-returns' ),
			__( 'We have your return', 'boomerang-returns' )
		),
		'label'                 => kind(
			__( 'Return label', 'boomerang-returns' ),
			__( 'Sent to the shopper when the label came later than the confirmation.', 'boomerang-returns' ),
			__( 'Your label for return {return_number}', 'boomerang-returns' ),
			__( 'Your return label is ready', 'boomerang-returns' )
		),
		'approved'              => kind(
			__( 'Return approved', 'boomerang-returns' ),
			__( 'Sent to the shopper when you approve a return.', 'boomerang-returns' ),
			__( 'Your return {return_number} is approved', 'boomerang-returns' ),
			__( 'Your return is approved', 'boomerang-returns' )
		),
		'rejected'              => kind(
			__( 'Return rejected', 'boomerang-returns' ),
			__( 'Sent to the shopper, with your reason, when you reject a return.', 'boomerang-returns' ),
			__( 'About your return {return_number}', 'boomerang-returns' ),
			__( 'We can’t accept this return', 'boomerang-returns' )
		),
		'reminder'              => kind(
			__( 'Reminder to send', 'boomerang-returns' ),
			__( 'Sent to the shopper some days before the parcel must be sent. How many is set in the return policy.', 'boomerang-returns' ),
			__( 'Please send your return {return_number} soon', 'boomerang-returns' ),
			__( 'Your parcel is not on its way yet', 'boomerang-returns' )
		),
		'refunded'              => kind(
			__( 'Return refunded', 'boomerang-returns' ),
			__( 'Sent to the shopper when the refund of a return was made.', 'boomerang-returns' ),
			__( 'Your refund for return {return_number}', 'boomerang-returns' ),
			__( 'Your refund is on its way', 'boomerang-returns' )
		),
		'credit'                => kind(
			__( 'Store credit', 'boomerang-returns' ),
			__( 'Sent to the shopper with the code of the store credit that a return gave.', 'boomerang-returns' ),
			__( 'Your store credit for return {return_number}', 'boomerang-returns' ),
			__( 'Here is your store credit', 'boomerang-returns' )
		),
		'kept'                  => kind(
			__( 'Refund without sending back', 'boomerang-returns' ),
			__( 'Sent to the shopper when you refund an item that need not be sent back.', 'boomerang-returns' ),
			__( 'Your refund for return {return_number}', 'boomerang-returns' ),
			__( 'Keep it, your refund is on its way', 'boomerang-returns' )
		),
		'nothing_paid'          => kind(
			__( 'Nothing to pay', 'boomerang-returns' ),
			__( 'Sent to the shopper when nothing is paid after inspection: the items were missing, or all was deducted.', 'boomerang-returns' ),
			__( 'About your return {return_number}', 'boomerang-returns' ),
			__( 'Nothing can be paid for these items', 'boomerang-returns' )
		),
		'exchange'              => kind(
			__( 'Exchange on its way', 'boomerang-returns' ),
			__( 'Sent to the shopper when the new item of an exchange can be shipped.', 'boomerang-returns' ),
			__( 'Your exchange for return {return_number}', 'boomerang-returns' ),
			__( 'Your exchange is being shipped', 'boomerang-returns' )
		),
		'exchange_pay'          => kind(
			__( 'Exchange to pay', 'boomerang-returns' ),
			__( 'Sent to the shopper when the new item of an exchange costs more, with a link to pay the difference.', 'boomerang-returns' ),
			__( 'Please pay the difference for return {return_number}', 'boomerang-returns' ),
			__( 'Your new item is set aside for you', 'boomerang-returns' )
		),
		'exchange_choose_again' => kind(
			__( 'Exchange to choose again', 'boomerang-returns' ),
			__( 'Sent to the shopper when the new item of an exchange is sold out meanwhile.', 'boomerang-returns' ),
			__( 'Please choose again for return {return_number}', 'boomerang-returns' ),
			__( 'Please choose again', 'boomerang-returns' )
		),
		'changed'               => kind(
			__( 'Return changed', 'boomerang-returns' ),
			__( 'Sent to the shopper when a return was changed.', 'boomerang-returns' ),
			__( 'Your return {return_number} was changed', 'boomerang-returns' ),
			__( 'Your return was changed', 'boomerang-returns' )
		),
		'cancelled'             => kind(
			__( 'Return cancelled', 'boomerang-returns' ),
			__( 'Sent to the shopper when a return was cancelled.', 'boomerang-returns' ),
			__( 'Your return {return_number} is cancelled', 'boomerang-returns' ),
			__( 'Your return is cancelled', 'boomerang-returns' )
		),
		'new_links'             => kind(
			__( 'New links to a return', 'boomerang-returns' ),
			__( 'Sent to the shopper when you replace the links to a return, its label and packing slip.', 'boomerang-returns' ),
			__( 'New links for your return {return_number}', 'boomerang-returns' ),
			__( 'Here are your new links', 'boomerang-returns' )
		),
		'withdrawal_receipt'    => kind(
			__( 'Receipt of a withdrawal', 'boomerang-returns' ),
			__( 'Sent to the consumer who withdraws from the contract. The law wants it: please leave it on.', 'boomerang-returns' ),
			__( 'Receipt of your withdrawal {return_number} from order {order_number}', 'boomerang-returns' ),
			__( 'We have received your withdrawal', 'boomerang-returns' )
		),
		'outage'                => kind(
			__( 'Request from an outage', 'boomerang-returns' ),
			__( 'Sent to the shopper who asked for a return while the bridge was down: how to go on, or why it can’t be.', 'boomerang-returns' ),
			__( 'Your return request {return_number}', 'boomerang-returns' ),
			__( 'About your return request', 'boomerang-returns' )
		),
		'outage_withdrawal'     => kind(
			__( 'Receipt of a withdrawal from an outage', 'boomerang-returns' ),
			__( 'Sent to the consumer who withdrew from a part of the contract, in words, while the bridge was down. The law wants it: please leave it on.', 'boomerang-returns' ),
			__( 'Receipt of your withdrawal {return_number} from order {order_number}', 'boomerang-returns' ),
			__( 'We have received your withdrawal', 'boomerang-returns' )
		),
		'owner_outage'          => kind(
			__( 'Requests from an outage', 'boomerang-returns' ),
			__( 'Sent to you once an hour at most, with the requests that shoppers left while the bridge was down and that did not become returns by themselves.', 'boomerang-returns' ),
			__( 'Return requests from an outage', 'boomerang-returns' ),
			__( 'Requests from an outage', 'boomerang-returns' ),
			false
		),
		'owner_decision'        => kind(
			__( 'Return needs a decision', 'boomerang-returns' ),
			__( 'Sent to you when a return waits for your approval.', 'boomerang-returns' ),
			__( 'Return {return_number} needs your decision', 'boomerang-returns' ),
			__( 'A return needs your decision', 'boomerang-returns' ),
			false
		),
		'owner_failed_payout'   => kind(
			__( 'Refund of a return failed', 'boomerang-returns' ),
			__( 'Sent to you when a refund could not be made.', 'boomerang-returns' ),
			__( 'The refund for return {return_number} failed', 'boomerang-returns' ),
			__( 'A refund failed', 'boomerang-returns' ),
			false
		),
		'owner_in_doubt'        => kind(
			__( 'Return to be checked', 'boomerang-returns' ),
			__( 'Sent to you when it is not known whether a refund or a label went through.', 'boomerang-returns' ),
			__( 'Please check return {return_number}', 'boomerang-returns' ),
			__( 'Please check what happened', 'boomerang-returns' ),
			false
		),
		'owner_pay_by_hand'     => kind(
			__( 'Refund to pay by hand', 'boomerang-returns' ),
			__( 'Sent to you when the payment method of an order can’t pay back by itself.', 'boomerang-returns' ),
			__( 'Please pay the refund for return {return_number}', 'boomerang-returns' ),
			__( 'A refund waits for you to pay it', 'boomerang-returns' ),
			false
		),
		'owner_held_payout'     => kind(
			__( 'Payout waits for you', 'boomerang-returns' ),
			__( 'Sent to you when the money of a return is due and a person must release it.', 'boomerang-returns' ),
			__( 'The money for return {return_number} waits for you', 'boomerang-returns' ),
			__( 'A payout waits for you', 'boomerang-returns' ),
			false
		),
		'owner_proof_claimed'   => kind(
			__( 'Proof of sending to check', 'boomerang-returns' ),
			__( 'Sent to you when a customer who withdrew from the contract says that the goods were sent.', 'boomerang-returns' ),
			__( 'Withdrawal {return_number}: please check the proof of sending', 'boomerang-returns' ),
			__( 'Please check the proof of sending', 'boomerang-returns' ),
			false
		),
		'owner_deadline'        => kind(
			__( 'Deadline of a withdrawal', 'boomerang-returns' ),
			__( 'Sent to you before the day by which the law wants a withdrawal paid back.', 'boomerang-returns' ),
			__( 'Withdrawal {return_number} must be paid back soon', 'boomerang-returns' ),
			__( 'A legal deadline is near', 'boomerang-returns' ),
			false
		),
		'owner_exchange_paid'   => kind(
			__( 'Exchange is paid', 'boomerang-returns' ),
			__( 'Sent to you when the shopper has paid what a new item costs more.', 'boomerang-returns' ),
			__( 'Exchange of return {return_number} is paid: please ship it', 'boomerang-returns' ),
			__( 'The new item may be shipped', 'boomerang-returns' ),
			false
		),
		'owner_unpaid'          => kind(
			__( 'Order was never paid', 'boomerang-returns' ),
			__( 'Sent to you when items of an order that nobody has paid are returned or withdrawn from.', 'boomerang-returns' ),
			__( 'Please cancel order {order_number}: it was never paid ({return_number})', 'boomerang-returns' ),
			__( 'Please cancel this order', 'boomerang-returns' ),
			false
		),
		'owner_given_at_risk'   => kind(
			__( 'Payment in question after a return was paid', 'boomerang-returns' ),
			__( 'Sent to you when an order fails, goes on hold or is cancelled after its return has given money, credit or an exchange.', 'boomerang-returns' ),
			__( 'Order {order_number}: the payment may be lost (return {return_number})', 'boomerang-returns' ),
			__( 'A payment may be lost', 'boomerang-returns' ),
			false
		),
		'owner_customs'         => kind(
			__( 'Label lacks customs data', 'boomerang-returns' ),
			__( 'Sent to you when no label across the border can be made because products lack customs data.', 'boomerang-returns' ),
			__( 'No label for return {return_number}: customs data is missing', 'boomerang-returns' ),
			__( 'Products lack customs data', 'boomerang-returns' ),
			false
		),
		'owner_digest'          => kind(
			__( 'Digest of returns', 'boomerang-returns' ),
			__( 'Sent to you once an hour at most, when there is more news of one order or customer than you want e-mails for.', 'boomerang-returns' ),
			__( 'More news of returns: {return_number} and others', 'boomerang-returns' ),
			__( 'More news of returns', 'boomerang-returns' ),
			false
		),
		'owner_label'           => kind(
			__( 'No label could be bought', 'boomerang-returns' ),
			__( 'Sent to you when Shippo says no to a label, or offers none.', 'boomerang-returns' ),
			__( 'No label for return {return_number}', 'boomerang-returns' ),
			__( 'We couldn’t get a label', 'boomerang-returns' ),
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
