<?php
/**
 * End of every e-mail.
 *
 * This template can be overridden by copying it to yourtheme/woocommerce/emails/.
 *
 * @package Boomerang
 * @version 1.0.0
 *
 * @var array $args Variables: data, email_heading, email, additional_content.
 */

namespace Boomerang\Emails;

defined( 'ABSPATH' ) || exit;

if ( '' !== $args['additional_content'] ) :
	echo wp_kses_post( wpautop( wptexturize( $args['additional_content'] ) ) );
endif;

if ( $args['email'] ) :
	do_action( 'woocommerce_email_footer', $args['email'] );
else :
	?>
<p style="margin:28px 0 0;padding-top:16px;border-top:1px solid #e5e7eb;color:#4b5563;font-size:14px"><a href="<?php echo esc_url( home_url( '/' ) ); ?>" style="color:#1f3a8a"><?php echo esc_html( $args['data']['storeName'] ); ?></a></p>
</div>
</body>
</html>
	<?php
endif;
