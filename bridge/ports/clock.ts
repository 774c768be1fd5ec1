/** Time, ids and randomness are arguments, so that the demo and tests can set them. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Ids {
  /** A random UUID. */
  uuid(): string;
  /** 256 random bits, base64url. */
  token(): string;
}
