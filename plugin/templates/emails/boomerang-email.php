<?php
/**
 * Every e-mail of Boomerang Returns.
 *
 * This template can be overridden by copying it to yourtheme/woocommerce/emails/.
 *
 * @package Boomerang
 * @version 2.0.0
 *
 * @var array $args Variables: kind, data, pieces, email_heading, email, additional_content.
 */

defined( 'ABSPATH' ) || exit;

$boomerang_data = $args['data'];

if ( $args['email'] ) :
	do_action( 'woocommerce_email_header', $args['email_heading'], $args['email'] );
else :
	?>
<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head>
	<meta charset="utf-8">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<title><?php echo esc_html( $args['email_heading'] ); ?></title>
</head>
<body style="margin:0;padding:24px 12px;background:#f3f4f6;color:#1f2937;font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<div role="article" aria-label="<?php echo esc_attr( $args['email_heading'] ); ?>" style="max-width:600px;margin:0 auto;padding:28px 24px;background:#ffffff;border-radius:10px;overflow-wrap:anywhere">
<p style="margin:0 0 20px;color:#4b5563;font-weight:600"><?php echo esc_html( $boomerang_data['storeName'] ); ?></p>
<h1 style="margin:0 0 20px;font-size:26px;line-height:1.25"><?php echo esc_html( $args['email_heading'] ); ?></h1>
	<?php
endif;

if ( $boomerang_data['test'] ) :
	?>
<p style="margin:0 0 20px;padding:12px 16px;border:2px solid #b45309;border-radius:6px;background:#fffbeb;color:#78350f"><strong><?php esc_html_e( 'TEST', 'boomerang-returns' ); ?></strong> – <?php esc_html_e( 'this return was made with a test account. A label is not valid for posting.', 'boomerang-returns' ); ?></p>
	<?php
endif;

foreach ( $args['pieces'] as $boomerang_piece ) :
	if ( '' !== ( $boomerang_piece['title'] ?? '' ) ) :
		?>
<h2 style="margin:28px 0 8px;font-size:18px"><?php echo esc_html( $boomerang_piece['title'] ); ?></h2>
		<?php
	endif;
	switch ( $boomerang_piece['type'] ) :
		case 'text':
			?>
<p><?php echo esc_html( $boomerang_piece['text'] ); ?></p>
			<?php
			break;
		case 'quote':
			?>
<blockquote style="margin:16px 0;padding:12px 16px;border-left:4px solid #9ca3af;background:#f3f4f6"><?php echo implode( '<br>', array_map( 'esc_html', explode( "\n", $boomerang_piece['text'] ) ) ); ?></blockquote>
			<?php
			break;
		case 'address':
			?>
<p style="margin:0;padding:12px 16px;border-left:4px solid #1f3a8a;background:#f3f4f6"><?php echo implode( '<br>', array_map( 'esc_html', explode( "\n", $boomerang_piece['text'] ) ) ); ?></p>
			<?php
			break;
		case 'button': // Large enough for a thumb.
			?>
<p style="margin:24px 0"><a href="<?php echo esc_url( $boomerang_piece['url'] ); ?>" style="display:inline-block;padding:14px 24px;border-radius:6px;background:#1f3a8a;color:#ffffff;font-weight:600;text-decoration:none"><?php echo esc_html( $boomerang_piece['label'] ); ?></a></p>
			<?php
			break;
		case 'link':
			?>
<p style="margin:24px 0"><a href="<?php echo esc_url( $boomerang_piece['url'] ); ?>" style="color:#1f3a8a"><?php echo esc_html( $boomerang_piece['label'] ); ?></a></p>
			<?php
			break;
		case 'list':
			?>
<ul style="margin:0;padding:0 0 0 20px">
			<?php foreach ( $boomerang_piece['entries'] as $boomerang_entry ) : ?>
	<li style="margin:0 0 8px"><?php echo esc_html( $boomerang_entry[0] ); ?>
				<?php if ( '' !== $boomerang_entry[1] ) : ?>
		<br><span style="color:#4b5563"><?php echo esc_html( $boomerang_entry[1] ); ?></span>
				<?php endif; ?>
	</li>
			<?php endforeach; ?>
</ul>
			<?php
			break;
		case 'table':
			?>
<table style="width:100%;border-collapse:collapse">
			<?php foreach ( $boomerang_piece['rows'] as $boomerang_row ) : ?>
	<tr>
		<th scope="row" style="padding:6px 12px 6px 0;border-bottom:1px solid #e5e7eb;font-weight:400;text-align:start"><?php echo esc_html( $boomerang_row[0] ); ?></th>
		<td style="padding:6px 0;border-bottom:1px solid #e5e7eb;text-align:end<?php echo '' === $boomerang_piece['total'] ? '' : ';white-space:nowrap'; ?>"><?php echo esc_html( $boomerang_row[1] ); ?></td>
	</tr>
			<?php endforeach; ?>
			<?php if ( '' !== $boomerang_piece['total'] ) : ?>
	<tr>
		<th scope="row" style="padding:8px 12px 8px 0;text-align:start"><?php esc_html_e( 'Total', 'boomerang-returns' ); ?></th>
		<td style="padding:8px 0;font-weight:700;text-align:end;white-space:nowrap"><?php echo esc_html( $boomerang_piece['total'] ); ?></td>
	</tr>
			<?php endif; ?>
</table>
			<?php
			break;
	endswitch;
endforeach;

if ( '' !== $args['additional_content'] ) :
	echo wp_kses_post( wpautop( wptexturize( $args['additional_content'] ) ) );
endif;

if ( $args['email'] ) :
	do_action( 'woocommerce_email_footer', $args['email'] );
else :
	?>
<p style="margin:28px 0 0;padding-top:16px;border-top:1px solid #e5e7eb;color:#4b5563;font-size:14px"><a href="<?php echo esc_url( home_url( '/' ) ); ?>" style="color:#1f3a8a"><?php echo esc_html( $boomerang_data['storeName'] ); ?></a></p>
</div>
</body>
</html>
	<?php
endif;
