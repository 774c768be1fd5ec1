<?php
/**
 * Makes the database of a native site and installs WordPress in it: php install.php <WordPress> <socket of the database>.
 */

declare( strict_types=1 );

mysqli_report( MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT );
$boomerang_database = new mysqli( 'localhost', 'root', '', '', 0, $argv[2] );
$boomerang_database->query( 'CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4' );

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Boomerang Outfitters', 'admin', 'owner@example.com', true, '', 'password' );
