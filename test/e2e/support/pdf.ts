import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';

/** Fetches what a link leads to as the browser would, and reads it as a PDF. */
export async function pdfText(page: Page, href: string): Promise<string> {
  const answer = await page.request.get(href);
  const type = answer.headers()['content-type'] ?? '';
  if (!answer.ok() || !type.startsWith('application/pdf'))
    throw new Error(`No PDF at ${href}: ${answer.status()} ${type}`);
  return textOf(await answer.body());
}

export async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text;
}
