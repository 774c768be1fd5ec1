import type { KnownPeer, PhpWorkers, PluginFacts } from '../domain/health-facts.ts';
import { instant } from '../domain/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { Peer, PeerCall } from '../ports/measures.ts';
import type { Site } from '../ports/site.ts';

/** What this bridge learns of its peers from its own calls: a page about health asks nobody, and makes WordPress wait for nothing. */
export interface Watch {
  /** What a call came to. */
  told(call: PeerCall): void;
  known(peer: Peer): KnownPeer;
  /** null: the plugin has not told since the bridge started. */
  plugin(): PluginFacts | null;
  /** As counted last; null: not yet, or an older plugin does not help. */
  workers(): PhpWorkers | null;
  /** Counts them anew. `busy`: so many wait for the answer to this very question. Never throws. */
  countWorkers(site: Pick<Site, 'answersAtOnce'>, busy: number): Promise<PhpWorkers | null>;
  /** Asks the plugin what it is, in the background. Never throws: that it did not answer is told by the call itself. */
  look(site: Pick<Site, 'ping' | 'answersAtOnce'>): Promise<void>;
}

/** The peer answers, and says that this bridge may not ask: a revoked key or one that only reads, another secret, a token that is no longer valid. */
const DENIED =
  /^(not_allowed|key_lost|woocommerce_rest_(cannot_|authentication_)\w+|signature_(?!replayed|unchecked)\w+|shippo_40[13])$/;
/** WooCommerce's refusal of one refund is no refusal of the key. */
const OF_THE_ACT = new Set(['woocommerce_rest_cannot_create_order_refund', 'woocommerce_rest_cannot_delete']);

interface Memory {
  answeredAt: number | null;
  silence: { code: string; since: number } | null;
  /** By what was asked: a key that only reads goes on reading. */
  denied: Map<string, { code: string; since: number }>;
}

/** `held`: see PhpWorkers. */
export function createWatch(clock: Clock, held: number): Watch {
  const records = new Map<Peer, Memory>();
  let plugin: PluginFacts | null = null;
  let workers: PhpWorkers | null = null;

  const recordOf = (peer: Peer): Memory => {
    const record = records.get(peer) ?? { answeredAt: null, silence: null, denied: new Map() };
    records.set(peer, record);
    return record;
  };

  async function countWorkers(site: Pick<Site, 'answersAtOnce'>, busy: number): Promise<PhpWorkers | null> {
    const free = await site.answersAtOnce(held + 1 - busy).catch(() => null);
    if (free === null) return null;
    workers = { seen: free + busy, held };
    return workers;
  }

  return {
    workers: () => workers,
    countWorkers,
    told({ peer, operation, outcome, code }) {
      if (outcome === 'error') return;
      const record = recordOf(peer);
      const now = clock.now();
      const isDenied = code !== null && DENIED.test(code) && !OF_THE_ACT.has(code);
      if (isDenied) record.denied.set(operation, record.denied.get(operation) ?? { code, since: now });
      else if (outcome === 'ok' || outcome === 'refused') record.denied.delete(operation);
      if (outcome === 'ok' || outcome === 'refused' || isDenied) {
        record.answeredAt = now;
        record.silence = null;
      } else {
        record.silence = { code: code ?? 'unknown', since: record.silence?.since ?? now };
      }
    },
    known(peer) {
      const { answeredAt, silence, denied } = recordOf(peer);
      const at = ({ code, since }: { code: string; since: number }) => ({ code, since: instant(since) });
      const [first] = [...denied.values()].sort((one, other) => one.since - other.since);
      return {
        answeredAt: answeredAt === null ? null : instant(answeredAt),
        silence: silence && at(silence),
        denied: first ? at(first) : null,
      };
    },
    plugin: () => plugin,
    async look(site) {
      const told = await site.ping().catch(() => null);
      if (!told) return;
      const { site: url, pluginVersion, woocommerce, maxExecutionSeconds, guard, ordersKeptTwice } = told;
      plugin = { site: url, version: pluginVersion, woocommerce, maxExecutionSeconds, guard, ordersKeptTwice };
      if (workers === null) await countWorkers(site, 0);
    },
  };
}
