import type { PeerView } from './breaker.ts';
import type { Minor } from './money.ts';
import type { Currency } from './order.ts';
import type { SweepName } from './sweep.ts';
import type { Instant } from './time.ts';
import type { UnreadableOrder } from './unreadable-order.ts';

/** What this bridge has learnt of a peer from its own calls, without asking now. */
export interface KnownPeer {
  /** The last answer of any kind; null: none yet since the bridge started. */
  readonly answeredAt: Instant | null;
  /** Why the calls since then went without an answer; null: there were none. */
  readonly silence: { readonly code: string; readonly since: Instant } | null;
  /** A refusal that is about the bridge's own right to ask (a revoked key, another secret), until the same thing is answered again. */
  readonly denied: { readonly code: string; readonly since: Instant } | null;
}

export interface PluginFacts {
  /** What the site calls itself. */
  readonly site: string;
  readonly version: string;
  /** null: WooCommerce is not active. */
  readonly woocommerce: string | null;
  /** PHP's max_execution_time; 0: no limit. */
  readonly maxExecutionSeconds: number;
  /** Whether it makes writes happen once; null: it does not say. */
  readonly guard: boolean | null;
  /** WooCommerce keeps each order in its own tables and as a post ("compatibility mode"); null: it does not say. */
  readonly ordersKeptTwice: boolean | null;
}

/** PHP workers of the site. */
export interface PhpWorkers {
  /** As many were seen at work at once: no more than one above `held` was looked for. */
  readonly seen: number;
  /** So many may people's requests hold at once: LOOKUP_SLOTS + LOOKUP_QUEUE. One more answers the bridge meanwhile. */
  readonly held: number;
}

/** Whether some are left for the shop, and for what the bridge itself asks. */
export function enoughWorkers({ seen, held }: PhpWorkers): boolean {
  return seen > held;
}

/** Everything that findings are made from. null stands for what could not be learnt now. */
export interface HealthFacts {
  readonly now: Instant;
  readonly bridgeVersion: string;
  /** The paired site's address. */
  readonly siteUrl: string;
  /** How far the site's clock is ahead of the bridge's, ms. */
  readonly siteAheadMs: number;
  readonly database: {
    readonly queryMs: number;
    readonly bytes: number;
    /** Where the bridge's own PostgreSQL keeps its data; null: the owner's server, whose disk nobody here can see. */
    readonly disk: { readonly freeBytes: number; readonly totalBytes: number } | null;
  } | null;
  readonly wordpress: KnownPeer;
  readonly woocommerce: KnownPeer;
  readonly shippo: KnownPeer;
  readonly token: 'none' | 'test' | 'live';
  readonly plugin: PluginFacts | null;
  /** null: not counted yet. */
  readonly workers: PhpWorkers | null;
  /** Peers that effects leave alone for a while. */
  readonly resting: Readonly<Record<'store' | 'shippo' | 'webhook', Pick<PeerView, 'state' | 'since' | 'nextAskAt'>>>;
  readonly work: {
    readonly waitingSince: Instant | null;
    /** Returns that need a person. */
    readonly inDoubt: number;
    readonly failed: number;
    /** After a restore: acts of the backup that are still to be looked for. */
    readonly restored: { readonly at: Instant; readonly open: number } | null;
    /** Credits of which orders have lately used more than there was. */
    readonly overused: {
      readonly count: number;
      readonly newest: {
        readonly returnId: string;
        readonly returnNumber: string;
        readonly used: Minor;
        readonly amount: Minor;
        readonly currency: Currency;
      };
    } | null;
  } | null;
  /** What became of the acts that were open in the backup that the database last came from. */
  readonly restore: {
    readonly takenAt: Instant;
    readonly restoredAt: Instant;
    readonly found: number;
    readonly sent: number;
    /** In doubt or failed. */
    readonly forPerson: number;
    readonly firstNumber: string;
  } | null;
  /** Orders that can't be read and are set aside; null: none. */
  readonly unreadable: { readonly count: number; readonly newest: UnreadableOrder } | null;
  /** The last change of WooCommerce's "number of decimals" since the bridge knows the store; null: none. */
  readonly decimals: { readonly from: number; readonly to: number; readonly at: Instant } | null;
  readonly sweeps: readonly SweepFacts[];
  /** What looks like a proxy before many shoppers, and is not named to the site. */
  readonly proxies: readonly {
    readonly kind: 'private' | 'private_forwarding' | 'cloudflare' | 'forwarded';
    readonly address: string;
  }[];
  /** Differences that the last comparison with WooCommerce and Shippo found; null: there was none yet. */
  readonly differences: number | null;
}

export interface SweepFacts {
  readonly name: SweepName;
  readonly daily: boolean;
  readonly lastSuccess: Instant | null;
  /** Since when its unfinished run stands with trouble; null: it does not. */
  readonly troubleSince: Instant | null;
}
