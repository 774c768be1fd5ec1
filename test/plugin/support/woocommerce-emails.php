/*
 * The part of WooCommerce's e-mails that ours stand on, as in WooCommerce 10: settings by key, placeholders, the handler
 * that empties the plain part of HTML e-mails, and sending. $GLOBALS['owner_settings'] is what the owner saved.
 */
class WC_Email {
	public $id;
	public $title;
	public $description;
	public $customer_email = false;
	public $template_base;
	public $template_html;
	public $template_plain;
	public $placeholders = array();
	public $recipient;
	public $object;
	public $sending;
	public $enabled;

	public function __construct() {
		$this->placeholders += array( '{site_title}' => get_option( 'blogname' ) );
		$this->enabled       = $this->get_option( 'enabled', 'yes' );
		add_action( 'phpmailer_init', array( $this, 'handle_multipart' ) );
	}

	public function handle_multipart( $mailer ) {
		if ( $this->sending ) {
			$mailer->AltBody = '';
			$this->sending   = false;
		}
		return $mailer;
	}

	public function get_option( $key, $empty = null ) {
		return $GLOBALS['owner_settings'][ $this->id ][ $key ] ?? $empty;
	}

	public function format_string( $string ) {
		return strtr( $string, $this->placeholders );
	}

	public function get_subject() {
		return $this->format_string( $this->get_option( 'subject', $this->get_default_subject() ) );
	}

	public function get_heading() {
		return $this->format_string( $this->get_option( 'heading', $this->get_default_heading() ) );
	}

	public function get_additional_content() {
		return $this->format_string( $this->get_option( 'additional_content', '' ) );
	}

	public function get_recipient() {
		return $this->recipient;
	}

	public function get_headers() {
		return 'Content-Type: ' . $this->get_content_type() . "\r\n" . 'Reply-to: ' . get_option( 'blogname' ) . " <shop@example.com>\r\n";
	}

	public function get_attachments() {
		return array();
	}

	public function get_content_type() {
		return 'plain' === $this->get_option( 'email_type', 'html' ) ? 'text/plain' : 'text/html';
	}

	public function is_enabled() {
		return 'yes' === $this->enabled;
	}

	public function get_content() {
		$this->sending = true;
		return 'text/plain' === $this->get_content_type() ? wp_strip_all_tags( $this->get_content_plain() ) : $this->get_content_html();
	}

	public function send( $to, $subject, $message, $headers, $attachments ) {
		return wp_mail( $to, wp_specialchars_decode( $subject ), $message, $headers, $attachments );
	}
}

function wc_get_template_html( $name, $args, $path, $base ) {
	extract( $args ); // phpcs:ignore
	ob_start();
	include $base . $name;
	return ob_get_clean();
}

function WC() {
	return new class() {
		public function mailer() {
			return $this;
		}

		public function get_emails() {
			static $emails = null;
			$emails        = $emails ?? apply_filters( 'woocommerce_email_classes', array() );
			return $emails;
		}
	};
}

add_action( 'woocommerce_email_header', fn( $heading ) => print( "<html><body><h1>$heading</h1>" ), 10, 1 );
add_action( 'woocommerce_email_footer', fn() => print( '<p>Store footer</p></body></html>' ) );
