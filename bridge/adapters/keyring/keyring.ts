import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Secrets } from '../../ports/secrets.ts';

export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor(what: string) {
    super(`"${what}" can not be opened: it was changed, or sealed with another key than the one in use now`);
  }
}

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/**
 * AES-256-GCM; a sealed text reads `v1.<iv>.<tag>.<data>`, each base64url, with the name as associated data.
 * A signed text reads `<payload>.<HMAC-SHA256>`, each base64url.
 */
export function createKeyring(key: Uint8Array): Secrets {
  if (key.length !== KEY_BYTES) throw new RangeError(`The key must have ${KEY_BYTES} bytes`);
  const signingKey = Buffer.from(hkdfSync('sha256', key, '', 'boomerang signing', KEY_BYTES));
  // The length keeps purpose and payload apart: ("ab", "c") and ("a", "bc") must not sign the same.
  const mac = (purpose: string, payload: string): Buffer =>
    createHmac('sha256', signingKey).update(`${purpose.length}:${purpose}${payload}`).digest();
  return {
    seal(name, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [VERSION, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.');
    },
    open(name, sealed) {
      const [version, ...parts] = sealed.split('.');
      const [iv, tag, data] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== VERSION || parts.length !== 3 || !iv || !tag || !data) throw new SealBroken(name);
      // Node would accept a tag of 4 bytes, which can be guessed.
      if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) throw new SealBroken(name);
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(name)).setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
      } catch {
        throw new SealBroken(name);
      }
    },
    hash: (token) => createHash('sha256').update(token).digest('hex'),
    sign: (purpose, payload) =>
      `${Buffer.from(payload).toString('base64url')}.${mac(purpose, payload).toString('base64url')}`,
    verify(purpose, signed) {
      const [encoded = '', given = '', ...rest] = signed.split('.');
      const payload = Buffer.from(encoded, 'base64url').toString('utf8');
      const expected = mac(purpose, payload);
      const found = Buffer.from(given, 'base64url');
      const isOurs = rest.length === 0 && found.length === expected.length && timingSafeEqual(found, expected);
      return isOurs ? payload : null;
    },
  };
}
