<?php
/**
 * An e-mail of a return among WooCommerce's: the owner can switch it off, change its subject and override its template.
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

/**
 * Base of the e-mails; each subclass only names its kind.
 */
abstract class Return_Email extends \WC_Email {

	/**
	 * Kind of e-mail, a key of kinds().
	 *
	 * @var string
	 */
	protected $kind = '';

	/**
	 * What is sent now.
	 *
	 * @var array<string, mixed>|null
	 */
	private $message = null;

	public function __construct() {
		$kind                 = kinds()[ $this->kind ];
		$this->id             = 'boomerang_' . $this->kind;
		$this->title          = $kind['title'];
		$this->description    = $kind['description'];
		$this->customer_email = $kind['customer'];
		$this->template_base  = TEMPLATES;
		$this->template_html  = HTML_TEMPLATE;
		$this->template_plain = PLAIN_TEMPLATE;
		$this->placeholders   = array(
			'{return_number}' => '',
			'{order_number}'  => '',
		);
		parent::__construct();
		if ( ! $this->customer_email ) {
			// For the list of e-mails in the settings; each message names its own.
			$this->recipient = (string) get_option( 'admin_email' );
		}
	}

	/**
	 * Sends one message to its recipient.
	 *
	 * @param array<string, mixed> $message Message with files as paths.
	 */
	public function trigger( array $message ): bool {
		$this->message      = $message;
		$this->recipient    = $message['to'];
		$this->placeholders = placeholders( $message ) + $this->placeholders;
		try {
			return (bool) $this->send( $this->get_recipient(), $this->get_subject(), $this->get_content(), $this->get_headers(), $this->get_attachments() );
		} finally {
			$this->message = null;
		}
	}

	public function get_default_subject(): string {
		return kinds()[ $this->kind ]['subject'];
	}

	public function get_default_heading(): string {
		return kinds()[ $this->kind ]['heading'];
	}

	public function get_subject(): string {
		return marked_subject( (string) parent::get_subject(), $this->message() );
	}

	public function get_headers(): string {
		return rtrim( (string) parent::get_headers() ) . "\r\n" . return_header( $this->message() ) . "\r\n";
	}

	/**
	 * @return string[]
	 */
	public function get_attachments(): array {
		return array_merge( (array) parent::get_attachments(), $this->message()['files'] );
	}

	public function get_content_html(): string {
		return html( $this->message(), $this->get_heading(), $this );
	}

	public function get_content_plain(): string {
		return plain( $this->message(), $this->get_heading(), $this );
	}

	/**
	 * The message, or an example for the preview in WooCommerce's settings.
	 *
	 * @return array<string, mixed>
	 */
	private function message(): array {
		return $this->message ?? array(
			'kind'  => $this->kind,
			'data'  => complete( example() ),
			'files' => array(),
		);
	}
}
