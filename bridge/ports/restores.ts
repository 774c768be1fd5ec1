import type { EffectKind } from '../domain/effect.ts';
import type { RestoredFate } from '../domain/restored-fate.ts';
import type { Instant } from '../domain/time.ts';

export interface RestoredAct {
  readonly effectId: string;
  readonly returnId: string;
  readonly returnNumber: string;
  readonly kind: EffectKind;
  readonly fate: RestoredFate;
}

/** The last time that this store came back from a backup. */
export interface Restore {
  readonly takenAt: Instant;
  readonly restoredAt: Instant;
  /** The first return number given out since, `RMA-n`: those of returns made after the backup are not used again. */
  readonly firstNumber: string;
  /** By fate; all of them. */
  readonly counts: Readonly<Record<RestoredFate, number>>;
  /** Those that need a person first; 200 at most. */
  readonly acts: readonly RestoredAct[];
}

export interface Restores {
  /** null: the store never came from a backup. */
  lastRestore(): Promise<Restore | null>;
}
