const HIDDEN = '••••';
/** Characters of a code that stay readable, and how many it must have beside them. */
const TAIL = 4;

/** `••••-R3GX`: enough to know one's own code again, and nothing to pay with. */
export function maskedCode(code: string): string {
  const plain = code.replace(/[^\p{L}\p{N}]/gu, '');
  return plain.length >= 3 * TAIL ? `${HIDDEN}-${plain.slice(-TAIL)}` : HIDDEN;
}

/** `a•••@example.com`: as long for any name. Empty for what is no address. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first] = email;
  return at < 1 || first === undefined ? '' : `${first}•••${email.slice(at)}`;
}
