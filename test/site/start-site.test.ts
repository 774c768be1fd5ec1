import { readFile, readdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from './start-site.ts';

const BOOT_MS = 120_000;

describe('a local WordPress', () => {
  let dir: string;
  let site: Site;
  let peer: Server;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'boomerang-site-'));
    peer = createServer((request, response) => {
      if (request.url === '/hang') return;
      response.end(`${request.method} heard`);
    });
    await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
    site = await startSite({ dir, constants: { BOOMERANG_TEST: 'from the test' } });
  }, BOOT_MS);

  afterAll(async () => {
    await site?.stop();
    peer.closeAllConnections();
    peer.close();
    await rm(dir, { recursive: true, force: true });
  });

  const peerUrl = (path: string) => `http://127.0.0.1:${(peer.address() as AddressInfo).port}${path}`;

  it('answers REST requests at pretty addresses', async () => {
    const response = await fetch(`${site.url}/wp-json/`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ home: site.url, name: 'Boomerang Outfitters' });
  });

  it('runs PHP for its caller, with input and constants, and brings a PHP error back', async () => {
    const answer = await site.wp(
      'return array( BOOMERANG_TEST, $input["sum"] + 1, current_user_can( "manage_options" ) );',
      { sum: 41 },
    );
    expect(answer).toEqual(['from the test', 42, true]);
    await expect(site.wp('throw new DomainException( "no stock" );')).rejects.toThrow('DomainException: no stock');
  });

  it('keeps answers apart that are made at the same time', async () => {
    const numbers = Array.from({ length: 9 }, (_, index) => index);
    expect(await Promise.all(numbers.map((number) => site.wp('usleep( 50000 ); return $input;', number)))).toEqual(
      numbers,
    );
  });

  it('loses no write of requests that run at the same time', async () => {
    await site.wp('update_option( "test_count", 0 ); return true;');
    const add = `global $wpdb; return $wpdb->query( "UPDATE {$wpdb->options} SET option_value = option_value + 1 WHERE option_name = 'test_count'" );`;
    await Promise.all(Array.from({ length: 12 }, () => site.wp(add)));
    expect(
      await site.wp(
        `global $wpdb; return $wpdb->get_var( "SELECT option_value FROM {$wpdb->options} WHERE option_name = 'test_count'" );`,
      ),
    ).toBe('12');
  });

  it('puts the message that PHPMailer built into the mailbox', async () => {
    await site.wp(
      `add_action( 'phpmailer_init', fn( $mailer ) => $mailer->AltBody = 'Label inside' );
       return wp_mail( 'Ana Díaz <ana@example.com>', 'Your return – RMA-1001', '<p>Label inside</p>', 'Content-Type: text/html; charset=UTF-8', array( 'label.pdf' => ABSPATH . 'index.php' ) );`,
    );
    const names = (await readdir(site.mailbox)).filter((name) => name.endsWith('.eml'));
    expect(names).toHaveLength(1);
    const mail = await simpleParser(await readFile(join(site.mailbox, names[0]!)));
    expect(mail).toMatchObject({
      subject: 'Your return – RMA-1001',
      from: { text: '"Boomerang Outfitters" <owner@example.com>' },
    });
    expect(mail.text).toContain('Label inside');
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(['label.pdf']);
  });

  it('signs a person in by link, with the right key only', async () => {
    const login = await fetch(site.loginUrl('admin', '/wp-admin/users.php'), { redirect: 'manual' });
    expect(login.headers.get('location')).toBe(`${site.url}/wp-admin/users.php`);
    const cookie = login.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const users = await fetch(`${site.url}/wp-admin/users.php`, { headers: { cookie }, redirect: 'manual' });
    expect(users.status).toBe(200);
    expect((await fetch(`${site.url}/?boomerang-login=admin&key=guessed`)).status).toBe(403);
  });

  it('does not hand out its database', async () => {
    for (const path of ['/wp-content/database/.ht.sqlite', '/any/wp-content/database/%2eht.sqlite']) {
      expect((await fetch(site.url + path)).status).toBe(403);
    }
  });

  const ask = (url: string, timeout: number) =>
    site.wp<{ ms: number; body: string; failed: boolean }>(
      `$start  = microtime( true );
       $answer = wp_remote_post( $input['url'], array( 'timeout' => $input['timeout'], 'body' => '{}' ) );
       return array( 'ms' => 1000 * ( microtime( true ) - $start ), 'body' => wp_remote_retrieve_body( $answer ), 'failed' => is_wp_error( $answer ) );`,
      { url, timeout },
    );

  it('lets PHP call a server of this machine, keeps the time limit and fails at once where nobody listens', async () => {
    expect(await ask(peerUrl('/'), 5)).toMatchObject({ body: 'POST heard', failed: false });
    const hanging = await ask(peerUrl('/hang'), 1);
    expect(hanging.failed).toBe(true);
    expect(hanging.ms).toBeGreaterThan(900);
    expect(hanging.ms).toBeLessThan(3_000);
    const refused = await ask('http://127.0.0.1:1/', 5);
    expect(refused.failed).toBe(true);
    expect(refused.ms).toBeLessThan(1_500);
  });

  it('answers itself while a request waits for it', async () => {
    const answer = await site.wp<string>(
      `return wp_remote_retrieve_response_message( wp_remote_get( $input ) );`,
      `${site.url}/wp-json/`,
    );
    expect(answer).toBe('OK');
  });

  it('calls nobody beyond this machine', async () => {
    const answer = await ask('https://api.wordpress.org/', 5);
    expect(answer).toMatchObject({ failed: true });
    expect(answer.ms).toBeLessThan(500);
  });

  it(
    'comes back after a restart on another port, with what it knew',
    async () => {
      const before = { url: site.url, pid: site.pid };
      await site.wp('update_option( "test_memory", "kept" ); return true;');
      await site.stop();
      expect(() => process.kill(before.pid, 0)).toThrow();
      site = await startSite({ dir });
      expect(site.installed).toBe(false);
      expect(site.url).not.toBe(before.url);
      expect(await site.wp('return array( get_option( "test_memory" ), home_url() );')).toEqual(['kept', site.url]);
    },
    BOOT_MS,
  );
});
