import type { Logger } from 'pino';
import { plainHttpProblem } from './adapters/wordpress/plain-http.ts';
import { createApp } from './app.ts';
import { ConfigError, type Config } from './config.ts';
import type { PublicFacts } from './contract/policy.ts';
import type { Handlers } from './http/handlers.ts';
import { listen, type RunningServer } from './http/server.ts';
import type { SignatureRules } from './http/signature.ts';
import type { Measures } from './ports/measures.ts';

/** The bridge behind its HTTP layer: use-cases, worker and database, put together by the composition. */
export interface Composition {
  readonly handlers: Handlers;
  readonly clock: SignatureRules['clock'];
  readonly database: SignatureRules['database'];
  /** Database first, then migrations, then the worker. */
  start(): Promise<void>;
  /** Worker first, database last. */
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
  /** Takes no new requests, lets those under way end (at most 20 s), then stops worker and database. */
  stop(): Promise<void>;
}

const DRAIN_MS = 20_000;

export async function startBridge(config: Config, compose: Compose, log: Logger): Promise<RunningBridge> {
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
      lookupSlots: config.lookupSlots,
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
        await server.close(DRAIN_MS);
        await composition.stop();
      },
    };
  } catch (error) {
    await composition.stop();
    throw error;
  }
}
