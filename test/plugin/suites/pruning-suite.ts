import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PluginSite } from '../support/plugin-site.ts';

const AGE = `
  global $wpdb;
  $row = function ( $table, $columns ) use ( $wpdb ) { $wpdb->insert( $wpdb->prefix . 'boomerang_' . $table, $columns ); };
  foreach ( $input['keys'] as $key => $one ) {
    $row( 'keys', array( 'idempotency_key' => $key, 'bound_to' => 'x', 'claimed_at' => time() - $one[0] * 86400 ) + ( $one[1] ? array( 'status' => 201, 'answer' => '{}' ) : array() ) );
  }
  foreach ( $input['acts'] as $id => $days ) {
    $row( 'acts', array( 'effect_id' => $id, 'result' => '{"status":"noted"}', 'done_at' => time() - $days * 86400 ) );
  }
  return true;`;
const STANDING = `
  global $wpdb;
  return array(
    'keys' => $wpdb->get_col( $wpdb->prepare( "SELECT idempotency_key FROM {$wpdb->prefix}boomerang_keys WHERE idempotency_key LIKE %s ORDER BY 1", 'age-%' ) ),
    'acts' => $wpdb->get_col( $wpdb->prepare( "SELECT effect_id FROM {$wpdb->prefix}boomerang_acts WHERE effect_id LIKE %s ORDER BY 1", 'age-%' ) ),
  );`;

export function pruningSuite(running: () => PluginSite): void {
  describe('what the guard has written down', () => {
    const wp = <T>(code: string, input?: unknown) => running().site.wp<T>(code, input);

    beforeAll(() =>
      wp(AGE, {
        keys: {
          'age-answered-29': [29, true],
          'age-answered-31': [31, true],
          'age-open-31': [31, false],
          'age-open-900': [900, false],
        },
        acts: { 'age-act-31': 31, 'age-act-399': 399, 'age-act-401': 401 },
      }),
    );

    it('goes once a day: answers after 30 days, acts when no backup is that old, and a key without an answer never', async () => {
      expect(await wp(`do_action( 'boomerang_prune' ); ${STANDING}`)).toEqual({
        keys: ['age-answered-29', 'age-open-31', 'age-open-900'],
        acts: ['age-act-31', 'age-act-399'],
      });
    });

    it('still finds an act of last month', async () => {
      const { body } = await running().asBridge('act', { body: { effectId: 'age-act-31' } });
      expect(body).toEqual({ found: true, result: { status: 'noted' } });
    });

    it('goes in batches, however much there is', async () => {
      const old = Object.fromEntries(Array.from({ length: 602 }, (_, at) => [`bulk-${at}-${randomUUID()}`, [40, true]]));
      await wp(AGE, { keys: old, acts: {} });
      expect(await wp(`return Boomerang\\Pruning\\prune();`)).toEqual({ keys: 602, acts: 0, reduced: 0 });
    });

    it('has its daily event while the plugin is active, and none afterwards', async () => {
      const event = `$event = wp_get_scheduled_event( 'boomerang_prune' ); return $event ? $event->schedule : false;`;
      expect(await wp(event)).toBe('daily');
      expect(await wp(`do_action( 'deactivate_boomerang-returns/boomerang-returns.php' ); ${event}`)).toBe(false);
      expect(await wp(event)).toBe('daily');
    });
  });

  describe('a message of the site to its bridge', () => {
    it('says whether keys are honoured', async () => {
      expect((await running().asBridge('ping')).body).toMatchObject({ ok: true, guard: true });
    });
  });
}
