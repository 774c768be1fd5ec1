<?php
/**
 * What a person or a peer said.
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

if ( '' === $args['data']['reason'] ) {
	return;
}
?>
<blockquote style="margin:16px 0;padding:12px 16px;border-left:4px solid #9ca3af;background:#f3f4f6"><?php echo nl2br( esc_html( $args['data']['reason'] ) ); ?></blockquote>
