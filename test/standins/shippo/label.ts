import { degrees, PDFDocument, rgb, type PDFFont, type PDFPage } from 'pdf-lib';
import { drawCode128 } from '../../../bridge/adapters/pdf/code128.ts';
import { embedFonts, printable, type Fonts } from '../../../bridge/adapters/pdf/fonts.ts';
import type { ShippoAddress } from './types.ts';

export interface LabelText {
  carrier: string;
  service: string;
  sender: ShippoAddress;
  recipient: ShippoAddress;
  trackingNumber: string;
  reference: string;
  test: boolean;
}

const MM = 72 / 25.4;
const WIDTH = 100 * MM;
const HEIGHT = 150 * MM;
const MARGIN = 5 * MM;
const INK = rgb(0, 0, 0);

/** A label of 100 × 150 mm as a thermal printer takes it. No carrier would accept it, and it says so. */
export async function labelPdf(label: LabelText): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(`${label.carrier} ${label.trackingNumber}`);
  const fonts = await embedFonts(document);
  const page = document.addPage([WIDTH, HEIGHT]);
  const word = label.test ? 'TEST' : 'SAMPLE';
  page.drawText(word, {
    x: label.test ? 68 : 55,
    y: 172,
    size: label.test ? 72 : 50,
    font: fonts.bold,
    color: rgb(0.88, 0.88, 0.88),
    rotate: degrees(45),
  });
  page.drawRectangle({
    x: MARGIN,
    y: MARGIN,
    width: WIDTH - 2 * MARGIN,
    height: HEIGHT - 2 * MARGIN,
    borderWidth: 1.5,
    borderColor: INK,
  });
  drawHead(page, fonts, label);
  drawAddress(page, fonts, 'FROM', label.sender, HEIGHT - 82, 8);
  rule(page, HEIGHT - 156);
  drawAddress(page, fonts, 'TO', label.recipient, HEIGHT - 172, 12);
  rule(page, 166);
  text(page, fonts.bold, `${label.carrier} TRACKING #`, MARGIN + 8, 152, 8);
  drawCode128(page, label.trackingNumber, { x: MARGIN + 4, y: 86, width: WIDTH - 2 * MARGIN - 8, height: 58 });
  centred(page, fonts.bold, label.trackingNumber.replace(/(.{4})(?=.)/g, '$1 '), 72, 10);
  rule(page, 62);
  text(page, fonts.bold, label.reference, MARGIN + 8, 42, 15);
  text(page, fonts.regular, `${word} LABEL – NOT VALID FOR POSTAGE`, MARGIN + 8, 24, 8);
  return document.save();
}

function drawHead(page: PDFPage, fonts: Fonts, { carrier, service, test }: LabelText): void {
  page.drawRectangle({ x: MARGIN, y: HEIGHT - 62, width: WIDTH - 2 * MARGIN, height: 62 - MARGIN, color: INK });
  const white = rgb(1, 1, 1);
  page.drawText(carrier, { x: MARGIN + 8, y: HEIGHT - 38, size: 18, font: fonts.bold, color: white });
  page.drawText(service.toUpperCase(), { x: MARGIN + 8, y: HEIGHT - 54, size: 9, font: fonts.regular, color: white });
  const word = test ? 'TEST' : 'SAMPLE';
  const x = WIDTH - MARGIN - 8 - fonts.bold.widthOfTextAtSize(word, 18);
  page.drawText(word, { x, y: HEIGHT - 44, size: 18, font: fonts.bold, color: white });
}

function drawAddress(page: PDFPage, fonts: Fonts, title: string, of: ShippoAddress, top: number, size: number): void {
  text(page, fonts.bold, title, MARGIN + 8, top + size - 6, 7);
  const place = [of.city, of.state, of.zip].filter(Boolean).join(' ');
  const lines = [of.name, of.company, of.street1, of.street2, place, of.country].filter(Boolean) as string[];
  lines.forEach((line, index) => {
    text(page, index === 0 ? fonts.bold : fonts.regular, line, MARGIN + 42, top - index * size * 1.25, size);
  });
}

function rule(page: PDFPage, y: number): void {
  page.drawLine({ start: { x: MARGIN, y }, end: { x: WIDTH - MARGIN, y }, thickness: 1.5 });
}

/** Smaller where it would run over the edge. */
function text(page: PDFPage, font: PDFFont, content: string, x: number, y: number, size: number): void {
  const line = printable(content, font);
  const room = WIDTH - MARGIN - 6 - x;
  const fitted = Math.min(size, (size * room) / Math.max(1, font.widthOfTextAtSize(line, size)));
  page.drawText(line, { x, y, size: fitted, font, color: INK });
}

function centred(page: PDFPage, font: PDFFont, content: string, y: number, size: number): void {
  page.drawText(content, { x: (WIDTH - font.widthOfTextAtSize(content, size)) / 2, y, size, font, color: INK });
}
