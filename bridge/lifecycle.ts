import type { Logger } from 'pino';
import { plainHttpProblem } from './adapters/wordpress/plain-http.ts';
import { createApp } from './app.ts';
import { ConfigError, type Config } from './config.ts';
import type { PublicFacts } from './contract/policy.ts';
import type { Handlers } from './http/handlers.ts';
import { listen, type RunningServer } from './http/server.ts';
import type { SignatureRules } from './http/signature.ts';
import type { Measures } from './ports/measures.ts';
import type { Proxies } from './usecases/proxies.ts';

/** The bridge behind its HTTP layer: use-cases, worker and database, put together by the composition. */
export interface Composition {
  readonly handlers: Handlers;
  readonly clock: SignatureRules['clock'];
  readonly database: SignatureRules['database'];
  /** Whether many come from a requester's address. */
  readonly isShared: Proxies['isShared'];
  /** Database first, then migrations, then the worker. */
  start(): Promise<void>;
  /** Starts no more work, and lets what runs end, or leaves it to be found again. */
  rest(): Promise<void>;
  /** Rests first, and closes the database last. */
  stop(): Promise<void>;
  /** What the site may tell anyone: goes out with answers about the policy. */
  publicFacts(): Promise<PublicFacts>;
  /** The database answers and the worker runs. */
  ready(): Promise<boolean>;
  readonly measures: Pick<Measures, 'request'>;
  /** Figures in Prometheus' text format. */
  scrape(): Promise<{ readonly contentType: string; readonly text: string }>;
}
export type Compose = (config: Config, log: Logger) => Promise<Composition> | Composition;

export interface RunningBridge {
  readonly server: RunningServer;
  /** Takes no new requests and no new effects, lets those under way end, then stops the database: in 20 s at most. */
  stop(): Promise<void>;
}

/** Longer than the proxy waits for an answer; the queue takes up to 5 s after it. */
const DRAIN_MS = 15_000;
/** Shorter than the form's 6 s, after which it says that it takes too long. */
const PATIENCE_MS = 3_000;

export async function startBridge(config: Config, compose: Compose, rootLog: Logger): Promise<RunningBridge> {
  const log = rootLog.child({ storeId: config.storeId });
  const problem = await plainHttpProblem(config.wordpressUrl);
  if (problem !== null) throw new ConfigError([problem]);

  const composition = await compose(config, log);
  try {
    await composition.start();
    const app = createApp({
      handlers: composition.handlers,
      signature: {
        site: config.wordpressUrl,
        secrets: config.secrets,
        clock: composition.clock,
        database: composition.database,
      },
      slots: { size: config.lookupSlots, places: config.lookupQueue, patienceMs: PATIENCE_MS },
      isShared: composition.isShared,
      publicFacts: () => composition.publicFacts(),
      ready: () => composition.ready(),
      metrics: { token: config.metricsToken, scrape: () => composition.scrape() },
      measures: composition.measures,
      log,
    });
    const server = await listen(app, config);
    log.info({ host: server.host, port: server.port, site: config.wordpressUrl }, 'bridge listens');
    return {
      server,
      async stop() {
        await Promise.all([server.close(DRAIN_MS), composition.rest()]);
        await composition.stop();
      },
    };
  } catch (error) {
    await composition.stop();
    throw error;
  }
}
