import { domainToUnicode } from 'node:url';
import { emailKey } from '../../domain/email-key.ts';

/** The spellings in which a store may hold an address, in lower case, at most two: its database takes capitals for the same. Empty: it is none. */
export function emailSpellings(email: string): readonly string[] {
  const key = emailKey(email);
  const at = key.lastIndexOf('@');
  if (at < 1) return [];
  const domain = domainToUnicode(key.slice(at + 1));
  const emails = domain === '' ? [key] : [key, `${key.slice(0, at)}@${domain}`];
  return [...new Set(emails)].filter((one) => one.length <= 320);
}
