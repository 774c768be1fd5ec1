import { PDFDocument } from 'pdf-lib';
import { extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { packingSlip } from '../../../../bridge/adapters/pdf/packing-slip.ts';
import type { PackingSlip } from '../../../../bridge/ports/documents.ts';
import { slip } from './slip.ts';

async function textOf(change: Partial<PackingSlip>): Promise<string> {
  const { text } = await extractText(await packingSlip({ ...slip, ...change }), { mergePages: true });
  return text.replace(/\s+/g, ' ');
}

describe('A packing slip', () => {
  it('says in English what to do, where to, until when and what is inside', async () => {
    const text = await textOf({});
    for (const part of [
      'Return RMA-1001',
      'Order 1042',
      'Put this slip in the parcel.',
      'Please send it by December 7, 2026.',
      'Northwind Outfitters 1 Market St San Francisco, CA 94105 United States',
      'Zoë Łukasz 12 Rue des Lilas 69003 Lyon France',
      'Merino crew MER-M 2',
      'Page 1 of 1',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('TEST');
  });

  it('says the same in French, for Canadians too', async () => {
    for (const locale of ['fr_FR', 'fr_CA', 'fr']) {
      const text = await textOf({ locale });
      expect(text).toContain('Retour RMA-1001');
      expect(text).toContain('avant le 7 décembre 2026 inclus');
      expect(text).toContain('États-Unis');
    }
  });

  it.each(['de_DE_formal', 'fur', 'nonsense', ''])('falls back to English for the locale %j', async (locale) => {
    expect(await textOf({ locale })).toContain('Please send it by December 7, 2026.');
  });

  it('names no date where there is none, and says TEST where it is one', async () => {
    const text = await textOf({ sendBackBy: null, test: true });
    expect(text).not.toContain('Please send it');
    expect(text).toContain('TEST');
  });

  it('does not fail for letters that no font has, and prints those that it has', async () => {
    const name = 'Łódź Київ Ελλάδα 日本語 👕 \u0000 line\nbreak';
    const text = await textOf({ storeName: name, lines: [{ name, quantity: 1, sku: name }] });
    expect(text).toContain('Łódź Київ Ελλάδα ??? ? line break');
  });

  it('goes on over as many A4 pages as it needs, each with number and barcode', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => ({ name: `Item ${index}`, quantity: 1, sku: '' }));
    const pdf = await packingSlip({ ...slip, lines: [...lines, { name: 'W'.repeat(400), quantity: 1, sku: '' }] });
    const pages = (await PDFDocument.load(pdf)).getPages();
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.every((page) => Math.round(page.getWidth()) === 595 && Math.round(page.getHeight()) === 842)).toBe(
      true,
    );
    const { text } = await extractText(pdf);
    expect(text.every((page) => page.includes('Return RMA-1001'))).toBe(true);
    expect(text.join(' ')).toContain('Item 59');
  });
});
