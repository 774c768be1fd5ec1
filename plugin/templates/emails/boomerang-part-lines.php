<?php
/**
 * What comes back.
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

if ( ! $args['data']['lines'] ) {
	return;
}
?>
<h2 style="margin:28px 0 8px;font-size:18px"><?php echo esc_html( $args['title'] ); ?></h2>
<ul style="margin:0;padding:0 0 0 20px">
	<?php foreach ( $args['data']['lines'] as $line ) : ?>
	<li style="margin:0 0 8px">
		<?php echo esc_html( $line['quantity'] . ' × ' . $line['name'] ); ?>
		<?php if ( '' !== $line['reason'] ) : ?>
		<br><span style="color:#4b5563"><?php echo esc_html( $line['reason'] ); ?></span>
		<?php endif; ?>
	</li>
	<?php endforeach; ?>
</ul>
