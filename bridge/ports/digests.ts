import type { Effect, EmailKind } from '../domain/effect.ts';
import type { ParcelState } from '../domain/return.ts';

/** An e-mail to the owner that a digest tells of. */
export interface DigestLine {
  readonly returnId: string;
  readonly returnNumber: string;
  readonly orderNumber: string;
  readonly email: EmailKind;
  /** Of the return, now. */
  readonly state: ParcelState;
}

export interface Digests {
  /** What was gathered for this digest, an effect: oldest first, at most so many, and how many there are. */
  digestOf(effectId: string, limit: number): Promise<{ readonly lines: readonly DigestLine[]; readonly total: number }>;
}

export interface OpenDigest {
  /** The digest to the owner that still takes lines, locked until commit, as is the making of one; null: there is none. */
  lockDigest(): Promise<Effect | null>;
}
