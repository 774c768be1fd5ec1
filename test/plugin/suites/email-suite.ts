import { readFile, readdir, rename } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { describe, expect, it } from 'vitest';
import type { EmailData } from '../../../bridge/ports/site.ts';
import { EMAIL_KINDS, type EmailKind } from '../../../bridge/domain/effect.ts';
import type { PluginSite } from '../support/plugin-site.ts';

const DATA: EmailData = {
  returnNumber: 'RMA-1001',
  orderNumber: '1017',
  customerName: 'Ana <b>Bold</b>',
  storeName: 'Boomerang Outfitters',
  sendBackBy: '2026-12-24',
  needsApproval: false,
  labelUrl: 'https://shop.example.com/label?token=a&size=4',
  packingSlipUrl: null,
  returnAddressLines: ['Boomerang Outfitters', '1 Main Street', 'Portland, OR 97201'],
  trackingNumber: '9400 1000',
  test: false,
  lines: [{ name: 'Mug "Blue & White" <L>', quantity: 2, reason: 'Too small' }],
  refund: {
    lines: [
      { label: '2 × Mug', amount: '€18.00' },
      { label: 'VAT 20%', amount: '€3.60' },
    ],
    total: '€21.60',
  },
  reason: null,
  ownerUrl: 'https://shop.example.com/wp-admin/admin.php?page=boomerang-returns&id=7',
};
const OWNER_KINDS: EmailKind[] = ['owner_decision', 'owner_failed_payout', 'owner_in_doubt', 'owner_pay_by_hand'];

