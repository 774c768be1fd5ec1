/**
 * An e-mail address as it is compared: people type it in any case, with a mail program's signs around it, in full width, and a domain in its own
 * letters or as the mail servers have it. A `+tag` counts: whose order it is must be known exactly.
 */
export function emailKey(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/^<|>$/g, '')
    .replace(/^mailto:/i, '')
    .toLowerCase();
  const at = plain.lastIndexOf('@');
  if (at < 0) return plain;
  return `${plain.slice(0, at)}@${asciiDomain(plain.slice(at + 1))}`;
}

/** As mail servers have it (`xn--…`), or as it was typed where it is no domain. */
function asciiDomain(domain: string): string {
  const bare = domain.replace(/\.$/, '');
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(bare)) return bare;
  try {
    return new URL(`http://${bare}`).hostname;
  } catch {
    return bare;
  }
}
