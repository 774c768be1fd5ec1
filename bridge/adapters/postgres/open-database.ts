import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from '../../ports/database.ts';
import type { EffectQueue, SqlExecutor, WakeUp } from '../../ports/effect-queue.ts';
import type { Log } from '../../ports/log.ts';
import type { Connections } from '../../ports/operations.ts';
import { kyselyDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { pairStore, type PairedSite } from './pairing.ts';
import { startOwnServer } from './own-server.ts';
import { SCHEMA, type Tables } from './schema.ts';

const USUAL_CONNECTIONS = 10;

export interface OpenDatabaseOptions<Queue extends EffectQueue> {
  /** A server of the owner's choice (DATABASE_URL); without it the bridge's own one in `dataDir` is started. */
  readonly url?: string | undefined;
  readonly dataDir: string;
  /** Letters, digits, `-` and `_`, at most 40: one database may serve several stores. */
  readonly storeId: string;
  /** null: whichever it is paired with. */
  readonly site?: PairedSite | null;
  /** The bridge's own server has ended by itself. */
  readonly onLost?: () => void;
  /** At most. */
  readonly connections?: number | undefined;
  readonly log: Log;
  readonly queue: QueueFactory<Queue>;
}

/** The job queue: `setUp` runs once at a time across bridges, right after the migrations. */
export interface QueueFactory<Queue extends EffectQueue> {
  setUp(sql: SqlExecutor, storeId: string): Promise<void>;
  start(sql: SqlExecutor, storeId: string, log: Log): Promise<Queue>;
}

export interface OpenDatabase<Queue extends EffectQueue> {
  readonly database: Database;
  readonly queue: Queue;
  /** Calls `listener` with the wake-ups of each transaction of this process once it has committed. Answers what ends that. */
  onCommitted(listener: (wakeUps: readonly WakeUp[]) => void): () => void;
  /** Whether the server answers, for /readyz. */
  isReady(): Promise<boolean>;
  /** One statement outside the ports, for what runs the bridge. */
  readonly sql: SqlExecutor;
  connections(): Connections;
  /** Of the bridge's own server; null: the owner's. */
  readonly dataFolder: string | null;
  /** Ends the queue and all connections, and stops the bridge's own server last. Stop the worker before. */
  close(): Promise<void>;
}

/** Opens the store's database, its schema up to date. Throws a sentence for the owner when it can't. */
export async function openDatabase<Queue extends EffectQueue>(
  options: OpenDatabaseOptions<Queue>,
): Promise<OpenDatabase<Queue>> {
  const { storeId, site = null, connections: most = USUAL_CONNECTIONS, log } = options;
  if (!/^[\w-]{1,40}$/.test(storeId)) throw new RangeError(`Not a store id: ${storeId}`);
  const server = options.url ? null : await startOwnServer({ dataDir: options.dataDir, log, onLost: options.onLost });
  const pool = openPool(options.url ?? server!.connectionString, most, log);
  const sql = executor(pool);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(SCHEMA);
  const listeners = new Set<(wakeUps: readonly WakeUp[]) => void>();

  async function end(queue?: Queue): Promise<void> {
    await queue?.stop();
    await db.destroy();
    await server?.stop();
  }

  try {
    await migrate(options.url ?? server!.connectionString, () => options.queue.setUp(sql, storeId));
    await pairStore(db, storeId, site);
    const queue = await options.queue.start(sql, storeId, log);
    const onCommitted = (wakeUps: readonly WakeUp[]) => listeners.forEach((listener) => listener(wakeUps));
    return {
      database: kyselyDatabase({ db, storeId, queue, onCommitted }),
      queue,
      onCommitted(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      isReady: () =>
        sql('select 1').then(
          () => true,
          () => false,
        ),
      sql,
      dataFolder: server?.folder ?? null,
      connections: () => ({
        open: pool.totalCount,
        idle: pool.idleCount,
        waiting: pool.waitingCount,
        most,
      }),
      close: () => end(queue),
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function openPool(connectionString: string, max: number, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: 'boomerang',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  // Without a listener the loss of an idle connection would end the process; the next query opens a new one.
  pool.on('error', (error) => {
    const details = { code: (error as { code?: string }).code };
    if (!pool.ending) log.warn(details, 'Lost a database connection');
  });
  // The pool listens to idle connections only; one that is lost between two statements of a transaction would end the process, too. The next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * pg-boss sends several statements at once, with their own BEGIN: when one fails, the connection is left inside a failed transaction.
 * Such a connection must not go back to the pool.
 */
function executor(pool: pg.Pool): SqlExecutor {
  return async (text, values) => {
    const client = await pool.connect();
    try {
      const result = await client.query(text, values);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
}
