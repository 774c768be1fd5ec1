<?php
/**
 * WooCommerce knows an e-mail by its class, so each kind has one.
 *
 * @package Boomerang
 */

// phpcs:disable Generic.Files.OneObjectStructurePerFile, WordPress.Files.FileName, Squiz.Commenting -- names and nothing else.

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * The class of a kind: owner_in_doubt is Owner_In_Doubt_Email.
 *
 * @return class-string<Return_Email>
 */
function woocommerce_class( string $kind ): string {
	return __NAMESPACE__ . '\\' . ucwords( $kind, '_' ) . '_Email';
}

class Received_Email extends Return_Email {
	protected $kind = 'received';
}

class Label_Email extends Return_Email {
	protected $kind = 'label';
}

class Approved_Email extends Return_Email {
	protected $kind = 'approved';
}

class Rejected_Email extends Return_Email {
	protected $kind = 'rejected';
}

class Reminder_Email extends Return_Email {
	protected $kind = 'reminder';
}

class Refunded_Email extends Return_Email {
	protected $kind = 'refunded';
}

class Credit_Email extends Return_Email {
	protected $kind = 'credit';
}

class Kept_Email extends Return_Email {
	protected $kind = 'kept';
}

class Nothing_Paid_Email extends Return_Email {
	protected $kind = 'nothing_paid';
}

class Exchange_Email extends Return_Email {
	protected $kind = 'exchange';
}

class Exchange_Pay_Email extends Return_Email {
	protected $kind = 'exchange_pay';
}

class Exchange_Choose_Again_Email extends Return_Email {
	protected $kind = 'exchange_choose_again';
}

class Changed_Email extends Return_Email {
	protected $kind = 'changed';
}

class Cancelled_Email extends Return_Email {
	protected $kind = 'cancelled';
}

class New_Links_Email extends Return_Email {
	protected $kind = 'new_links';
}

class Withdrawal_Receipt_Email extends Return_Email {
	protected $kind = 'withdrawal_receipt';
}

class Outage_Email extends Return_Email {
	protected $kind = 'outage';
}

class Outage_Withdrawal_Email extends Return_Email {
	protected $kind = 'outage_withdrawal';
}

class Owner_Outage_Email extends Return_Email {
	protected $kind = 'owner_outage';
}

class Owner_Decision_Email extends Return_Email {
	protected $kind = 'owner_decision';
}

class Owner_Failed_Payout_Email extends Return_Email {
	protected $kind = 'owner_failed_payout';
}

class Owner_In_Doubt_Email extends Return_Email {
	protected $kind = 'owner_in_doubt';
}

class Owner_Pay_By_Hand_Email extends Return_Email {
	protected $kind = 'owner_pay_by_hand';
}

class Owner_Held_Payout_Email extends Return_Email {
	protected $kind = 'owner_held_payout';
}

class Owner_Proof_Claimed_Email extends Return_Email {
	protected $kind = 'owner_proof_claimed';
}

class Owner_Deadline_Email extends Return_Email {
	protected $kind = 'owner_deadline';
}

class Owner_Exchange_Paid_Email extends Return_Email {
	protected $kind = 'owner_exchange_paid';
}

class Owner_Unpaid_Email extends Return_Email {
	protected $kind = 'owner_unpaid';
}

class Owner_Given_At_Risk_Email extends Return_Email {
	protected $kind = 'owner_given_at_risk';
}

class Owner_Customs_Email extends Return_Email {
	protected $kind = 'owner_customs';
}

class Owner_Digest_Email extends Return_Email {
	protected $kind = 'owner_digest';
}

class Owner_Label_Email extends Return_Email {
	protected $kind = 'owner_label';
}
