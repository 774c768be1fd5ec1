import type { Site } from '../../site/start-site.ts';

/** Takes the plugin's idempotency guard away, or puts it back (test/site/mu-plugins/guard-switch.php). */
export function guardIsOff(site: Site, off: boolean): Promise<unknown> {
  return site.wp('update_option( "boomerang_guard_off", $input ? "yes" : "" ); return true;', off);
}

/** Takes the plugin's limit of an order's refunds away, or puts it back. */
export function refundLimitIsOff(site: Site, off: boolean): Promise<unknown> {
  return site.wp('update_option( "boomerang_refund_limit_off", $input ? "yes" : "" ); return true;', off);
}
