import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { EMAIL_KINDS } from '../../../bridge/domain/effect.ts';
import type { RealSite } from '../../site/real-site.ts';
import { readMails } from '../../site/stack/mailbox.ts';
import { login } from '../support/plugin-site.ts';
import { callAsBridge } from '../support/signed-call.ts';
import { callStore } from '../support/store-call.ts';

const TITLES = ['Return received', 'Return label', 'Return approved', 'Return rejected', 'Return refunded'];

/** Through WooCommerce's own e-mail classes and settings. */
export function realEmailSuite(running: () => RealSite): void {
  describe('an e-mail among those of a real WooCommerce', () => {
    const setting = async (name: string, value: string) => {
      const path = `/wc/v3/settings/email_boomerang_received/${name}`;
      const { status } = await callStore(running().site.url, running().keys, 'PUT', path, { body: { value } });
      expect(status).toBe(200);
    };
    const send = async (kind: string) => {
      const returnNumber = `RMA-${randomUUID().slice(0, 8)}`;
      const answer = await callAsBridge(running().site.url, 'email', {
        secret: running().secret,
        body: {
          kind,
          to: 'ana@example.com',
          locale: 'en_US',
          messageId: `<${randomUUID()}@bridge.example.com>`,
          data: {
            ...{ returnNumber, orderNumber: '1017', customerName: 'Ana', lines: [{ name: 'Mug', quantity: 2 }] },
            digest: { lines: [{ returnNumber, orderNumber: '1017', email: 'owner_decision', ended: null, url: '' }], more: 0 },
          },
          attachments: [
            {
              filename: 'label.pdf',
              contentType: 'application/pdf',
              base64: Buffer.from('%PDF-1.4').toString('base64'),
            },
          ],
        },
      });
      const mails = await readMails(running().site.mailbox);
      return { answer, returnNumber, mails: mails.filter(({ raw }) => raw.includes(returnNumber)).map((one) => one.mail) };
    };
    afterEach(async () => {
      await running().site.wp('return delete_option( "woocommerce_boomerang_received_settings" );');
    });

    it.each(EMAIL_KINDS)('goes out as %s in the frame of the store, with plain part and attachment', async (kind) => {
      const { answer, returnNumber, mails } = await send(kind);
      expect(answer.body).toEqual({ sent: true });
      expect(mails).toHaveLength(1);
      const [mail] = mails;
      expect(mail?.headers.get('x-boomerang-return')).toBe(returnNumber);
      expect(mail?.messageId).toMatch(/@bridge\.example\.com>$/);
      expect(mail?.from?.value[0]).toEqual({ address: 'owner@example.com', name: 'Boomerang Outfitters' });
      expect(mail?.html).toContain('id="template_container"');
      for (const part of [mail?.html, mail?.text]) expect(part).toContain(returnNumber);
      expect(mail?.text).not.toContain('<');
      expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['label.pdf']);
    });

    it('stands in WooCommerce → Settings → Emails, each with a page of its own', async () => {
      const { cookie } = await login(running().site, 'admin');
      const page = async (query: string) =>
        (
          await fetch(`${running().site.url}/wp-admin/admin.php?page=wc-settings&tab=email${query}`, {
            headers: { cookie },
          })
        ).text();
      const list = await page('');
      expect(TITLES.filter((title) => !list.includes(title))).toEqual([]);
      const one = await page('&section=boomerang_email_received');
      const fields = ['enabled', 'subject', 'heading', 'additional_content', 'email_type'];
      expect(fields.filter((name) => !one.includes(`woocommerce_boomerang_received_${name}`))).toEqual([]);
    });

    it('has the subject that the owner wrote', async () => {
      await setting('subject', 'Your {return_number} at {site_title}');
      const { mails, returnNumber } = await send('received');
      expect(mails[0]?.subject).toBe(`Your ${returnNumber} at Boomerang Outfitters`);
    });

    it('is not sent, and settled, where the owner switched it off', async () => {
      await setting('enabled', 'no');
      const { answer, mails } = await send('received');
      expect(answer.body).toEqual({ sent: true, skipped: 'disabled_by_owner' });
      expect(mails).toEqual([]);
    });

    it('is plain text where the owner wants that', async () => {
      await setting('email_type', 'plain');
      const { mails, returnNumber } = await send('received');
      expect(mails[0]?.html).toBe(false);
      expect(mails[0]?.text).toContain(returnNumber);
    });
  });
}
