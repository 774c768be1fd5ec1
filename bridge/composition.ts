import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { readOrMakeKey } from './adapters/keyring/key-file.ts';
import { createKeyring } from './adapters/keyring/keyring.ts';
import { prometheus } from './adapters/metrics/prometheus.ts';
import { workerDocuments } from './adapters/pdf/worker-documents.ts';
import { publicHolidays } from './adapters/calendar/public-holidays.ts';
import { startSweepClock, type SweepClock } from './adapters/node-cron/sweep-clock.ts';
import { pgBossQueue } from './adapters/pg-boss/effect-queue.ts';
import { reasonOf } from './adapters/pg-boss/repeat.ts';
import { startJobs } from './adapters/pg-boss/jobs.ts';
import { startWorker, type Worker } from './adapters/pg-boss/worker.ts';
import { DatabaseUnusable } from './adapters/postgres/database-unusable.ts';
import { openDatabase } from './adapters/postgres/open-database.ts';
import { outsideTransactions } from './adapters/postgres/transaction-scope.ts';
import { woocommerceStores } from './adapters/woocommerce/woocommerce-store.ts';
import { createSite } from './adapters/wordpress/site.ts';
import { asPeer, carriersOf, measuredReceiver } from './composed-peers.ts';
import type { Config } from './config.ts';
import { createHandlers } from './handlers.ts';
import type { Composition } from './lifecycle.ts';
import { diskOf, scraping } from './operate.ts';
import type { Clock } from './ports/clock.ts';
import type { Documents } from './ports/documents.ts';
import type { PeerCall } from './ports/measures.ts';
import type { Stopwatch } from './ports/stopwatch.ts';
import type { Store } from './ports/store.ts';
import { DEFAULT_LIMITS, type Deps, type Limits } from './usecases/deps.ts';
import { runEffect } from './usecases/effects/run-effect.ts';
import { followDelivery } from './usecases/follow-delivery.ts';
import { followExchange } from './usecases/follow-exchange.ts';
import { publicFacts } from './usecases/manage-policy.ts';
import { exchangeCatalogue } from './usecases/exchange-catalogue.ts';
import { rememberStore } from './usecases/known-store.ts';
import { createPeers } from './usecases/peers.ts';
import { seenProxies } from './usecases/proxies.ts';
import { refusalTime } from './usecases/refusal-time.ts';
import { slowTries } from './usecases/slow-tries.ts';
import { createWatch } from './usecases/watch.ts';
import { readOrders } from './usecases/read-orders.ts';
import { withPaymentWords } from './usecases/payment-words.ts';
import { notingUnreadable } from './usecases/set-aside.ts';
import { followTrack } from './usecases/shippo-hint.ts';
import { missedSweeps } from './usecases/sweeps/missed.ts';
import { SWEEPS } from './usecases/sweeps/list.ts';
import { runSweep } from './usecases/sweeps/run-sweep.ts';

/** Effects done at once. WordPress answers with few PHP workers: more would only wait there. */
const CONCURRENCY = 4;
const STORE_REFRESH_MS = 5 * 60_000;

export interface CompositionOptions {
  /** The demo makes its sample returns with a clock set back. */
  readonly clock?: Clock;
  readonly limits?: Partial<Limits>;
  readonly stopwatch?: Stopwatch;
  /** In [0, 1). */
  readonly random?: () => number;
  /** Who makes PDFs, if not a thread of their own: tests have no second to wait for one to start. */
  readonly documents?: Documents & { close(): Promise<void> };
  /** What only makes waiting shorter, ms: tests of outages need not sit out real ones. */
  readonly pace?: { readonly longestCallMs?: number; readonly sweepEveryMs?: number };
}

export interface Composed extends Composition {
  readonly deps: Deps;
}

