import type { Site } from '../../site/start-site.ts';

/** Takes the plugin's idempotency guard away, or puts it back (test/site/mu-plugins/guard-switch.php). */
export function guardIsOff(site: Site, off: boolean): Promise<unknown> {
  return site.wp('update_option( "boomerang_guard_off", $input ? "yes" : "" ); return true;', off);
}
