import { degrees, PDFDocument, rgb, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';

const WORD = 'TEST';

/**
 * Stamps TEST across each page, pale enough to leave addresses and barcodes readable: a label bought with a test token must not be posted.
 * Throws for bytes that are no PDF, or an encrypted one.
 */
export async function markTest(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf);
  const font = await document.embedFont(StandardFonts.HelveticaBold);
  for (const page of document.getPages()) stamp(page, font);
  return document.save();
}

/** From the lower left to the upper right corner of the page as it is seen, whichever way it is turned. */
function stamp(page: PDFPage, font: PDFFont): void {
  const { x, y, width, height } = page.getMediaBox();
  const turned = page.getRotation().angle;
  const upright = ((turned % 180) + 180) % 180 === 0;
  const angle = Math.atan2(upright ? height : width, upright ? width : height) + (turned * Math.PI) / 180;
  const size = (Math.hypot(width, height) * 0.6) / font.widthOfTextAtSize(WORD, 1);
  const along = font.widthOfTextAtSize(WORD, size) / 2;
  const across = font.heightAtSize(size, { descender: false }) / 2;
  page.drawText(WORD, {
    x: x + width / 2 - along * Math.cos(angle) + across * Math.sin(angle),
    y: y + height / 2 - along * Math.sin(angle) - across * Math.cos(angle),
    size,
    font,
    color: rgb(0.8, 0.1, 0.1),
    opacity: 0.22,
    rotate: degrees((angle * 180) / Math.PI),
  });
}
