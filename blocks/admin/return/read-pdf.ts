import { __ } from '@wordpress/i18n';

/** Base64 adds a third, and the bridge takes six million characters. */
const MAX_BYTES = 4_000_000;

export async function readPdf(file: File | null): Promise<{ base64: string } | { problem: string }> {
  if (!file) return { problem: __('Choose the PDF of the label.', 'boomerang-returns') };
  if (file.size > MAX_BYTES) {
    return { problem: __('This file is too large. A label may have up to 4 MB.', 'boomerang-returns') };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (new TextDecoder().decode(bytes.slice(0, 5)) !== '%PDF-') {
    return { problem: __('This file is not a PDF. Save the label as a PDF and choose it again.', 'boomerang-returns') };
  }
  let binary = '';
  // In pieces: a function call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return { base64: btoa(binary) };
}