export function emailSuite(running: () => PluginSite): void {
  describe('an e-mail that the bridge asks for', () => {
    const ask = (kind: string, data: Partial<EmailData> = {}, more: Record<string, unknown> = {}) =>
      running().asBridge('email', {
        key: `${randomUUID()}-1`,
        body: {
          kind,
          to: 'ana@example.com',
          locale: 'en_US',
          messageId: `${randomUUID()}@bridge.example.com`,
          data: { ...DATA, ...data },
          attachments: [],
          ...more,
        },
      });
    const files = async () => (await readdir(running().site.mailbox)).filter((name) => name.endsWith('.eml')).sort();
    const newest = async (): Promise<ParsedMail> =>
      simpleParser(await readFile(join(running().site.mailbox, (await files()).at(-1)!)));
    const mailed = async (...sent: Parameters<typeof ask>): Promise<ParsedMail> => {
      const { status, body } = await ask(...sent);
      expect({ status, body }).toEqual({ status: 200, body: { sent: true } });
      return newest();
    };

    it('has its fixed Message-ID, the return’s number and the store as sender', async () => {
      const mail = await mailed('received', {}, { messageId: 'a1b2c3d4-0001@bridge.example.com' });
      expect(mail.messageId).toBe('<a1b2c3d4-0001@bridge.example.com>');
      expect(mail.headers.get('x-boomerang-return')).toBe('RMA-1001');
      expect(mail.subject).toBe('Your return RMA-1001 for order 1017');
      expect(mail.from?.value[0]?.name).toBe('Boomerang Outfitters');
      expect(mail.to).toMatchObject({ value: [{ address: 'ana@example.com' }] });
      expect(mail.replyTo?.value[0]?.address).toBe('owner@example.com');
    });

    it('says the same in HTML and in plain text', async () => {
      const mail = await mailed('received');
      const html = String(mail.html);
      for (const text of ['RMA-1001', 'Too small', 'VAT 20%', '€3.60', '€21.60', 'December 24, 2026', '9400 1000']) {
        expect(html).toContain(text);
        expect(mail.text).toContain(text);
      }
      expect(html).toContain('href="https://shop.example.com/label?token=a&#038;size=4"');
      expect(mail.text).toContain('https://shop.example.com/label?token=a&size=4');
      expect(mail.text).not.toMatch(/<(p|li|h1|td|br)\b|&(amp|quot|#0?38|#8217);/);
    });

    it('shows what people typed as text, never as markup', async () => {
      const mail = await mailed('rejected', { reason: 'Worn & <script>alert(1)</script> washed' });
      const html = String(mail.html);
      expect(html).toContain('Mug &quot;Blue &amp; White&quot; &lt;L&gt;');
      expect(html).toContain('Hello Ana &lt;b&gt;Bold&lt;/b&gt;,');
      expect(html).not.toContain('<script');
      expect(mail.text).toContain('2 × Mug "Blue & White" <L>');
    });

    it('can’t be given further headers through a name', async () => {
      const mail = await mailed('received', { orderNumber: '1\r\nBcc: eve@example.com', returnNumber: 'R-1\r\nX-Evil: 1' });
      expect(mail.bcc).toBeUndefined();
      expect(mail.headers.has('x-evil')).toBe(false);
      expect(mail.subject).toContain('1 Bcc: eve@example.com');
    });

    it('carries the label, and leaves no copy of it behind', async () => {
      const pdf = Buffer.from('%PDF-1.7 label');
      const attachments = [
        { filename: 'RMA-1001.pdf', contentType: 'application/pdf', base64: pdf.toString('base64') },
      ];
      const mail = await mailed('label', {}, { attachments });
      expect(mail.attachments).toHaveLength(1);
      expect(mail.attachments[0]).toMatchObject({ filename: 'RMA-1001.pdf', contentType: 'application/pdf' });
      expect(mail.attachments[0]!.content.equals(pdf)).toBe(true);
      expect(mail.text).toContain('RMA-1001');
      expect(await running().site.wp(`return glob( get_temp_dir() . 'boomerang-*' );`)).toEqual([]);
    });

    it('says TEST in subject and body when no real money and no real label is meant', async () => {
      const mail = await mailed('label', { test: true });
      expect(mail.subject).toBe('[TEST] Your label for return RMA-1001');
      expect(mail.html).toContain('TEST');
      expect(mail.text).toContain('*** TEST');
    });

    it('tells where the parcel goes when there is a packing slip instead of a label', async () => {
      const mail = await mailed('received', { labelUrl: null, packingSlipUrl: 'https://shop.example.com/slip' });
      expect(mail.text).toContain('1 Main Street\nPortland, OR 97201');
      expect(mail.text).toContain('https://shop.example.com/slip');
      expect(mail.html).toContain('1 Main Street<br>Portland, OR 97201');
    });

    it('says that the label follows while there is neither', async () => {
      expect((await mailed('received', { labelUrl: null })).text).toContain('Your label follows');
    });

    it('asks to keep the goods while the owner has not decided', async () => {
      const mail = await mailed('received', { needsApproval: true, labelUrl: null });
      expect(mail.text).toContain('Please don’t send anything yet');
      expect(mail.text).not.toContain('Your label follows');
    });

    it.each(EMAIL_KINDS)('of the kind %s has a subject, both parts and the return’s number', async (kind) => {
      const mail = await mailed(kind, { reason: 'The bank said no.' });
      expect(mail.subject).toContain('RMA-1001');
      expect(mail.html).toMatch(/<html[^>]* lang="en-US"/);
      expect(mail.text).toContain('RMA-1001');
      if (OWNER_KINDS.includes(kind)) expect(mail.text).toContain(DATA.ownerUrl);
    });

    it('for the owner goes to the site’s administrator when no address is given', async () => {
      const mail = await mailed('owner_in_doubt', { ownerUrl: null }, { to: '' });
      expect(mail.to).toMatchObject({ value: [{ address: 'owner@example.com' }] });
      expect(mail.text).toContain(`${running().site.url}/wp-admin/admin.php?page=boomerang-returns`);
    });

    it('is not sent to what is no address, of a kind that is unknown, or with a file that could be run', async () => {
      const before = (await files()).length;
      expect((await ask('received', {}, { to: 'nobody' })).body.code).toBe('bad_recipient');
      expect((await ask('received', {}, { to: '' })).body.code).toBe('bad_recipient');
      expect((await ask('gossip')).status).toBe(400);
      const attachments = [{ filename: 'a.php', contentType: 'text/x-php', base64: 'PD9waHA=' }];
      expect((await ask('label', {}, { attachments })).body.code).toBe('bad_attachment');
      expect((await files()).length).toBe(before);
    });

    it('may be sent again with the same key when WordPress could not send it', async () => {
      const { site } = running();
      await rename(site.mailbox, `${site.mailbox}.away`);
      const key = `${randomUUID()}-1`;
      const body = { kind: 'received', to: 'ana@example.com', messageId: `${randomUUID()}@x.org`, data: DATA };
      const failed = await running().asBridge('email', { key, body });
      expect([failed.status, failed.body.code]).toEqual([503, 'mail_failed']);
      await rename(`${site.mailbox}.away`, site.mailbox);
      expect((await running().asBridge('email', { key, body })).body).toEqual({ sent: true });
    });
  });
}
