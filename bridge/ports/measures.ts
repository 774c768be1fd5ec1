import type { EffectKind } from '../domain/effect.ts';

export type Peer = 'woocommerce' | 'wordpress' | 'shippo' | 'webhook';

/** How a call to a peer ended. `refused` is an answer too; `unavailable`: no answer that can be read; `error`: a fault of ours. */
export type CallOutcome = 'ok' | 'refused' | 'not_sent' | 'unknown' | 'unavailable' | 'error';

export interface PeerCall {
  readonly peer: Peer;
  /** Name of the port's function. */
  readonly operation: string;
  readonly outcome: CallOutcome;
  /** The peer's code where it did not go well; null: it did, or nobody knows. Never a label: there is no end of them. */
  readonly code: string | null;
  readonly seconds: number;
}

/** What this process counts. Labels are names from our own code only: never an id, an address or a path. */
export interface Measures {
  request(answered: {
    readonly method: string;
    /** The route's pattern. */
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  call(call: PeerCall): void;
  /** A run of an effect has ended this way. */
  effect(kind: EffectKind, outcome: string): void;
}
