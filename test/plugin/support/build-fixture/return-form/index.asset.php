<?php return array( 'dependencies' => array( 'wp-i18n' ), 'version' => '1a2b3c' );
