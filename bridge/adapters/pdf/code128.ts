import bwipjs from 'bwip-js/node';
import { rgb, type PDFPage } from 'pdf-lib';

/** Where a barcode stands, in points from the page's lower left corner; `width` includes its quiet zones. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Modules that must stay white on either side. */
const QUIET = 10;

/** Draws text (ASCII) as Code 128 in vectors, so that it prints sharp at any resolution. */
export function drawCode128(page: PDFPage, text: string, box: Box): void {
  const widths = barWidths(text);
  const module = box.width / (widths.reduce((sum, width) => sum + width, 0) + 2 * QUIET);
  let x = box.x + QUIET * module;
  widths.forEach((width, index) => {
    // Bars and spaces take turns, a bar first.
    if (index % 2 === 0) {
      page.drawRectangle({ x, y: box.y, width: width * module, height: box.height, color: rgb(0, 0, 0) });
    }
    x += width * module;
  });
}

function barWidths(text: string): number[] {
  const [symbol] = bwipjs.raw('code128', text);
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('No linear barcode');
  return symbol.sbs;
}
