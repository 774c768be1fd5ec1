<?php
/**
 * WooCommerce knows an e-mail by its class, so each kind has one.
 *
 * @package Boomerang
 */

// phpcs:disable Generic.Files.OneObjectStructurePerFile, WordPress.Files.FileName, Squiz.Commenting -- nine names and nothing else.

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * @return array<string, class-string<Return_Email>>
 */
function woocommerce_classes(): array {
	return array(
		'received'            => Received_Email::class,
		'label'               => Label_Email::class,
		'approved'            => Approved_Email::class,
		'rejected'            => Rejected_Email::class,
		'refunded'            => Refunded_Email::class,
		'owner_decision'      => Owner_Decision_Email::class,
		'owner_failed_payout' => Owner_Failed_Payout_Email::class,
		'owner_in_doubt'      => Owner_In_Doubt_Email::class,
		'owner_pay_by_hand'   => Owner_Pay_By_Hand_Email::class,
	);
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

class Refunded_Email extends Return_Email {
	protected $kind = 'refunded';
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
