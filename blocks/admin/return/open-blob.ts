const KEEP_MS = 60_000;

/** Shows a file in a new tab. By a link, since browsers block windows that are opened after a wait. */
export function openBlob(blob: Blob, filename: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  Object.assign(link, { href: url, target: '_blank', rel: 'noopener', title: filename });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
