import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { EMAIL_KINDS } from '../../../bridge/domain/effect.ts';
import type { PluginSite } from '../support/plugin-site.ts';

/** Sent by the plugin itself, about requests that it kept while the bridge was down. */
const OF_THE_SITE = ['outage', 'outage_withdrawal', 'owner_outage'];

type Settings = Record<string, Record<string, string>>;

export function woocommerceEmailSuite(running: () => PluginSite): void {
  describe('an e-mail among WooCommerce’s own', () => {
    const deliver = async (kind: string, settings: Settings = {}) => {
      const woocommerce = await readFile(new URL('../support/woocommerce-emails.php', import.meta.url), 'utf8');
      return running().site.wp<Record<string, unknown>>(
        `${woocommerce}
         $GLOBALS['owner_settings'] = $input['settings'];
         $path = get_temp_dir() . 'label.pdf';
         file_put_contents( $path, '%PDF' );
         return Boomerang\\Emails\\deliver( array(
           'kind'      => $input['kind'],
           'to'        => 'ana@example.com',
           'locale'    => '',
           'messageId' => '<fixed-0001@bridge.example.com>',
           'data'      => Boomerang\\Emails\\complete( array( 'returnNumber' => 'RMA-1001', 'orderNumber' => '1017', 'customerName' => 'Ana', 'test' => $input['settings'] === array() ) ),
           'files'     => array( $path ),
         ) );`,
        { kind, settings },
      );
    };
    const files = async () => (await readdir(running().site.mailbox)).filter((name) => name.endsWith('.eml')).sort();
    const newest = async () => simpleParser(await readFile(join(running().site.mailbox, (await files()).at(-1)!)));

    it('stands in the store’s frame, with plain part, label, fixed Message-ID and the store’s reply address', async () => {
      expect(await deliver('received')).toEqual({ sent: true });
      const mail = await newest();
      expect(mail.subject).toBe('[TEST] Your return RMA-1001 for order 1017');
      expect(mail.messageId).toBe('<fixed-0001@bridge.example.com>');
      expect(mail.headers.get('x-boomerang-return')).toBe('RMA-1001');
      expect(mail.replyTo?.value[0]?.address).toBe('shop@example.com');
      expect(mail.html).toContain('<h1>We have your return</h1>');
      expect(mail.html).toContain('Store footer');
      expect(mail.text).toContain('*** TEST');
      expect(mail.text).toContain('Its number is RMA-1001');
      expect(mail.attachments.map(({ filename }) => filename)).toEqual(['label.pdf']);
    });

    it('says what the owner wrote in its settings', async () => {
      await deliver('label', {
        boomerang_label: {
          subject: 'Label {return_number} from {site_title}',
          heading: 'Here it is',
          additional_content: 'See you soon!',
        },
      });
      const mail = await newest();
      expect(mail.subject).toBe('Label RMA-1001 from Boomerang Outfitters');
      for (const part of [mail.html, mail.text]) {
        expect(part).toContain('Here it is');
        expect(part).toContain('See you soon!');
      }
    });

    it('is plain text only where the owner wants that', async () => {
      await deliver('refunded', { boomerang_refunded: { email_type: 'plain' } });
      const mail = await newest();
      expect(mail.html).toBe(false);
      expect(mail.text).toContain('RMA-1001');
    });

    it('is not sent, and settled, where the owner switched it off', async () => {
      const before = (await files()).length;
      const settings = { boomerang_approved: { enabled: 'no' } };
      expect(await deliver('approved', settings)).toEqual({ sent: true, skipped: 'disabled_by_owner' });
      expect((await files()).length).toBe(before);
    });

    it('has a class for every kind, and an example to preview', async () => {
      const woocommerce = await readFile(new URL('../support/woocommerce-emails.php', import.meta.url), 'utf8');
      const emails = await running().site.wp<Record<string, string>>(
        `${woocommerce}
         return array_map( fn( $email ) => $email->id . '|' . $email->title . '|' . $email->get_content_html(), WC()->mailer()->get_emails() );`,
      );
      expect(Object.values(emails).map((text) => text.split('|')[0]).sort()).toEqual(
        [...EMAIL_KINDS, ...OF_THE_SITE].map((kind) => `boomerang_${kind}`).sort(),
      );
      // What came of an outage is told by its receipts: there is no return.
      for (const text of Object.values(emails)) expect(text).toMatch(/RMA-1001|K-7F3K-9Q2M/);
    });
  });
}
