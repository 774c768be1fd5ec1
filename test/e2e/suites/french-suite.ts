import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { E2e } from '../support/e2e.ts';
import { mailLines } from '../support/breakdown.ts';
import { estimated, labelPanel, lineOf, returnNumber } from '../support/form.ts';
import { inFrench } from '../support/french.ts';
import { look, OUTPUT } from '../support/look.ts';
import { mailTo } from '../support/mails.ts';
import { press, sees } from '../support/owner.ts';
import type { PlacedOrder } from '../support/store.ts';

const FORM = '.wp-block-boomerang-return-form';
/** Words that no French sentence has; the goods keep their English names. */
const ENGLISH = /\b(the|you|your|and|when|with|will|items?|refund|label|credit|order)\b/i;

export function frenchSuite(e2e: () => E2e): void {
  describe('A store that speaks French', () => {
    let back: () => Promise<unknown>;
    let order: PlacedOrder;
    let page: Page;
    let number: string;
    beforeAll(async () => {
      await e2e().closePages();
      back = await inFrench(e2e().stack.site);
    });
    afterAll(() => back?.());

    const step = async () => (await page.locator('.boomerang-step').innerText()).replaceAll('\u202f', '\u00a0');

    it('asks, explains and adds up in French', async () => {
      order = await e2e().store.order({ who: 'chloe', lines: [['shirt', 2]] });
      page = await e2e().guest({ locale: 'fr-FR' });
      await page.goto(`${e2e().stack.site.url}/returns/`);
      expect(await page.locator('html').getAttribute('lang')).toBe('fr-FR');
      await page.getByRole('heading', { name: 'Retrouvez votre commande' }).waitFor();
      await sees(page, 'Renoncer au contrat ici');
      await page.getByLabel('Numéro de commande').fill(order.number);
      await page.getByLabel('Adresse e-mail').fill(order.email);
      await press(page, 'Rechercher ma commande');
      await page.getByRole('heading', { name: /^Que souhaitez-vous retourner/ }).waitFor();
      const line = lineOf(page, 'Linen shirt');
      await line.getByRole('combobox').selectOption({ label: 'Trop petit' });
      await line.getByRole('radio', { name: /^Avoir/ }).check();
      const panel = await estimated(page);
      expect((await panel.innerText()).replaceAll('\u202f', '\u00a0')).toMatch(
        /Bonus\s+4,99\u00a0\$US\s+Avoir estimé\s+54,89\u00a0\$US\s+Une fois votre colis arrivé et vérifié\./,
      );
      expect(await step()).not.toMatch(ENGLISH);
      await look(page, 'form-french', { within: FORM });
    });

    it('registers the return in French', async () => {
      await press(page, 'Demander le retour');
      number = await returnNumber(page);
      await page.getByRole('heading', { name: 'Votre retour est enregistré' }).waitFor();
      await labelPanel(page, 'ready').waitFor();
      expect(await step()).not.toMatch(ENGLISH);
      await look(page, 'form-french-label', { within: FORM });
    });

    it('writes to the shopper in French, as a mail program shows it', async () => {
      const subject = `Votre retour ${number} pour la commande ${order.number}`;
      const mail = await mailTo(e2e().stack.mailbox, order.email, subject);
      expect(mail.mail.html).toContain('lang="fr-FR"');
      expect(mail.mail.text).toMatch(/^Merci de l’envoyer avant le \d+ [a-zéû]+ 20\d\d inclus\.$/m);
      expect(mail.mail.text).toMatch(/^Voir votre retour\u00a0:\nhttp/m);
      const lines = mailLines(mail, 'Avoir estimé').map((line) => line.replaceAll('\u202f', '\u00a0'));
      expect(lines).toEqual([
        'Linen shirt\u00a0: 49,90\u00a0$US',
        'Bonus\u00a0: 4,99\u00a0$US',
        'Total\u00a0: 54,89\u00a0$US',
      ]);
      const mailbox = await e2e().guest();
      await mailbox.goto(e2e().stack.mailbox.url);
      await mailbox.getByRole('link', { name: subject }).click();
      const shown = mailbox.frameLocator('iframe');
      await shown.getByText('Bonjour Chloé Martin,').waitFor();
      await shown.getByText('Imprimer l’étiquette').waitFor();
      expect(await shown.locator('body').innerText()).not.toMatch(ENGLISH);
      await mailbox.screenshot({ path: `${OUTPUT}/mail-french.png`, fullPage: true });
    });
  });
}
