import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';

const require = createRequire(import.meta.url);

export interface Fonts {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
}

/**
 * DejaVu Sans, of which only the used letters go into the file. PDF's built-in fonts know Latin-1 only, and pdf-lib throws for a customer
 * from Łódź.
 */
export async function embedFonts(document: PDFDocument): Promise<Fonts> {
  document.registerFontkit(fontkit);
  const [regular, bold] = await Promise.all(
    ['DejaVuSans', 'DejaVuSans-Bold'].map((name) => document.embedFont(fontBytes(name), { subset: true })),
  );
  return { regular: regular!, bold: bold! };
}

const cache = new Map<string, Uint8Array>();

function fontBytes(name: string): Uint8Array {
  const bytes = cache.get(name) ?? readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
  cache.set(name, bytes);
  return bytes;
}

const glyphs = new WeakMap<PDFFont, Set<number>>();

/** The text as this font can print it: one line, and a `?` for each letter that it does not have (Chinese, emoji). */
export function printable(text: string, font: PDFFont): string {
  const known = glyphs.get(font) ?? new Set(font.getCharacterSet());
  glyphs.set(font, known);
  const line = text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return [...line].map((letter) => (known.has(letter.codePointAt(0)!) ? letter : '?')).join('');
}
