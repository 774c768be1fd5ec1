import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mo } from 'gettext-parser';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILD_FIXTURE, startPluginSite, type PluginSite } from './support/plugin-site.ts';

describe('a shop whose shoppers read French', () => {
  let running: PluginSite;
  beforeAll(async () => {
    running = await startPluginSite();
    await cp(join(BUILD_FIXTURE, 'admin'), join(running.plugin, 'build/admin'), { recursive: true });
  });
  afterAll(() => running?.stop());

  const mailed = async (kind: string, locale: string, more: object = {}) => {
    const { status } = await running.asBridge('email', {
      key: `${crypto.randomUUID()}-1`,
      body: {
        kind,
        to: 'ana@example.com',
        locale,
        messageId: `${crypto.randomUUID()}@bridge.example.com`,
        data: { returnNumber: 'RMA-1001', orderNumber: '1017', customerName: 'Ana', sendBackBy: '2026-12-24', ...more },
        attachments: [],
      },
    });
    expect(status).toBe(200);
    const newest = (await readdir(running.site.mailbox))
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .at(-1)!;
    return simpleParser(await readFile(join(running.site.mailbox, newest)));
  };
  const expectFrench = async (locale: string) => {
    const mail = await mailed('received', locale);
    expect(mail.subject).toBe('Votre retour RMA-1001 pour la commande 1017');
    for (const body of [String(mail.html), mail.text]) {
      expect(body).toContain('Bonjour Ana,');
      expect(body).toContain('Votre retour d’articles de la commande 1017 est enregistré.');
      expect(body).toContain('24/12/2026');
    }
    expect(mail.html).toContain('lang="fr-FR"');
  };

  describe('while WordPress has no French itself', () => {
    it('writes to them in French, and to the others as before', async () => {
      await expectFrench('fr-FR');
      const mail = await mailed('received', 'en-US');
      expect(mail.subject).toBe('Your return RMA-1001 for order 1017');
      expect(mail.text).toContain('December 24, 2026');
    });

    it('writes a receipt of withdrawal in French to the last word', async () => {
      const times = { confirmedAt: '2026-11-24T22:13:20.000Z', refundBy: '2026-12-08T22:13:20.000Z' };
      const withdrawal = { name: 'Ana Bold', email: 'ana@example.com', returnCost: 'customer', ...times };
      const lines = [{ name: 'Mug', quantity: 2, reason: '' }];
      const money = [{ kind: 'goods', label: 'Mug', quantity: 2, amount: '20,00 €' }, { kind: 'discount', label: '', amount: '-2,00 €' }];
      const payouts = [{ resolution: 'refund', lines: money, total: '18,00 €' }];
      const mail = await mailed('withdrawal_receipt', 'fr-FR', { withdrawal, lines, payouts });
      expect(mail.subject).toBe('Accusé de réception de votre rétractation RMA-1001 pour la commande 1017');
      for (const sentence of FRENCH_RECEIPT) expect(mail.text).toContain(sentence);
      expect(mail.text).not.toMatch(/\b(the|your|you|and|withdrawal|order|refund)\b/i);
    });

    it('is back in its own language once the e-mail is sent', async () => {
      const words = await running.site.wp<string[]>(
        `$say = fn() => array( __( 'Return label', 'boomerang-returns' ), determine_locale(), date_i18n( get_option( 'date_format' ), 0 ) );
        return array_merge( \\Boomerang\\Emails\\in_locale( 'fr_FR', $say ), $say() );`,
      );
      expect(words).toEqual(['Étiquette de retour', 'fr_FR', '01/01/1970', 'Return label', 'en_US', 'January 1, 1970']);
    });

    it('keeps to its own language where nobody has the shopper’s', async () => {
      for (const locale of ['pt-BR', '../fr_FR']) {
        const mail = await mailed('received', locale);
        expect(mail.subject).toBe('Your return RMA-1001 for order 1017');
        expect(mail.text).toContain('December 24, 2026');
      }
    });
  });

  describe('once WordPress has French too', () => {
    beforeAll(() =>
      running.site.wp(
        `wp_mkdir_p( WP_LANG_DIR ); file_put_contents( WP_LANG_DIR . '/fr_FR.mo', base64_decode( $input ) );`,
        PACK,
      ),
    );

    it('writes to them in French', () => expectFrench('fr-FR'));

    describe('and is French itself', () => {
      beforeAll(() => running.site.wp(`update_option( 'WPLANG', 'fr_FR' );`));
      afterAll(() => running.site.wp(`update_option( 'WPLANG', '' );`));
      const page = async (path: string, headers: Record<string, string> = {}) =>
        (await fetch(`${running.site.url}${path}`, { headers })).text();

      it('brings the form’s French to the page, under the name that the form’s script has', async () => {
        const path = await running.site.wp<string>(
          `$id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Retours', 'post_content' => '<!-- wp:boomerang/return-form /-->' ) ); return wp_make_link_relative( get_permalink( $id ) );`,
        );
        const html = await page(path);
        expect(html).toContain('data-locale="fr-FR"');
        expect(html).toContain('Ce formulaire a besoin de JavaScript.');
        expect(html).toContain('id="boomerang-return-form-view-script-js-translations"');
        expect(html).toContain('"Find your order":["Retrouvez votre commande"]');
        expect(html).not.toContain('Politique de retour');
      });

      it('speaks French in wp-admin, menu and screens', async () => {
        const { cookie } = await running.login('admin');
        const html = await page('/wp-admin/admin.php?page=boomerang-policy', { cookie });
        expect(html).toContain('Politique de retour</a>');
        expect(html).toContain('"Save policy":["Enregistrer la politique"]');
        // A screen that is loaded lazily has no script of its own in WordPress' eyes.
        expect(html).toContain('"Open order in WooCommerce":["Ouvrir la commande dans WooCommerce"]');
      });

      it('writes to its owner in French, and to a shopper who reads English in English', async () => {
        expect((await mailed('owner_decision', '')).subject).toBe('Le retour RMA-1001 attend votre décision');
        const gathered = { returnNumber: 'RMA-2001', orderNumber: '1017', email: 'owner_unpaid', ended: 'cancelled', url: 'https://shop.example/a' };
        const digest = (await mailed('owner_digest', '', { digest: { lines: [gathered], more: 1 } })).text!;
        expect(digest).toContain('que personne n’avait payée. Veuillez annuler la commande. Il a été annulé depuis.');
        // The text is wrapped, and the number stands after a space that does not break.
        expect(digest.replaceAll(/\s+/g, ' ')).toContain('Il y en a eu 1 autre.');
        const mail = await mailed('received', 'en-US');
        expect(mail.subject).toBe('Your return RMA-1001 for order 1017');
        expect(mail.text).toContain('December 24, 2026');
      });
    });
  });
});

const FRENCH_RECEIPT = [
  'Date et heure\u00a0: 24/11/2026, 14:13 (UTC-08:00)',
  'Articles concernés par la rétractation\n- 2 × Mug',
  'Tout vous est remboursé au plus tard le 08/12/2026.',
  'Vous êtes remboursé par le moyen de paiement que vous avez utilisé.',
  'Les frais de renvoi sont à votre charge.',
  'Remboursement estimé\n2 × Mug\u00a0: 20,00 €\nRemise\u00a0: -2,00 €\nTotal\u00a0: 18,00 €',
];

/** The least that WordPress takes for its French: the language's own tag. */
const PACK = mo
  .compile({
    charset: 'utf-8',
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Plural-Forms': 'nplurals=2; plural=(n > 1);' },
    translations: { '': { html_lang_attribute: { msgid: 'html_lang_attribute', msgstr: ['fr-FR'] } } },
  })
  .toString('base64');
