<?php
/**
 * A persistent object cache in Redis for test sites: what WordPress' own WP_Object_Cache does, kept between requests, as the plugins that hosts install do it.
 */

declare( strict_types=1 );

// phpcs:disable

require_once ABSPATH . WPINC . '/class-wp-object-cache.php';

/** Reads through to Redis, writes through at once; groups that WordPress calls non-persistent stay in the request. */
final class Boomerang_Redis_Cache extends WP_Object_Cache {

	private Redis $redis;

	/** @var array<string, true> */
	private array $in_request = array();

	public function __construct() {
		parent::__construct();
		$this->redis = new Redis();
		$this->redis->connect( SITE_REDIS_SOCKET );
		$this->redis->setOption( Redis::OPT_SERIALIZER, Redis::SERIALIZER_PHP );
	}

	public function keep_in_request( array $groups ): void {
		$this->in_request += array_fill_keys( $groups, true );
	}

	public function set( $key, $data, $group = 'default', $expire = 0 ) {
		$kept = parent::set( $key, $data, $group, $expire );
		if ( $kept && $this->is_kept( $group ) ) {
			$expire > 0 ? $this->redis->setex( $this->name( $key, $group ), (int) $expire, array( $data ) ) : $this->redis->set( $this->name( $key, $group ), array( $data ) );
		}
		return $kept;
	}

	public function add( $key, $data, $group = 'default', $expire = 0 ) {
		if ( wp_suspend_cache_addition() ) {
			return false;
		}
		if ( ! $this->is_kept( $group ) ) {
			return parent::add( $key, $data, $group, $expire );
		}
		$options = $expire > 0 ? array( 'nx', 'ex' => (int) $expire ) : array( 'nx' );
		if ( ! $this->redis->set( $this->name( $key, $group ), array( $data ), $options ) ) {
			return false;
		}
		return parent::set( $key, $data, $group, $expire );
	}

	public function replace( $key, $data, $group = 'default', $expire = 0 ) {
		$this->get( $key, $group, true, $found );
		return $found && $this->set( $key, $data, $group, $expire );
	}

	public function get( $key, $group = 'default', $force = false, &$found = null ) {
		if ( ! $force || ! $this->is_kept( $group ) ) {
			$value = parent::get( $key, $group, $force, $found );
			if ( $found || ! $this->is_kept( $group ) ) {
				return $value;
			}
		}
		$kept  = $this->redis->get( $this->name( $key, $group ) );
		$found = is_array( $kept );
		if ( ! $found ) {
			return false;
		}
		parent::set( $key, $kept[0], $group );
		return parent::get( $key, $group );
	}

	public function get_multiple( $keys, $group = 'default', $force = false ) {
		$values = array();
		foreach ( $keys as $key ) {
			$values[ $key ] = $this->get( $key, $group, $force );
		}
		return $values;
	}

	public function delete( $key, $group = 'default', $deprecated = false ) {
		$here = parent::delete( $key, $group );
		return ( $this->is_kept( $group ) && $this->redis->del( $this->name( $key, $group ) ) > 0 ) || $here;
	}

	public function incr( $key, $offset = 1, $group = 'default' ) {
		return $this->step( $key, (int) $offset, $group );
	}

	public function decr( $key, $offset = 1, $group = 'default' ) {
		return $this->step( $key, - (int) $offset, $group );
	}

	public function flush() {
		$this->redis->flushDb();
		return parent::flush();
	}

	public function flush_group( $group ) {
		foreach ( $this->redis->keys( $this->name( '*', $group ) ) as $name ) {
			$this->redis->del( $name );
		}
		return parent::flush_group( $group );
	}

	private function step( $key, int $by, $group ) {
		$value = $this->get( $key, $group, true, $found );
		if ( ! $found ) {
			return false;
		}
		$value = max( 0, (int) $value + $by );
		$this->set( $key, $value, $group );
		return $value;
	}

	private function is_kept( $group ): bool {
		return ! isset( $this->in_request[ $group ?: 'default' ] );
	}

	private function name( $key, $group ): string {
		return ( $group ?: 'default' ) . ':' . $key;
	}
}

function wp_cache_init() {
	$GLOBALS['wp_object_cache'] = new Boomerang_Redis_Cache();
}
function wp_cache_add( $key, $data, $group = '', $expire = 0 ) { return $GLOBALS['wp_object_cache']->add( $key, $data, $group, (int) $expire ); }
function wp_cache_set( $key, $data, $group = '', $expire = 0 ) { return $GLOBALS['wp_object_cache']->set( $key, $data, $group, (int) $expire ); }
function wp_cache_replace( $key, $data, $group = '', $expire = 0 ) { return $GLOBALS['wp_object_cache']->replace( $key, $data, $group, (int) $expire ); }
function wp_cache_get( $key, $group = '', $force = false, &$found = null ) { return $GLOBALS['wp_object_cache']->get( $key, $group, $force, $found ); }
function wp_cache_get_multiple( $keys, $group = '', $force = false ) { return $GLOBALS['wp_object_cache']->get_multiple( $keys, $group, $force ); }
function wp_cache_delete( $key, $group = '' ) { return $GLOBALS['wp_object_cache']->delete( $key, $group ); }
function wp_cache_incr( $key, $offset = 1, $group = '' ) { return $GLOBALS['wp_object_cache']->incr( $key, $offset, $group ); }
function wp_cache_decr( $key, $offset = 1, $group = '' ) { return $GLOBALS['wp_object_cache']->decr( $key, $offset, $group ); }
function wp_cache_flush() { return $GLOBALS['wp_object_cache']->flush(); }
function wp_cache_flush_runtime() { return true; }
function wp_cache_flush_group( $group ) { return $GLOBALS['wp_object_cache']->flush_group( $group ); }
function wp_cache_supports( $feature ) { return 'flush_group' === $feature; }
function wp_cache_close() { return true; }
function wp_cache_add_global_groups( $groups ) {}
function wp_cache_add_non_persistent_groups( $groups ) { $GLOBALS['wp_object_cache']->keep_in_request( (array) $groups ); }
function wp_cache_switch_to_blog( $blog_id ) {}
