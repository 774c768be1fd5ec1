import { beforeEach, describe, expect, it } from 'vitest';
import { json } from '../support/fake-bridge.ts';
import type { PluginSite } from '../support/plugin-site.ts';

const ANA = 'ana@example.com';
const RETURN = {
  number: 'RMA-1001',
  orderNumber: '71',
  createdAt: '2026-03-01T10:00:00.000Z',
  name: 'Ana Diaz',
  email: ANA,
  address: '1092 Indian Summer Ct, San Jose',
  phone: '',
  items: '1 × Shirt (Too small)',
  words: '',
  photos: 2,
  trackingNumber: '1Z999',
};

/** What WordPress's "Export personal data" and "Erase personal data" call, as the administrator or somebody else. */
export function privacySuite(running: () => PluginSite): void {
  describe('WordPress’s tools for personal data', () => {
    const use = (tool: 'exporters' | 'erasers', user = 1) =>
      running().site.wp<Record<string, unknown>>(
        `wp_set_current_user( $input['user'] );
        $tools  = apply_filters( 'wp_privacy_personal_data_' . $input['tool'], array() );
        $answer = call_user_func( $tools['boomerang-returns']['callback'], $input['email'], 1 );
        return is_wp_error( $answer ) ? array( 'error' => $answer->get_error_message() ) : $answer;`,
        { tool, user, email: ANA },
      );
    const asked = () => running().bridge.requests.at(-1)!;

    beforeEach(() => {
      running().bridge.answer = ({ url }) =>
        json(url.endsWith('export') ? { returns: [RETURN], orders: ['71'] } : { erased: 2, kept: [] });
    });

    it('export each return and each copy of an order, without what is empty', async () => {
      const { data, done } = await use('exporters');
      expect(done).toBe(true);
      expect(data).toMatchObject([{ item_id: 'return-RMA-1001' }, { item_id: 'order-71' }]);
      const fields = (data as { data: { name: string; value: string }[] }[])[0]!.data;
      expect(fields).toContainEqual({ name: 'Address', value: RETURN.address });
      expect(fields).toContainEqual({ name: 'Photos', value: '2' });
      expect(fields.map(({ name }) => name)).not.toContain('Phone');
      expect(asked()).toMatchObject({ method: 'POST', url: '/v1/admin/privacy/export', signed: true });
      expect(JSON.parse(asked().body.toString())).toEqual({ email: ANA });
    });

    it('erase, and name the returns that are not over yet', async () => {
      expect(await use('erasers')).toEqual({ items_removed: true, items_retained: false, messages: [], done: true });
      running().bridge.answer = () => json({ erased: 0, kept: ['RMA-1001', 'RMA-1002'] });
      const { items_removed, items_retained, messages } = await use('erasers');
      expect([items_removed, items_retained]).toEqual([false, true]);
      expect((messages as string[])[0]).toContain('RMA-1001, RMA-1002');
    });

    it('say so when the bridge does not answer, or when somebody may not manage returns, instead of “nothing found”', async () => {
      running().bridge.answer = () => json({ code: 'unexpected' }, 500);
      expect((await use('exporters'))['error']).toContain('does not answer');
      expect((await use('erasers'))['error']).toContain('does not answer');
      const before = running().bridge.requests.length;
      expect((await use('erasers', 0))['error']).toContain('may not manage returns');
      expect(running().bridge.requests.length).toBe(before);
    });

    it('ask for WordPress’ own right, too: who handles returns may neither export nor erase persons by that alone', async () => {
      const desk = await running().site.wp<number>(
        `add_role( 'helper', 'Helper', array( 'read' => true, 'handle_boomerang_returns' => true, 'manage_boomerang_returns' => true ) );
         return wp_insert_user( array( 'user_login' => 'helper', 'user_email' => 'helper@example.com', 'user_pass' => 'x', 'role' => 'helper' ) );`,
      );
      const before = running().bridge.requests.length;
      expect((await use('exporters', desk))['error']).toContain('may not');
      expect((await use('erasers', desk))['error']).toContain('may not');
      expect(running().bridge.requests.length).toBe(before);
    });
  });
}
