import { readFile, readdir, rename } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { describe, expect, it } from 'vitest';
import type { EmailData, EmailPayout } from '../../../bridge/ports/site.ts';
import { EMAIL_KINDS, type EmailKind } from '../../../bridge/domain/effect.ts';
import { EMAIL_DATA as DATA } from '../support/email-data.ts';
import type { PluginSite } from '../support/plugin-site.ts';

const isOwners = (kind: EmailKind) => kind.startsWith('owner_');
const paidBy = (resolution: EmailPayout['resolution']): EmailPayout => ({ ...DATA.payouts[0]!, resolution });

const WITHDRAWN: Partial<EmailData> = {
  returnKind: 'withdrawal',
  withdrawal: {
    name: 'Ana',
    email: 'ana@example.com',
    confirmedAt: '2026-11-25T10:00:00.000Z',
    refundBy: '2026-12-09T10:00:00.000Z',
    returnCost: 'store',
  },
};
const CLAIM: EmailData['claims'][number] = {
  parcel: 'usps 9400',
  status: 'moving',
  toStore: 'no',
  sinceApproval: '',
  usedBy: 'return',
  usedNumber: 'RMA-1003',
};

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
      const money = ['2 × Mug', 'Discount', '-€2.00', 'VAT 20%', '€3.60', 'Shipping (Flat rate)', 'Return fee', '€21.60'];
      for (const text of ['RMA-1001', 'Too small', ...money, 'December 24, 2026', '9400 1000']) {
        expect(html).toContain(text);
        expect(mail.text).toContain(text);
      }
      expect(html).toContain('href="https://shop.example.com/label?token=a&#038;size=4"');
      expect(mail.text).toContain('https://shop.example.com/label?token=a&size=4');
      // An amount is never broken in its middle, however narrow the screen.
      expect(html).toMatch(/white-space:nowrap">-€2\.00</);
      expect(html).toMatch(/white-space:nowrap">€21\.60</);
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

    it('says to keep the goods when nothing has to be sent back', async () => {
      const mail = await mailed('received', { labelUrl: null, payouts: [paidBy('keep')] });
      expect(mail.text).toContain('Please keep the goods: nothing has to be sent back.');
      expect(mail.text).toContain('Estimated refund for what you keep');
      expect(mail.text).not.toContain('Your label follows');
    });

    it('links to the return, where its page is known', async () => {
      const statusUrl = 'https://shop.example.com/returns/#return=abc.def';
      expect((await mailed('changed', { statusUrl })).text).toContain(`See your return:\n${statusUrl}`);
      expect((await mailed('changed')).text).not.toContain('See your return');
    });

    it('brings new links, to the page first, and says that the old ones are over', async () => {
      const statusUrl = 'https://shop.example.com/returns/#return=abc.def';
      const { text } = await mailed('new_links', { statusUrl });
      expect(text).toContain('The links in our earlier e-mails no longer work.');
      expect(text).toContain(`See your return:\n${statusUrl}`);
      expect(text).toContain('Print the label:\nhttps://shop.example.com/label?token=a&size=4');
      expect(text).not.toContain('packing slip');
    });

    it('with store credit has the code, how long it works, and what becomes of a rest', async () => {
      const credit = { code: 'K7QM-22XA', amount: '€21.60', beforeTax: null, expiresAt: '2027-12-24T12:00:00Z', usage: 'once' } as const;
      const once = await mailed('credit', { credit, payouts: [paidBy('refund'), paidBy('store_credit')] });
      expect(once.text).toContain('Code: K7QM-22XA\nAmount: €21.60\nValid until: December 24, 2027\n');
      expect(once.text).toContain('What you don’t use then is lost');
      expect(once.text).toContain('How it adds up\n2 × Mug: €20.00');
      expect(once.text!.match(/Total: /g)).toHaveLength(1);
      expect(once.text).not.toContain('before tax');
      const sooner = [{ amount: '€8.00', expiresAt: '2027-01-19T23:59:59Z' }];
      const mixed = await mailed('credit', { credit: { ...credit, sooner } });
      expect(mixed.text).toContain('€8.00 of it is from your earlier credit: use it by January 19, 2027.');
      expect(once.text).not.toContain('earlier credit');
      const part = { beforeTax: '€18.00', expiresAt: null, usage: 'balance' } as const;
      const balance = await mailed('credit', { credit: { ...credit, ...part } });
      expect(balance.text).toContain('at checkout the code takes off €18.00 before tax.');
      expect(balance.text).toContain('what you don’t use stays on the code');
      expect(balance.text).not.toContain('Valid until');
    });

    it('asks to pay what an exchange costs more, and says what comes', async () => {
      const items = [{ name: 'Mug "XL"', quantity: 2 }];
      const exchange = { orderNumber: '1099', items, instead: [{ name: 'Mug', quantity: 2 }], due: '€3.00', payUrl: 'https://shop.example.com/pay?a=1&b=2' };
      const pay = await mailed('exchange_pay', { exchange });
      expect(pay.text).toContain('please pay €3.00');
      expect(pay.text).toContain('Pay now:\nhttps://shop.example.com/pay?a=1&b=2');
      expect(pay.text).toContain('What you get\n- 2 × Mug "XL"\n');
      expect((await mailed('exchange', { exchange })).text).toContain('order 1099');
      const statusUrl = 'https://shop.example.com/returns/#return=abc.def';
      expect((await mailed('exchange_choose_again', { statusUrl })).text).toContain(`Choose again:\n${statusUrl}`);
    });

    it('names the old and the new item of an exchange, and what was missing', async () => {
      const items = [{ name: 'Mug "XL"', quantity: 2 }];
      const exchange = { orderNumber: '1099', items, instead: [{ name: 'Mug "M"', quantity: 2 }], due: null, payUrl: null };
      const less = { items: [{ name: 'Mug "M"', quantity: 1, amount: '-€10.00', reason: null }], left: '€10.00', committed: '€20.00' };
      const mail = await mailed('exchange', { exchange, less });
      expect(mail.text).toContain('What you return\n- 2 × Mug "M"\n');
      expect(mail.text).toContain('What you get\n- 2 × Mug "XL"\n');
      expect(mail.text).toContain('Not in your parcel: 1 × Mug "M". You get your new item all the same.');
      expect(mail.text).not.toContain('instead of');
    });

    it('says what was missing or deducted, how much and why, in both parts', async () => {
      const missing = { name: 'Mug <L>', quantity: 1, amount: '-€10.00', reason: null };
      const deducted = { name: 'Cap', quantity: null, amount: '-€2.00', reason: 'Stained & worn' };
      const less = { items: [missing, deducted], left: '€9.60', committed: '€21.60' };
      for (const kind of ['refunded', 'credit'] as const) {
        const credit = { code: 'K7QM', amount: '€9.60', beforeTax: null, expiresAt: null, usage: 'once' } as const;
        const mail = await mailed(kind, { less, credit });
        expect(mail.text).toContain('- 1 × Mug <L>: -€10.00 (Not in your parcel)\n- Cap: -€2.00 (Deducted: Stained & worn)\n');
        expect(mail.text).toContain('So it’s €9.60 instead of €21.60.');
        expect(mail.html).toContain('1 × Mug &lt;L&gt;: -€10.00');
        expect(mail.html).toContain('Deducted: Stained &amp; worn');
      }
      const lost = await mailed('nothing_paid', { less: { ...less, items: [missing] } });
      expect(lost.text).toContain('Your parcel for return RMA-1001 (order 1017) arrived without these items');
      expect(lost.text).toContain('- 1 × Mug <L>: -€10.00 (Not in your parcel)\n');
      expect((await mailed('nothing_paid', { less })).text).toContain('We’ve checked your parcel');
    });

    it('of a refund names no bank that refused another payout, and says who has paid it', async () => {
      const { text } = await mailed('refunded', { reason: 'Insufficient funds.', paidByHand: true });
      expect(text).not.toContain('Insufficient');
      expect(text).toContain('We’ve sent it to you.');
      expect(text).not.toContain('the way you paid');
    });

    it('names no code and no order that a person made by hand', async () => {
      const byHand = await mailed('credit', { paidByHand: true });
      expect(byHand.text).toContain('Don’t have the code yet? Just reply to this e-mail.');
      expect(byHand.text).not.toContain('Enter the code');
      const order = { orderNumber: '', items: [], instead: [], due: null, payUrl: null };
      expect((await mailed('exchange', { exchange: order })).text).toContain('We’ve made the new order for your return RMA-1001');
    });

    it.each([
      ['void', 'We’re cancelling the label: please don’t use it any more.'],
      ['unused', 'Please don’t use the label any more.'],
      [null, ''],
    ] as const)('of a return that was called off says what becomes of its label: %s', async (endedLabel, sentence) => {
      const { text } = await mailed('cancelled', { endedLabel });
      expect(text).toContain('This return has ended, so nothing is paid or exchanged. Please keep the goods.');
      if (sentence !== '') expect(text).toContain(sentence);
      else expect(text).not.toContain('label');
    });

    it('is the receipt that the law wants for a withdrawal: statement, date, time and zone', async () => {
      const stated = { name: 'Ana <Bold>', email: 'ana@example.com', returnCost: 'customer' } as const;
      const times = { confirmedAt: '2026-11-24T23:13:20.000Z', refundBy: '2026-12-08T23:13:20.000Z' };
      const inZone = (zone: string) =>
        running().site.wp<string>(
          `$before = get_option( 'timezone_string' ); update_option( 'timezone_string', $input ); return $before;`,
          zone,
        );
      const before = await inZone('Europe/Paris');
      const mail = await mailed('withdrawal_receipt', { returnKind: 'withdrawal', withdrawal: { ...stated, ...times } });
      await inZone(before);
      expect(mail.text).toContain('Name: Ana <Bold>\nOrder: 1017\nE-mail: ana@example.com\n');
      expect(mail.text).toContain('Date and time: November 25, 2026, 00:13 (UTC+01:00)\n');
      expect(mail.text).toContain('What you withdraw from\n- 2 × Mug');
      expect(mail.text).toContain('paid back by December 9, 2026 at the latest');
      expect(mail.text).toContain('You get the money the way you paid.');
      expect(mail.text).toContain('You pay for sending the goods back.');
      expect(mail.html).toContain('Ana &lt;Bold&gt;');
    });

    it('says of an order that nobody has paid that nothing comes back, and promises no date', async () => {
      const stated = { name: 'Ana', email: 'ana@example.com', returnCost: 'store' } as const;
      const times = { confirmedAt: '2026-11-24T23:13:20.000Z', refundBy: '2026-12-08T23:13:20.000Z' };
      const unpaid = { returnKind: 'withdrawal', unpaid: true, withdrawal: { ...stated, ...times } } as const;
      for (const kind of ['withdrawal_receipt', 'approved'] as const) {
        const mail = await mailed(kind, unpaid);
        expect(mail.text).toContain('You haven’t paid for this order, so there’s nothing to refund.');
        expect(mail.text).toContain('If you already have the items, please send them back by December 24, 2026.');
        expect(mail.text).not.toContain('paid back by');
        expect(mail.text).not.toContain('You get the money');
      }
      const owner = await mailed('owner_unpaid', unpaid);
      expect(owner.subject).toBe('Please cancel order 1017: it was never paid (RMA-1001)');
      expect(owner.text).toContain('withdrew from order 1017 (RMA-1001). Nobody has paid this order, so nothing is due.');
      expect((await mailed('owner_unpaid')).text).toContain('returns items of order 1017 (RMA-1001).');
    });

    it.each([
      ['held_value', { worth: '€90.00', limit: '€50.00' }, 'returns of this order come to €90.00; up to €50.00 is accepted at once'],
      ['held_value', {}, 'returns of this order come to more than what is accepted at once'],
      ['held_limit', { returns: '4', days: '30', limit: '3' }, 'returns of this customer in 30 days: 4, at most 3'],
      ['approved_by_policy', {}, 'It waits for you to approve or reject it.\n\nWhat comes back'],
    ])('tells the owner why a return waits: %s %o', async (code, params, sentence) => {
      const { text } = await mailed('owner_decision', { verdict: { code, params: params as Record<string, string> } });
      expect(text).toContain(sentence);
    });

    it.each([
      ['owner_held_payout', { verdict: { code: 'over_ceiling', params: {} } }, 'more than what may be paid without you'],
      ['owner_customs', { missingCustoms: ['Mug <L>', 'Cap'] }, '- Mug <L>\n- Cap\n'],
      ['owner_label', { reason: 'address_from: All information must be provided.' }, 'address_from: All information must be provided.'],
      ['owner_proof_claimed', { ...WITHDRAWN, claims: [CLAIM] }, 'Please decide by December 9, 2026'],
      ['owner_proof_claimed', { ...WITHDRAWN, claims: [CLAIM] }, 'It doesn’t go to your address.'],
      ['owner_deadline', { ...WITHDRAWN, claims: [CLAIM] }, 'It’s no proof: return RMA-1003 has the same number.'],
      ['owner_held_payout', { verdict: { code: 'unproven_shipment', params: {} }, claims: [CLAIM] }, 'usps 9400'],
      ['owner_pay_by_hand', { payouts: [paidBy('store_credit'), paidBy('keep')] }, 'Refund without sending back'],
    ] as [EmailKind, Partial<EmailData>, string][])('tells the owner with %s what to do', async (kind, data, words) => {
      const { text } = await mailed(kind, data);
      expect(text).toContain(words);
      expect(text).not.toContain('Store credit');
    });

    it('tells the owner what a return gave for a payment that may be lost, and what is still here', async () => {
      const given = [
        { resolution: 'refund', amount: '€5.00', state: 'by_hand' },
        { resolution: 'store_credit', amount: '€21.60', state: 'given' },
        { resolution: 'exchange', amount: '€9.00', state: 'awaits_payment' },
      ] as const;
      const credit = { code: 'K7QM-22XA', amount: '€21.60', beforeTax: null, expiresAt: null, usage: 'balance' } as const;
      const exchange = { orderNumber: '1099', items: [], instead: [], due: '€3.00', payUrl: null };
      const atRisk = { status: 'on-hold', given, creditLeft: '€20.00' };
      const { subject, text } = await mailed('owner_given_at_risk', { atRisk, credit, exchange });
      expect(subject).toBe('Order 1017: the payment may be lost (return RMA-1001)');
      for (const words of [
        'now, and return RMA-1001 has already paid for it.',
        '€5.00, to be paid by hand',
        '€21.60 with code K7QM-22XA',
        '€9.00 towards order 1099. The shopper still has to pay €3.00.',
        '€20.00 of the store credit isn’t used yet.',
        'move coupon K7QM-22XA to the trash',
        'Please don’t pay the refund by hand before',
        'If order 1099 isn’t shipped yet',
      ])
        expect(text).toContain(words);
      // WooCommerce's own name of the status, where it is there to say it.
      expect(text).toMatch(/Order 1017 is “on.hold” now/i);
      const byHand = await mailed('owner_given_at_risk', { atRisk: { ...atRisk, given: [given[0]], creditLeft: null } });
      expect(byHand.text).toMatch(/Order 1017 of return RMA-1001 is “on.hold” now\. The customer/i);
      const over = await mailed('owner_given_at_risk', { atRisk: null });
      expect(over.text).toContain('It counts as paid again.');
      expect(over.text).not.toContain('What this return gave');
      const shipped = async (risk: EmailData['atRisk']) =>
        (await mailed('owner_exchange_paid', { atRisk: risk, exchange })).text;
      expect(await shipped(atRisk)).toMatch(/wait before you ship it: order 1017, .* is “on.hold” now/i);
      expect(await shipped(null)).not.toContain('wait before');
    });

    it('gathers for the owner what would be too many e-mails, each with its return, state and link', async () => {
      const url = (id: number) => `https://shop.example.com/wp-admin/admin.php?page=boomerang-returns&return=${id}`;
      const kinds = ['owner_decision', 'owner_held_payout', 'owner_unpaid', 'owner_proof_claimed', 'owner_customs', 'owner_label', 'owner_given_at_risk'] as const;
      const lines = kinds.map((email, index) => ({
        returnNumber: `RMA-${2001 + index}`,
        orderNumber: '1017',
        email,
        ended: index === 0 ? ('cancelled' as const) : null,
        url: url(index),
      }));
      const mail = await mailed('owner_digest', { digest: { lines, more: 3 } });
      expect(mail.subject).toBe('More news of returns: RMA-1001 and others');
      for (const body of [String(mail.html), mail.text!]) {
        lines.forEach(({ returnNumber }) => expect(body.split(returnNumber)).toHaveLength(3));
        expect(body).toContain('Return RMA-2001 of order 1017 asked for your decision. It has been cancelled since.');
        expect(body).toContain('There were 3 more.');
        expect(body).not.toContain('There is news of');
      }
      expect(mail.text).toContain(`Open RMA-2003:\n${url(2)}\n`);
      expect(mail.html).toContain(`href="${url(4).replace('&', '&#038;')}"`);
      expect(mail.text).not.toContain('Ana');
    });

    it('can be changed by the store’s own code', async () => {
      const changed = await running().site.wp<string>(
        `add_filter( 'boomerang_email_pieces', fn( $pieces, $kind, $data ) => array( Boomerang\\Emails\\say( "$kind of " . $data['returnNumber'] ) ), 10, 3 );
         return Boomerang\\Emails\\plain( array( 'kind' => 'label', 'data' => Boomerang\\Emails\\complete( $input ) ), 'Hi' );`,
        DATA,
      );
      expect(changed).toMatch(/^Hi\n\nlabel of RMA-1001\n\n--/);
    });

    it.each(EMAIL_KINDS)('of the kind %s has a subject, both parts and the return’s number', async (kind) => {
      const line = { returnNumber: 'RMA-1001', orderNumber: '1', email: 'owner_decision', ended: null, url: DATA.ownerUrl! } as const;
      const digest = kind === 'owner_digest' ? { lines: [line], more: 0 } : null;
      const mail = await mailed(kind, { reason: 'The bank said no.', digest });
      expect(mail.subject).toContain('RMA-1001');
      expect(mail.html).toMatch(/<html[^>]* lang="en-US"/);
      expect(mail.text).toContain('RMA-1001');
      if (isOwners(kind)) expect(mail.text).toContain(DATA.ownerUrl);
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
