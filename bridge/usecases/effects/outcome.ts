import type { Circumstances, Decision } from '../../domain/decisions/decision.ts';
import type { Effect, EffectKind, EffectPlan, EffectTrouble } from '../../domain/effect.ts';
import type { Return } from '../../domain/return.ts';
import type { Instant } from '../../domain/time.ts';
import type { Transaction } from '../../ports/database.ts';
import type { Deps } from '../deps.ts';

/** What a send or a look has shown. */
export type Outcome =
  /** It happened. `file` is kept with it (a label's PDF). */
  | { readonly type: 'done'; readonly result: Readonly<Record<string, unknown>>; readonly file?: Uint8Array }
  /** It did not happen, and won't by itself. */
  | { readonly type: 'failed'; readonly code: string; readonly message: string; readonly orderStatus?: string }
  /** The peer said no. Asked again within the kind's budget, else it has failed. */
  | { readonly type: 'refused'; readonly code: string; readonly message: string; readonly afterMs?: number | null }
  /** It surely did not happen yet: sent again after a pause. */
  | { readonly type: 'again'; readonly code: string; readonly message: string; readonly afterMs: number | null }
  /** It may have happened: looked at before anything is sent again. */
  | { readonly type: 'unknown'; readonly code: string; readonly message: string; readonly afterMs?: number }
  /** Nobody can know but a person. */
  | { readonly type: 'in_doubt'; readonly code: string; readonly message: string }
  /** The look showed that it may be sent (again) now. */
  | { readonly type: 'send' };

export type EffectOf<Kind extends EffectKind> = Effect & { readonly plan: Extract<EffectPlan, { kind: Kind }> };

export interface Sending {
  /**
   * Commits that the act is about to be sent, with what a later look needs. Throws LeaseLost when another worker has taken the effect meanwhile:
   * then nothing may be sent.
   */
  aboutToSend(progress?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Commits what is done on the way there, which may be repeated. Throws LeaseLost, too. */
  note(progress: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface Settled {
  readonly entry: Return;
  readonly circumstances: Circumstances;
  readonly tx: Transaction;
}

/** One kind of effect: how it is done, how it is looked for, and what its end means for the return. */
export interface EffectHandler<Kind extends EffectKind> {
  perform(deps: Deps, effect: EffectOf<Kind>, entry: Return, sending: Sending): Promise<Outcome>;
  look(deps: Deps, effect: EffectOf<Kind>, entry: Return): Promise<Outcome>;
  done(effect: EffectOf<Kind>, outcome: Extract<Outcome, { type: 'done' }>, settled: Settled): Promise<Decision>;
  failed(effect: EffectOf<Kind>, trouble: EffectTrouble, settled: Settled): Decision | Promise<Decision>;
  inDoubt(effect: EffectOf<Kind>, trouble: EffectTrouble, settled: Settled): Decision | Promise<Decision>;
  /** How often a refusal is asked again before it counts: for acts that may be repeated without harm. Absent: the first one counts. */
  readonly refusalsForgiven?: number;
  /** True when a peer that was away has been asked for long enough. Absent: it is asked for ever. */
  givesUp?(effect: EffectOf<Kind>, now: Instant): boolean;
  /** A person has asked for a new attempt. */
  startedAgain(effect: EffectOf<Kind>, entry: Return): Return;
}

export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