/** The one place that knows every adapter. Opens the database; `start` begins to work off effects. */
export async function compose(config: Config, log: Logger, options: CompositionOptions = {}): Promise<Composed> {
  const clock = options.clock ?? { now: () => Date.now() };
  const secrets = createKeyring(config.key ?? (await readOrMakeKey(config.dataDir)));
  const opened = await openDatabase({
    url: config.databaseUrl ?? undefined,
    dataDir: config.dataDir,
    storeId: config.storeId,
    site: { url: config.wordpressUrl, before: config.wordpressUrlBefore },
    connections: config.databaseConnections,
    onLost: ownServerLost,
    log,
    queue: pgBossQueue,
  });
  const { database, queue } = opened;
  const jobs = outsideTransactions(await startJobs(queue, log), 'jobs');
  const { longestCallMs, sweepEveryMs } = options.pace ?? {};
  const metrics = prometheus();
  const { shopperEmailsADay, ownerEmailsAnHour, customerReturnsADay, networkReturnsADay } = config;
  const ofConfig = { shopperEmailsADay, ownerEmailsAnHour, customerReturnsADay, networkReturnsADay };
  const limits = { ...DEFAULT_LIMITS, ...ofConfig, ...options.limits };
  const random = options.random ?? Math.random;
  const stopwatch = options.stopwatch ?? { now: () => performance.now(), pause: (ms: number) => wait(ms) };
  const peers = createPeers({ clock, random, limits });
  const watch = createWatch(clock, config.lookupSlots + config.lookupQueue);
  const tell = (call: PeerCall) => {
    metrics.call(call);
    peers.told(call);
    watch.told(call);
  };
  const reach = { privateHosts: config.webhookPrivateHosts };
  const documents = options.documents ?? workerDocuments();
  const peer = asPeer(tell);
  const site = peer(
    createSite({
      wordpressUrl: config.wordpressUrl,
      secret: config.secrets[0] ?? '',
      clock: { now: () => Date.now() },
      longestCallMs,
    }),
    'wordpress',
  );
  const access = {
    url: config.wordpressUrl,
    ...config.woocommerce,
    now: () => clock.now(),
    ...{ orderNumbers: site.orderNumbers, countsOf: database.countsOf },
    aboutSite: async () => (await site.ping()).about,
    ...(longestCallMs === undefined ? {} : { readTimeoutMs: longestCallMs, writeTimeoutMs: longestCallMs }),
  };
  const stores = woocommerceStores(access, config.lookupSlots);
  const readable = (store: Store) =>
    withPaymentWords(notingUnreadable(peer(store, 'woocommerce'), { database, clock }), { database });
  const store = readable(stores.own);
  const knownStore = rememberStore(store, { database, clock });
  const deps: Deps = {
    database,
    store,
    knownStore,
    exchangeCatalogue: exchangeCatalogue(clock),
    calendar: publicHolidays(log),
    site,
    carriers: carriersOf(
      { database, secrets },
      { url: config.shippoUrl ?? undefined, timeoutMs: longestCallMs },
      log,
      peer,
    ),
    receiver: measuredReceiver(peer, { log, reach, timeoutMs: longestCallMs }),
    documents,
    secrets,
    jobs,
    clock,
    ids: { uuid: () => randomUUID(), token: () => randomBytes(32).toString('base64url') },
    log,
    measures: metrics,
    watch,
    disk: () => diskOf(opened.dataFolder),
    random,
    siteUrl: config.wordpressUrl,
    limits,
    peers,
    proxies: seenProxies(),
    slowTries: slowTries(clock),
    refusalTime: refusalTime({ stopwatch, random, floorMs: limits.refusalFloorMs }),
  };
  let refresh: NodeJS.Timeout | null = null;
  let worker: Worker | null = null;
  let sweepClock: SweepClock | null = null;
  const rest = async () => {
    if (refresh) clearInterval(refresh);
    sweepClock?.stop();
    await worker?.stop();
    worker = null;
  };
  return {
    deps,
    handlers: createHandlers({ ...deps, store: readable(stores.proxied) }, config.shippoWebhookSecret),
    clock,
    database,
    isShared: deps.proxies.isShared,
    async start() {
      const run = (effectId: string) => runEffect(deps, effectId);
      const { onCommitted } = opened;
      worker = startWorker({
        database,
        queue,
        onCommitted,
        run,
        concurrency: CONCURRENCY,
        clock,
        log,
        ...(sweepEveryMs === undefined ? {} : { sweepEveryMs }),
      });
      const refreshStore = async () => {
        await Promise.all([knownStore.refresh(), watch.look(deps.site)]);
        sweepClock?.setTimeZone(knownStore.current()?.timeZone ?? 'UTC');
      };
      void refreshStore();
      refresh = setInterval(() => {
        void refreshStore();
        // What people do in WooCommerce behind our back is taken up as its orders are read.
        jobs.readOrders().catch((error: unknown) => log.warn(reasonOf(error), 'orders could not be asked for'));
      }, STORE_REFRESH_MS);
      jobs.work({
        followTrack: (hint) => followTrack(deps, hint),
        followDelivery: (parcel) => followDelivery(deps, parcel),
        followExchange: (returnId) => followExchange(deps, returnId),
        readOrders: () => readOrders(deps),
        sweep: ({ name, slot }) => runSweep(deps, name, slot),
      });
      sweepClock = startSweepClock(SWEEPS, (due) => jobs.due(due), log);
      for (const missed of await missedSweeps(deps)) await jobs.due(missed);
    },
    rest,
    async stop() {
      await rest();
      await documents.close();
      await opened.close();
    },
    publicFacts: () => publicFacts(deps),
    measures: metrics,
    scrape: scraping(metrics, opened, clock),
    ready: async () => worker !== null && (await opened.isReady()),
  };
}

/** Nothing goes on without it. Thrown where nobody catches it, so that the process ends, and whoever supervises the bridge starts it again. */
function ownServerLost(): never {
  throw new DatabaseUnusable('its PostgreSQL has ended by itself. The next start brings it back.');
}
