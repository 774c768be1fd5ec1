import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
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
  const empty = () => wp(`global $wpdb; $wpdb->query( "DELETE FROM {$wpdb->prefix}boomerang_kept" ); wp_clear_scheduled_hook( 'boomerang_deliver_kept' ); return true;`);
  const cron = () => wp(`do_action( 'boomerang_deliver_kept' ); return true;`);
  const deliveries = () =>
    running()
      .bridge.requests.filter(({ url }) => url === '/v1/site/kept')
      .map((request) => JSON.parse(request.body.toString()) as Delivered);
  const isDown = () => (running().bridge.answer = () => ({ status: 503, headers: { 'content-type': 'text/html' }, body: '<h1>502</h1>' }));
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
      isDown();
    });
    afterAll(async () => {
      await empty();
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

    it('is bounded by who asks, by whom it would be written to, and in all: no older one goes for it', async () => {
      const statusOf = async (body: unknown) => {
        const answer = await post(body);
        return answer.status === 201 ? 201 : (await bodyOf(answer)).code;
      };
      const same = { email: 'bob@example.com' };
      for (let count = 0; count < 5; count += 1) expect(await statusOf(words(same))).toBe(201);
      expect(await statusOf(words({ email: 'Bob@example.com' }))).toBe('kept_too_many');
      const room = (address: string) => wp<string>(`return Boomerang\\Kept\\no_room( $input, 'new@example.com' );`, address);
      const keepFrom = (addresses: readonly string[]) =>
        wp(`foreach ( $input as $at => $address ) { Boomerang\\Kept\\put( wp_generate_uuid4(), '{}', $address, "r-$address-$at" ); } return true;`, addresses);
      await keepFrom([...Array(25).keys()].map(() => '203.0.113.9'));
      await keepFrom([...Array(25).keys()].map((at) => `2001:db8:0:7::${at + 1}`));
      expect(await room('203.0.113.9')).toBe('kept_too_many');
      // One household has a whole IPv6 network; a proxy that nobody named has many shoppers.
      expect([await room('2001:db8:0:7::ffff'), await room('2001:db8:0:8::1')]).toEqual(['kept_too_many', '']);
      expect([await room('203.0.113.10'), await room('127.0.0.1')]).toEqual(['', '']);
      await wp(
        `for ( $i = 55; $i < 500; $i++ ) {
           Boomerang\\Kept\\put( wp_generate_uuid4(), '{}', "address $i", "recipient $i" );
         }
         return true;`,
      );
      expect(await statusOf(words())).toBe('kept_full');
      expect(await rows()).toHaveLength(500);
      const screen = await notices();
      expect(screen).toContain('500 requests of shoppers have been kept since');
      expect(screen).toContain('No more requests can be kept: shoppers are asked to write to you.');
    }, 60_000);

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

  describe('a kept request', () => {
    beforeEach(async () => {
      await empty();
      isDown();
    });
    afterAll(() => (running().bridge.answer = () => json({ ok: true })));
    const keep = async (asked: unknown = words()) => {
      const answer = await bodyOf(await post(asked));
      running().bridge.requests.length = 0;
      return answer as { receipt: string; keptAt: string };
    };
    const mailsAbout = async (receipt: string) =>
      (await readMails(running().site.mailbox)).map(({ mail }) => mail).filter(({ headers }) => headers.get('x-boomerang-return') === receipt);

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
      expect(deliveries()).toHaveLength(1);
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
      expect(mails.map(({ to }) => (Array.isArray(to) ? to[0] : to)?.text).sort()).toEqual(['ana@example.com', 'boss@example.com']);
      const toShopper = mails.find(({ subject }) => subject === `Your return request ${receipt}`);
      expect(toShopper?.html).toContain(formUrl);
      expect(toShopper?.html).toContain('Two mugs &amp; a');
      expect(toShopper?.html).not.toContain('<b>plate');
      expect(mails.find(({ subject }) => subject?.startsWith('A shopper’s request'))?.text).toContain('1042');
      expect(await rows()).toEqual([]);
    });

    it('that proves no order is answered to the typed address without a word of what was typed', async () => {
      const asked = words({ name: 'Eve' });
      const { receipt } = await keep(asked);
      answers(() => outcome({ outcome: 'refused', to: asked.email, proven: false, orderNumber: '', customerName: '', reason: { code: 'order_not_found', until: null } }));
      await cron();
      const mails = await mailsAbout(receipt);
      const toShopper = mails.find(({ subject }) => subject?.startsWith('Your return request'));
      expect(toShopper?.text).toContain('We found no order');
      for (const typed of ['mugs', '1042', 'Eve']) expect(toShopper?.text).not.toContain(typed);
      expect(mails.find(({ subject }) => subject?.startsWith('A shopper’s request'))?.text).toContain('Two mugs');
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
      const mails = await mailsAbout(receipt);
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
      expect(await mailsAbout(receipt)).toHaveLength(2);
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
