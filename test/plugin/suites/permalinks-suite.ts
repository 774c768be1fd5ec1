import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite } from '../../../bridge/adapters/wordpress/site.ts';
import { setPermalinks } from '../support/permalinks.ts';
import { SECRET, type PluginSite } from '../support/plugin-site.ts';
import { EMAIL_DATA } from '../support/email-data.ts';

/** WordPress with "Plain" chosen under Settings → Permalinks: there is no /wp-json/. */
export function permalinksSuite(running: () => PluginSite): void {
  describe('a site with plain permalinks', () => {
    let before: string;
    const bridge = () =>
      createSite({
        wordpressUrl: running().site.url,
        secret: SECRET,
        clock: { now: () => Date.now() },
      });
    beforeAll(async () => {
      before = await setPermalinks(running().site, '');
    });
    afterAll(() => setPermalinks(running().site, before));

    it('has no /wp-json/', async () => {
      const page = await fetch(`${running().site.url}/wp-json/boomerang/v1/`, { redirect: 'manual' });
      expect(page.headers.get('content-type')).not.toContain('json');
    });

    it('is found by the bridge, and tells its title and time zone', async () => {
      expect((await bridge().ping()).about).toEqual({ name: 'Boomerang Outfitters', timeZone: 'America/Los_Angeles' });
    });

    it.each(['labels', 'packing-slips'] as const)('writes an address of %s into e-mails that it answers itself', async (folder) => {
      const { site } = running();
      const link = `${site.url}/wp-json/boomerang/v1/shop/${folder}/abc.DEF-1_2`;
      const data = { ...EMAIL_DATA, ...(folder === 'labels' ? { labelUrl: link } : { labelUrl: null, packingSlipUrl: link }) };
      const message = { kind: 'received', to: 'ana@example.com', locale: 'en_US', messageId: `${randomUUID()}@example.com`, data, attachments: [] } as const;
      expect(await bridge().sendEmail(message)).toMatchObject({ type: 'done' });
      const newest = (await readdir(site.mailbox)).filter((name) => name.endsWith('.eml')).sort().at(-1)!;
      const { text = '' } = await simpleParser(await readFile(join(site.mailbox, newest)));
      const [address = ''] = /http\S+abc\.DEF-1_2/.exec(text) ?? [];
      running().bridge.answer = () => ({ status: 200, headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7' });
      expect((await fetch(address)).status).toBe(200);
      expect(running().bridge.requests.at(-1)).toMatchObject({ method: 'GET', url: `/v1/shop/${folder}/abc.DEF-1_2` });
    });
  });
}
