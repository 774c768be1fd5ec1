<?php
/**
 * The money, line by line; amounts come written out.
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

if ( '' === $args['data']['refundTotal'] ) {
	return;
}
?>
<h2 style="margin:28px 0 8px;font-size:18px"><?php echo esc_html( $args['title'] ); ?></h2>
<table style="width:100%;border-collapse:collapse">
	<?php foreach ( $args['data']['refundLines'] as $line ) : ?>
	<tr>
		<th scope="row" style="padding:6px 12px 6px 0;border-bottom:1px solid #e5e7eb;font-weight:400;text-align:start"><?php echo esc_html( $line['label'] ); ?></th>
		<td style="padding:6px 0;border-bottom:1px solid #e5e7eb;text-align:end;white-space:nowrap"><?php echo esc_html( $line['amount'] ); ?></td>
	</tr>
	<?php endforeach; ?>
	<tr>
		<th scope="row" style="padding:8px 12px 8px 0;text-align:start"><?php esc_html_e( 'Total', 'boomerang-returns' ); ?></th>
		<td style="padding:8px 0;font-weight:700;text-align:end;white-space:nowrap"><?php echo esc_html( $args['data']['refundTotal'] ); ?></td>
	</tr>
</table>
