/** Sealing, hashing and signing: the use-cases know no algorithm. */
export interface Secrets {
  /** Encrypts for this purpose; only `open` with the same name reads it. */
  seal(name: string, plain: string): string;
  /** Throws when the text was tampered with or sealed for another purpose. */
  open(name: string, sealed: string): string;
  /** SHA-256, hex: how tokens are stored. */
  hash(token: string): string;
  /** A text that only this bridge can have made, safe in a URL. */
  sign(purpose: string, payload: string): string;
  /** The payload, or null for anything that this bridge has not signed for this purpose. */
  verify(purpose: string, signed: string): string | null;
}
