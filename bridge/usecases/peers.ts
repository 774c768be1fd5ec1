import { ANSWERING, type Breaker, mayAsk, missed, type PeerView, viewOf } from '../domain/breaker.ts';
import type { EffectKind } from '../domain/effect.ts';
import type { Clock } from '../ports/clock.ts';
import type { PeerCall } from '../ports/measures.ts';
import type { Limits } from './deps.ts';
import { pauseMs } from './effects/back-off.ts';

/** Those that effects act on. WooCommerce and the plugin are one site: they come and go together. */
export const PEERS = ['store', 'shippo', 'webhook'] as const;
export type PeerName = (typeof PEERS)[number];

/** A breaker for each peer, in this process: each bridge finds out for itself. */
export interface Peers {
  /** What a call came to. */
  told(call: PeerCall): void;
  /** 0: go ahead; else leave the peer alone for so long, ms. */
  ask(peer: PeerName): number;
  state(): Readonly<Record<PeerName, PeerView>>;
}

export const PEER_OF: Readonly<Record<EffectKind, PeerName>> = {
  buy_label: 'shippo',
  void_label: 'shippo',
  refund: 'store',
  store_credit: 'store',
  credit_balance: 'store',
  exchange_order: 'store',
  exchange_status: 'store',
  order_note: 'store',
  restock: 'store',
  email: 'store',
  webhook: 'webhook',
};

/** Answers with a code are answers, WooCommerce's HTTP 500 with one too: these are what a peer that is away leaves. */
const AWAY =
  /^(timeout|unreachable|network|rate_limited|store_error|TypeError|E[A-Z]{3,}|UND_ERR_\w+|http_(429|5\d\d)|not_reached|answered_[45]xx|shippo_(unreachable|no_answer|429|5\d\d))$/;

/** null: it says nothing about the peer. */
export function wasAway({ outcome, code }: Pick<PeerCall, 'outcome' | 'code'>): boolean | null {
  switch (outcome) {
    case 'ok':
    case 'refused':
      return false;
    case 'error':
      return null;
    case 'not_sent':
    case 'unknown':
    case 'unavailable':
      return code === null ? null : AWAY.test(code);
  }
}

export function createPeers({
  clock,
  random,
  limits,
}: {
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: Pick<Limits, 'firstRestMs' | 'longestRestMs'>;
}): Peers {
  const breakers: Record<PeerName, Breaker> = { store: ANSWERING, shippo: ANSWERING, webhook: ANSWERING };
  const rest = (pauses: number) => pauseMs(pauses, limits.firstRestMs, limits.longestRestMs, random());
  return {
    told(call) {
      const peer = call.peer === 'woocommerce' || call.peer === 'wordpress' ? 'store' : call.peer;
      const away = wasAway(call);
      if (away === false) breakers[peer] = ANSWERING;
      if (away) breakers[peer] = missed(breakers[peer], call.code ?? '', clock.now(), rest);
    },
    ask(peer) {
      const { breaker, waitMs } = mayAsk(breakers[peer], clock.now(), limits.firstRestMs);
      breakers[peer] = breaker;
      return waitMs;
    },
    state: () => ({
      store: viewOf(breakers.store),
      shippo: viewOf(breakers.shippo),
      webhook: viewOf(breakers.webhook),
    }),
  };
}
