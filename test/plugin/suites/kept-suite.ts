import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { json, type BridgeRequest } from '../support/fake-bridge.ts';
import { bodyOf, type PluginSite } from '../support/plugin-site.ts';
import { readMails } from '../../site/stack/mailbox.ts';

const KEPT_AT = expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
const RECEIPT = expect.stringMatching(/^K-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
const WORDS = 'Two mugs & a <b>plate</b>';

interface Delivered {
  receipt: string;
  keptAt: string;
  actor: unknown;
  asked: { type: string; request: Record<string, unknown> };
}

export function keptSuite(running: () => PluginSite): void {
  const post = (body: unknown) =>
    running().asBrowser('/kept', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  let people = 0;
  const words = (more: Record<string, unknown> = {}) => {
    const email = `shopper-${(people += 1)}@example.com`;
    const request = { requestId: randomUUID(), orderNumber: '1042', email, words: WORDS, locale: 'en_US', ...more };
    return { type: 'words', orderNumber: '1042', email: String(request.email), request };
  };
  const wp = <T>(code: string, input?: unknown) => running().site.wp<T>(code, input);
  const rows = () => wp<Record<string, string>[]>(`global $wpdb; return $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}boomerang_kept ORDER BY kept_at" );`);
  const empty = () => wp(`global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}boomerang_kept" ); $wpdb->query( "DELETE FROM {$wpdb->prefix}boomerang_turns" ); delete_option( 'boomerang_outage_digest_at' ); $wpdb->query( "DELETE FROM {$wpdb->options} WHERE option_name LIKE '%boomerang_outage_%'" ); wp_cache_flush(); wp_clear_scheduled_hook( 'boomerang_deliver_kept' ); return true;`);
  const cron = () => wp(`do_action( 'boomerang_deliver_kept' ); return true;`);
  const deliveries = () =>
    running()
      .bridge.requests.filter(({ url }) => url === '/v1/site/kept')
      .map((request) => JSON.parse(request.body.toString()) as Delivered);
  const SERIES = 'boomerang_bridge_probes';
  const probes = (series: Record<string, number> | null) =>
    wp(`if ( $input ) { $now = time(); update_option( '${SERIES}', array_map( static fn( $at ) => $at > 0 ? $at : $now + $at, $input ) ); } else { delete_option( '${SERIES}' ); } return true;`, series);
  const failsNow = () => (running().bridge.answer = () => ({ status: 503, headers: { 'content-type': 'text/html' }, body: '<h1>502</h1>' }));
  /** It has failed for two minutes, as the site itself has seen. */
  const isDown = async () => {
    failsNow();
    await probes({ since: -120, last: -10, count: 5 });
  };
  const answers = (answer: (request: BridgeRequest) => ReturnType<typeof json>) =>
    (running().bridge.answer = (request) => (request.url === '/readyz' ? json({ ok: true }) : answer(request)));
  /** What the Returns screen says above all else. */
  const notices = async () => {
    const { cookie } = await running().login('admin');
    const page = await fetch(`${running().site.url}/wp-admin/admin.php?page=boomerang-returns`, { headers: { cookie } });
    return [...(await page.text()).matchAll(/notice-warning inline"><p>(.*?)<\/p>/g)].map(([, text]) => text).join('\n');
  };
  const outcome = (more: Record<string, unknown>) =>
    json({
      ...{ outcome: 'continue', to: '', proven: true, customerName: 'Ana', orderNumber: '1042' },
      ...{ formUrl: null, reason: null, ownerEmail: 'boss@example.com', ...more },
    });

  describe('a request that comes while the bridge is down', () => {
    beforeEach(async () => {
      await empty();
      running().bridge.requests.length = 0;
      await isDown();
    });
    afterAll(async () => {
      await empty();
      await probes(null);
      running().bridge.answer = () => json({ ok: true });
    });

    it('is kept sealed, and the shopper gets a receipt with the moment: the same one however often it is sent', async () => {
      const asked = words();
      const first = await post(asked);
      expect(first.status).toBe(201);
      const receipt = await bodyOf(first);
      expect(receipt).toEqual({ receipt: RECEIPT, keptAt: KEPT_AT });
      expect(await bodyOf(await post(asked))).toEqual(receipt);
      const kept = await rows();
      expect(kept).toHaveLength(1);
      const stored = JSON.stringify(kept);
      for (const secret of [WORDS, 'mugs', asked.email, asked.email.split('@')[0]]) expect(stored).not.toContain(secret);
      expect(await wp(`return wp_get_schedule( 'boomerang_deliver_kept' );`)).toBe('boomerang_minute');
    });

    it('is not kept when the bridge answers after all', async () => {
      answers(() => json({}));
      const answer = await post(words());
      expect([answer.status, (await bodyOf(answer)).code]).toEqual([409, 'bridge_is_back']);
      expect(await rows()).toEqual([]);
    });

    it.each([
      ['no request', { type: 'words', orderNumber: '1', email: 'a@example.com' }],
      ['no id', words({ requestId: 'x' })],
      ['no address', { ...words(), email: 'nobody' }],
      ['another type', { ...words(), type: 'admin' }],
    ])('is refused with %s', async (_what, body) => {
      const answer = await post(body);
      expect([answer.status, (await bodyOf(answer)).code]).toEqual([400, 'bad_request']);
    });

    it('is refused when it is too large', async () => {
      const answer = await post(words({ words: 'x'.repeat(65_536) }));
      expect([answer.status, (await bodyOf(answer)).code]).toEqual([413, 'kept_too_large']);
    });

    const room = (address: string, kind = 'return') =>
      wp<string>(`return Boomerang\\Kept\\no_room( $input[0], $input[1] );`, [address, kind]);
    const keepFrom = (addresses: readonly string[], kind = 'return') =>
      wp(`foreach ( $input[0] as $address ) { Boomerang\\Kept\\put( wp_generate_uuid4(), '{}', $address, $input[1] ); } return true;`, [addresses, kind]);
    const times = (count: number, address: (at: number) => string) => [...Array(count).keys()].map(address);

    it('is bounded by network and in all, never by an address that anybody may type: no older one goes for it', async () => {
      const same = { email: 'bob@example.com' };
      for (let count = 0; count < 8; count += 1) expect((await post(words(same))).status).toBe(201);
      await keepFrom(times(25, () => '203.0.113.9'));
      await keepFrom(times(25, (at) => `2001:db8:0:7::${at + 1}`));
      expect(await room('203.0.113.9')).toBe('kept_too_many');
      // One household has a whole IPv6 network; a proxy that nobody named has many shoppers.
      expect([await room('2001:db8:0:7::ffff'), await room('2001:db8:0:8::1')]).toEqual(['kept_too_many', '']);
      expect([await room('203.0.113.10'), await room('127.0.0.1')]).toEqual(['', '']);
      // Who rents a /48 has 65,536 networks.
      await keepFrom(times(75, (at) => `2001:db8:0:${(at + 16).toString(16)}::1`));
      expect([await room('2001:db8:0:ff::1'), await room('2001:db8:1:1::1')]).toEqual(['kept_too_many', '']);
      await keepFrom(times(500 - 133, (at) => `198.51.${at >> 8}.${at & 255}`));
      const answer = await post(words());
      expect([answer.status, (await bodyOf(answer)).code]).toEqual([503, 'kept_full']);
      expect(await rows()).toHaveLength(500);
      // A withdrawal has room of its own: returns can't take it.
      expect((await post(words({ withdrawal: 'all', name: 'Ana' }))).status).toBe(201);
      expect(await room('203.0.113.9', 'withdrawal')).toBe('');
      const screen = await notices();
      expect(screen).toContain('501 requests of shoppers have been kept since');
      expect(screen).toContain('No more requests can be kept: shoppers are asked to write to you.');
      expect(screen).not.toContain('No more withdrawals');
      await wp(
        `global $wpdb; $table = "{$wpdb->prefix}boomerang_kept"; $wpdb->query( "DELETE FROM $table" );
         for ( $part = 0; $part < 50; $part++ ) {
           $rows = array();
           for ( $n = 0; $n < 100; $n++ ) { $id = wp_generate_uuid4(); $rows[] = "( '$id', '$id', 'x', 'x', 'x', 1, 0, 1000, 0, 4102444800, '', 'x' )"; }
           $wpdb->query( "INSERT INTO $table ( request_id, receipt, site, address, wide, withdrawal, round, kept_at, tries, due_at, trouble, request ) VALUES " . implode( ',', $rows ) );
         }
         return true;`,
      );
      const full = await notices();
      expect(full).toContain('No more withdrawals can be kept: shoppers are asked to write to you.');
      expect(full).not.toContain('No more requests can be kept');
    }, 60_000);

    it('goes out in turns: each network’s oldest first, then each one’s second', async () => {
      await keepFrom(['203.0.113.1', '203.0.113.1', '203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.2']);
      await wp(`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}boomerang_kept SET kept_at = 1000" ); return true;`);
      const order = await wp<string[]>(
        `global $wpdb;
         $names = array(); foreach ( array( 1, 2, 3 ) as $n ) { $names[ Boomerang\\Kept\\mark( "203.0.113.$n" ) ] = "network $n"; }
         $order = array(); while ( $row = Boomerang\\Kept\\take() ) { $order[] = $names[ $row->address ]; } return $order;`,
      );
      expect(order.slice(0, 3).sort()).toEqual(['network 1', 'network 2', 'network 3']);
      expect(order.slice(3, 5).sort()).toEqual(['network 1', 'network 2']);
      expect(order.slice(5)).toEqual(['network 1']);
    });

    it('is opened with the previous secret, too, and with none of another site', async () => {
      const opened = await wp(
        `$old = hash_hkdf( 'sha256', constant( 'BOOMERANG_SECRET_PREVIOUS' ), 32, 'boomerang kept requests' );
         $nonce = random_bytes( 24 );
         $sealed = base64_encode( $nonce . sodium_crypto_aead_xchacha20poly1305_ietf_encrypt( 'words', 'here 1', $nonce, $old ) );
         return array( Boomerang\\Kept\\open( $sealed, 'here 1' ), Boomerang\\Kept\\open( $sealed, 'there 1' ), Boomerang\\Kept\\open( 'x', 'here 1' ) );`,
      );
      expect(opened).toEqual(['words', null, null]);
    });
  });

  describe('whether the bridge is away', () => {
    beforeEach(async () => {
      await empty();
      await probes(null);
      running().bridge.requests.length = 0;
    });
    afterAll(async () => {
      await probes(null);
      running().bridge.answer = () => json({ ok: true });
    });
    const ask = async () => (await bodyOf(await running().asBrowser('/kept'))).state;
    const codeOfPost = async () => {
      const answer = await post(words());
      return [answer.status, (await bodyOf(answer)).code, answer.headers.get('retry-after')];
    };
    /** As if so much time had passed since. */
    const earlier = (seconds: number) =>
      wp(`$seen = get_option( '${SERIES}' ); foreach ( array( 'since', 'last', 'probed_at', 'refused_at' ) as $at ) { if ( ! empty( $seen[ $at ] ) ) { $seen[ $at ] -= $input; } } update_option( '${SERIES}', $seen ); return true;`, seconds);

    it('is held by the site: one slow answer is no outage, and nothing is kept for it', async () => {
      failsNow();
      expect(await ask()).toBe('slow');
      await earlier(10);
      expect(await codeOfPost()).toEqual([503, 'bridge_slow', '10']);
      expect(await rows()).toEqual([]);
    });

    it('is so after three failures over a minute, and no longer with the first answer', async () => {
      failsNow();
      const seen: unknown[] = [];
      for (const pause of [10, 10, 10, 25, 10]) {
        seen.push(await ask());
        await earlier(pause);
      }
      expect(seen).toEqual(['slow', 'slow', 'slow', 'slow', 'slow']);
      expect(await ask()).toBe('away');
      expect((await post(words())).status).toBe(201);
      answers(() => json({}));
      await earlier(10);
      expect((await running().asBrowser('/shop/returns/abc')).status).toBe(200);
      failsNow();
      expect(await ask()).toBe('slow');
      answers(() => json({}));
      await earlier(10);
      expect(await ask()).toBe('here');
      expect(await codeOfPost()).toEqual([409, 'bridge_is_back', null]);
    });

    it('is not so for failures that lie far apart', async () => {
      failsNow();
      for (let count = 0; count < 4; count += 1) {
        expect(await ask()).toBe('slow');
        await earlier(400);
      }
    });

    it('is asked about once in five seconds, however many want to know', async () => {
      failsNow();
      await ask();
      running().bridge.requests.length = 0;
      expect(await Promise.all(Array.from({ length: 6 }, ask))).toEqual(Array(6).fill('slow'));
      await codeOfPost();
      expect(running().bridge.requests).toEqual([]);
    });

    it('is so at once where nothing listens at its address, and for a minute: a time-out is no refusal', async () => {
      const refused = await wp<boolean[]>(
        `return array_map( static fn( $said ) => Boomerang\\Kept\\is_refused( new WP_Error( 'http_request_failed', $said ) ), $input );`,
        [
          'cURL error 7: Failed to connect to 127.0.0.1 port 8787 after 0 ms: Couldn’t connect to server',
          'cURL error 6: Could not resolve host: bridge.example',
          'fsockopen(): Unable to connect to 127.0.0.1:8787 (Connection refused)',
          'cURL error 28: Operation timed out after 15001 milliseconds with 0 bytes received',
          'cURL error 28: Connection timed out after 2001 milliseconds',
          'cURL error 52: Empty reply from server',
          'cURL error 77: error setting certificate file',
        ],
      );
      expect(refused).toEqual([true, true, true, false, false, false, false]);
      failsNow();
      await wp(`do_action( 'boomerang_bridge_refused' ); return true;`);
      expect(await ask()).toBe('away');
      await earlier(61);
      expect(await ask()).toBe('slow');
    });

    it('can’t be made so by requests that fail: only the site’s own probes count', async () => {
      running().bridge.answer = ({ url }) => (url === '/readyz' ? json({ ok: true }) : { status: 504, headers: { 'content-type': 'text/html' }, body: 'x' });
      for (let count = 0; count < 5; count += 1) expect((await running().asBrowser('/shop/returns/abc')).status).toBe(502);
      expect(await ask()).toBe('here');
    });
  });

  describe('a kept request', () => {
    beforeEach(async () => {
      await empty();
      await isDown();
    });
    afterAll(async () => {
      running().bridge.answer = () => json({ ok: true });
      await probes(null);
    });
    const keep = async (asked: unknown = words()) => {
      const answer = await bodyOf(await post(asked));
      running().bridge.requests.length = 0;
      return answer as { receipt: string; keptAt: string };
    };
    const keepAgain = async () => {
      await isDown();
      const { receipt } = await keep();
      answers(() => outcome({ to: 'ana@example.com' }));
      return receipt;
    };
    const allMails = async () => (await readMails(running().site.mailbox)).map(({ mail }) => mail);
    const mailsAbout = async (receipt: string) => (await allMails()).filter(({ headers }) => headers.get('x-boomerang-return') === receipt);
    const mailsTo = async (address: string) => (await allMails()).filter(({ to }) => [to].flat().some((one) => one?.text === address));
    /** The owner's, of which this request is told. */
    const digests = async (receipt: string) =>
      (await allMails()).filter(({ subject, text }) => subject?.startsWith('Return requests from an outage') && text?.includes(receipt));

    it('waits while nobody answers, and is delivered once, signed, in the name of who asked', async () => {
      const asked = words();
      const { receipt, keptAt } = await keep(asked);
      await cron();
      expect(await rows()).toMatchObject([{ receipt, trouble: 'bridge_bad_answer' }]);
      await cron();
      expect(running().bridge.requests).toHaveLength(1);

      answers(() => json({ outcome: 'made', number: 'RMA-1001' }));
      running().bridge.requests.length = 0;
      await wp(`do_action( 'boomerang_bridge_answered' ); return true;`);
      await Promise.all([cron(), cron(), cron()]);
      expect(deliveries()).toEqual([
        { receipt, keptAt, actor: { type: 'guest', ip: '127.0.0.1', proxy: 'private' }, asked: { type: 'words', request: asked.request } },
      ]);
      const [sent] = running().bridge.requests.filter(({ url }) => url === '/v1/site/kept');
      expect(sent).toMatchObject({ signed: true, actor: { type: 'site' } });
      expect(await rows()).toEqual([]);
      expect(await wp(`return wp_next_scheduled( 'boomerang_deliver_kept' );`)).toBe(false);
      expect(await mailsAbout(receipt)).toEqual([]);
    });

    it('goes out as soon as a call of anybody gets an answer', async () => {
      await keep();
      await cron();
      const dueIn = () => wp<number>(`global $wpdb; return (int) $wpdb->get_var( "SELECT MAX( due_at ) FROM {$wpdb->prefix}boomerang_kept" ) - time();`);
      running().bridge.requests.length = 0;
      expect(await dueIn()).toBeGreaterThan(30);
      answers(() => json({ outcome: 'made', number: 'RMA-1001' }));
      expect((await running().asBrowser('/shop/returns/abc')).status).toBe(200);
      await fetch(`${running().site.url}/wp-cron.php?doing_wp_cron`);
      // php-fpm answers WordPress' cron at once and does the work afterwards.
      await vi.waitFor(() => expect(deliveries()).toHaveLength(1), 10_000);
    });

    it('is sent again when its answer was lost, as the same request', async () => {
      const { receipt } = await keep();
      answers(() => json({ code: 'internal' }, 500));
      await cron();
      answers(() => json({ outcome: 'made', number: 'RMA-1001' }));
      await wp(`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}boomerang_kept SET due_at = 0" ); return true;`);
      await cron();
      const sent = deliveries();
      expect(sent.map((one) => one.receipt)).toEqual([receipt, receipt]);
      expect(sent[0]?.asked.request.requestId).toBe(sent[1]?.asked.request.requestId);
    });

    it('waits as long as the bridge says, and then longer each time', async () => {
      await keep();
      answers(() => ({ ...json({ code: 'too_many_attempts' }, 429), headers: { 'content-type': 'application/json', 'retry-after': '600' } }));
      await cron();
      const [row] = await rows();
      expect(row).toMatchObject({ trouble: 'too_many_attempts', tries: '1' });
      expect(Number(row?.due_at) - Date.now() / 1000).toBeGreaterThan(590);
    });

    it('that leads on gives the shopper a link with their words, and the owner a note; nothing of it is HTML', async () => {
      const { receipt } = await keep();
      const formUrl = `${running().site.url}/returns/#boomerang-kept=abc`;
      answers(() => outcome({ to: 'ana@example.com', formUrl }));
      await cron();
      const mails = await mailsAbout(receipt);
      expect(mails.map(({ to }) => (Array.isArray(to) ? to[0] : to)?.text)).toEqual(['ana@example.com']);
      const toShopper = mails.find(({ subject }) => subject === `Your return request ${receipt}`);
      expect(toShopper?.html).toContain(formUrl);
      expect(toShopper?.html).toContain('Two mugs &amp; a');
      expect(toShopper?.html).not.toContain('<b>plate');
      expect((await digests(receipt))[0]?.text).toContain('1042');
      expect(await rows()).toEqual([]);
    });

    it('that proves no order is told to nobody but the owner, whatever the bridge says', async () => {
      const asked = words({ name: 'Eve' });
      const { receipt } = await keep(asked);
      answers(() => outcome({ outcome: 'refused', to: asked.email, proven: false, orderNumber: '', customerName: '', reason: { code: 'order_not_found', until: null } }));
      await cron();
      expect(await mailsTo(asked.email)).toEqual([]);
      const [digest] = await digests(receipt);
      for (const typed of ['mugs', '1042', 'Eve', asked.email]) expect(digest?.text).toContain(typed);
    });

    it('comes to the owner with all others of the hour, in one e-mail', async () => {
      const receipts = [];
      for (let count = 0; count < 3; count += 1) receipts.push((await keep()).receipt);
      answers(() => outcome({ to: 'ana@example.com' }));
      await Promise.all([cron(), cron(), cron()]);
      const later = await keepAgain();
      await cron();
      const first = await digests(receipts[0]!);
      expect(first).toHaveLength(1);
      for (const receipt of receipts) expect(first[0]?.text).toContain(receipt);
      expect(first[0]?.html).not.toContain('<b>plate');
      expect(await digests(later)).toEqual([]);
      expect(await rows()).toMatchObject([{ receipt: later, trouble: 'awaits_digest' }]);
      expect(await notices()).not.toContain('have been kept since');
      // An hour later.
      await wp(`update_option( 'boomerang_outage_digest_at', time() - 3601 ); return true;`);
      await cron();
      expect(await digests(later)).toHaveLength(1);
      expect(await rows()).toEqual([]);
    });

    it('writes to one shopper five times a day at most: who knows an order’s number and e-mail can’t fill a mailbox', async () => {
      const to = 'flooded@example.com';
      for (let count = 0; count < 7; count += 1) await keep();
      answers(() => outcome({ to }));
      await cron();
      expect(await mailsTo(to)).toHaveLength(5);
      // The receipt that the law wants is not held to it.
      await isDown();
      await keep(words({ name: 'Ana', withdrawal: 'part' }));
      answers(() => outcome({ outcome: 'withdrawn', to }));
      await cron();
      expect(await mailsTo(to)).toHaveLength(6);
    });

    it('that withdraws in words is receipted with name, words and time', async () => {
      const { receipt } = await keep(words({ name: 'Ana Alvarez', withdrawal: 'part' }));
      answers(() => outcome({ outcome: 'withdrawn', to: 'ana@example.com' }));
      await cron();
      const mail = (await mailsAbout(receipt)).find(({ subject }) => subject?.startsWith('Receipt of your withdrawal'));
      expect(mail?.text).toContain('Ana Alvarez');
      expect(mail?.text).toContain('Two mugs');
      expect(mail?.text).toMatch(/\d\d:\d\d \(UTC/);
    });

    it('that the bridge can’t read goes to the owner whole', async () => {
      const { receipt } = await keep();
      answers(() => json({ code: 'bad_request' }, 400));
      await cron();
      const mails = await digests(receipt);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.text).toContain('Two mugs');
      expect(await rows()).toEqual([]);
    });

    it('of which e-mails could not be sent is not delivered again, only its e-mails are', async () => {
      const { receipt } = await keep();
      answers(() => outcome({ to: 'ana@example.com' }));
      await wp(`add_filter( 'pre_wp_mail', '__return_false' ); do_action( 'boomerang_deliver_kept' ); return true;`);
      expect(await rows()).toMatchObject([{ receipt, trouble: 'mail_failed' }]);
      await wp(`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}boomerang_kept SET due_at = 0" ); return true;`);
      await cron();
      expect(deliveries()).toHaveLength(1);
      expect([(await mailsAbout(receipt)).length, (await digests(receipt)).length]).toEqual([1, 1]);
      expect(await rows()).toEqual([]);
    });

    it('on a copy of the site is not delivered from there, whatever bridge the copy has, and its screens say so', async () => {
      await keep();
      answers(() => json({ outcome: 'made', number: 'RMA-1001' }));
      await wp(`global $wpdb; $wpdb->query( "UPDATE {$wpdb->prefix}boomerang_kept SET site = 'https://shop.example'" ); return true;`);
      await cron();
      expect(deliveries()).toEqual([]);
      expect(await rows()).toHaveLength(1);
      const screen = await notices();
      expect(screen).toContain('1 request was kept on https://shop.example, of which this site is a copy.');
    });

    it('stays when the bridge is another site’s: the copy has no say', async () => {
      await keep();
      answers(() => json({ code: 'signature_refused', params: { reason: 'site', paired: 'https://shop.example' } }, 401));
      await cron();
      expect(await rows()).toMatchObject([{ trouble: 'signature_refused' }]);
    });
  });
}
