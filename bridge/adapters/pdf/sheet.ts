import { PDFDocument, rgb, type PDFFont, type PDFPage } from 'pdf-lib';
import { embedFonts, printable, type Fonts } from './fonts.ts';

/** A4 in points. What is drawn keeps clear of what US Letter would cut off at top and bottom. */
export const PAGE = { width: 595.28, height: 841.89 } as const;
export const EDGE = { left: 56, right: 539, top: 786, bottom: 56 } as const;
export const INK = rgb(0.11, 0.13, 0.15);
export const SOFT = rgb(0.35, 0.38, 0.42);
export const ALERT = rgb(0.72, 0.11, 0.11);
export const LINE = rgb(0.8, 0.81, 0.83);

export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: typeof INK;
}

/** A document with one kind of page and its fonts. */
export interface Sheet {
  readonly document: PDFDocument;
  readonly fonts: Fonts;
}

export async function newSheet(title: string): Promise<Sheet> {
  const document = await PDFDocument.create();
  document.setTitle(title);
  return { document, fonts: await embedFonts(document) };
}

/** Draws one line of text with its baseline at y. */
export function line(sheet: Sheet, page: PDFPage, text: string, x: number, y: number, style: TextStyle = {}): void {
  const { size = 11, bold = false, color = INK } = style;
  const font = bold ? sheet.fonts.bold : sheet.fonts.regular;
  page.drawText(printable(text, font), { x, y, size, font, color });
}

/** Draws text that ends at x. */
export function lineEndingAt(sheet: Sheet, page: PDFPage, text: string, x: number, y: number, style: TextStyle): void {
  const font = style.bold ? sheet.fonts.bold : sheet.fonts.regular;
  line(sheet, page, text, x - font.widthOfTextAtSize(printable(text, font), style.size ?? 11), y, style);
}

export function rule(page: PDFPage, y: number): void {
  page.drawLine({ start: { x: EDGE.left, y }, end: { x: EDGE.right, y }, thickness: 1, color: LINE });
}

/** The text in lines no wider than `width`; a word that is wider alone is broken. */
export function wrapped(font: PDFFont, text: string, size: number, width: number): string[] {
  const fits = (candidate: string) => widthOf(font, candidate) * size <= width;
  const lines: string[] = [];
  let current = '';
  for (const word of printable(text, font).split(' ')) {
    if (current !== '' && !fits(`${current} ${word}`)) {
      lines.push(current);
      current = '';
    }
    current = current === '' ? word : `${current} ${word}`;
    while (!fits(current)) {
      const cut = breakingPoint(font, current, width / size);
      lines.push(current.slice(0, cut));
      current = current.slice(cut);
    }
  }
  return [...lines, current];
}

/** How much of a word fits; at least one letter, so that there is an end. */
function breakingPoint(font: PDFFont, word: string, width: number): number {
  let cut = 0;
  let used = 0;
  for (const letter of word) {
    used += widthOf(font, letter);
    if (used > width && cut > 0) break;
    cut += letter.length;
  }
  return cut;
}

const widths = new WeakMap<PDFFont, Map<string, number>>();

/** Width at size 1, letter by letter: pdf-lib shapes the whole text each time it is asked, too slow for a try per word. */
function widthOf(font: PDFFont, text: string): number {
  const known = widths.get(font) ?? new Map<string, number>();
  widths.set(font, known);
  let sum = 0;
  for (const letter of text) {
    const width = known.get(letter) ?? font.widthOfTextAtSize(letter, 1);
    known.set(letter, width);
    sum += width;
  }
  return sum;
}
