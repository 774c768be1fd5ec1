import type { PDFPage } from 'pdf-lib';
import type { Address } from '../../domain/order.ts';
import type { PackingSlip } from '../../ports/documents.ts';
import { drawCode128 } from './code128.ts';
import { ALERT, EDGE, LINE, line, lineEndingAt, newSheet, PAGE, rule, SOFT, wrapped, type Sheet } from './sheet.ts';
import { countryName, fill, longDate, slipWords, type SlipWords } from './slip-words.ts';

const COLUMN = { quantity: EDGE.right, sku: 375, skuWidth: 100, name: EDGE.left, nameWidth: 305 } as const;
const ROW = { size: 10.5, step: 14, gap: 14 } as const;

/** The sheet a shopper without a label puts in the parcel: return number as Code 128, address to write on it, what is inside. */
export async function packingSlip(slip: PackingSlip): Promise<Uint8Array> {
  const words = slipWords(slip.locale);
  const sheet = await newSheet(fill(words.title, { number: slip.returnNumber }));
  let page = newPage(sheet, slip, words);
  let y = drawTableHead(sheet, page, words, drawInstructions(sheet, page, slip, words));
  for (const item of slip.lines) {
    const name = wrapped(sheet.fonts.regular, item.name, ROW.size, COLUMN.nameWidth);
    const sku = wrapped(sheet.fonts.regular, item.sku, ROW.size, COLUMN.skuWidth);
    const height = Math.max(name.length, sku.length) * ROW.step + ROW.gap;
    if (y - height < EDGE.bottom + 20) {
      page = newPage(sheet, slip, words);
      y = drawTableHead(sheet, page, words, EDGE.top - 110);
    }
    name.forEach((text, index) => line(sheet, page, text, COLUMN.name, y - index * ROW.step, { size: ROW.size }));
    sku.forEach((text, index) =>
      line(sheet, page, text, COLUMN.sku, y - index * ROW.step, { size: ROW.size, color: SOFT }),
    );
    lineEndingAt(sheet, page, String(item.quantity), COLUMN.quantity, y, { size: ROW.size, bold: true });
    y -= height;
    rule(page, y + ROW.step + 3);
  }
  numberPages(sheet, words);
  return sheet.document.save();
}

/** Store, return and order number, barcode: on each page, as pages part in a warehouse. */
function newPage(sheet: Sheet, slip: PackingSlip, words: SlipWords): PDFPage {
  const page = sheet.document.addPage([PAGE.width, PAGE.height]);
  const room = 270;
  const [storeName = ''] = wrapped(sheet.fonts.bold, slip.storeName, 12, room);
  line(sheet, page, storeName, EDGE.left, EDGE.top - 12, { size: 12, bold: true, color: SOFT });
  line(sheet, page, fill(words.title, { number: slip.returnNumber }), EDGE.left, EDGE.top - 42, {
    size: 24,
    bold: true,
  });
  const order = fill(words.order, { number: slip.orderNumber });
  line(sheet, page, order, EDGE.left, EDGE.top - 62, { color: SOFT });
  if (slip.test) line(sheet, page, words.test, EDGE.left, EDGE.top - 81, { size: 13, bold: true, color: ALERT });
  drawCode128(page, slip.returnNumber, { x: 339, y: EDGE.top - 58, width: 210, height: 54 });
  lineEndingAt(sheet, page, slip.returnNumber, EDGE.right, EDGE.top - 72, { size: 10 });
  rule(page, EDGE.top - 90);
  return page;
}

/** Answers where the list of items may begin. */
function drawInstructions(sheet: Sheet, page: PDFPage, slip: PackingSlip, words: SlipWords): number {
  let y = EDGE.top - 116;
  words.steps.forEach((step, index) => {
    line(sheet, page, `${index + 1}.`, EDGE.left, y, { bold: true });
    line(sheet, page, fill(step, { number: slip.returnNumber }), EDGE.left + 20, y);
    y -= 18;
  });
  if (slip.sendBackBy !== null) {
    const date = longDate(slip.sendBackBy, slip.locale, slip.timeZone);
    line(sheet, page, fill(words.sendBy, { date }), EDGE.left + 20, y, { bold: true });
    y -= 18;
  }
  const top = y - 8;
  const to = addressLines(sheet, slip.returnAddress, slip.locale, 14, 245);
  const from = addressLines(sheet, slip.customer, slip.locale, 10, 165);
  const height = Math.max(to.length * 19, from.length * 14) + 40;
  page.drawRectangle({ x: EDGE.left, y: top - height, width: 285, height, borderWidth: 1.5, borderColor: LINE });
  line(sheet, page, words.writeAddress, EDGE.left + 16, top - 20, { size: 9, color: SOFT });
  to.forEach((text, index) => line(sheet, page, text, EDGE.left + 16, top - 42 - index * 19, { size: 14, bold: true }));
  line(sheet, page, words.from, 369, top - 20, { size: 9, color: SOFT });
  from.forEach((text, index) => line(sheet, page, text, 369, top - 40 - index * 14, { size: 10 }));
  return top - height - 34;
}

function drawTableHead(sheet: Sheet, page: PDFPage, words: SlipWords, y: number): number {
  const style = { size: 9, bold: true, color: SOFT };
  line(sheet, page, words.items, COLUMN.name, y, style);
  line(sheet, page, words.sku, COLUMN.sku, y, style);
  lineEndingAt(sheet, page, words.quantity, COLUMN.quantity, y, style);
  rule(page, y - 8);
  return y - 24;
}

function numberPages(sheet: Sheet, words: SlipWords): void {
  const pages = sheet.document.getPages();
  pages.forEach((page, index) => {
    const text = fill(words.page, { page: index + 1, pages: pages.length });
    lineEndingAt(sheet, page, text, EDGE.right, EDGE.bottom, { size: 9, color: SOFT });
  });
}

/** As one writes it on a parcel; a company that is named like the person stands once. */
function addressLines(sheet: Sheet, address: Address, locale: string, size: number, width: number): string[] {
  const { name, company, street1, street2, city, state, postcode, country } = address;
  const place = country === 'US' || country === 'CA' ? `${city}, ${state} ${postcode}` : `${postcode} ${city} ${state}`;
  const parts = [company === name ? '' : company, name, street1, street2, place, countryName(country, locale)];
  return parts.filter((part) => part.trim() !== '').flatMap((part) => wrapped(sheet.fonts.bold, part, size, width));
}
