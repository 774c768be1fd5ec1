import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { removeOwnServer, startOwnServer } from '../../bridge/adapters/postgres/own-server.ts';
import { compose, type Composed } from '../../bridge/composition.ts';
import { readConfig } from '../../bridge/config.ts';
import type { Stopwatch } from '../../bridge/ports/stopwatch.ts';
import { callStore } from '../plugin/support/store-call.ts';
import { startRealSite } from '../site/real-site.ts';
import { nativeServers } from '../site/native/native-servers.ts';
import { quietLog } from '../support/quiet-log.ts';
import { ANA, placeOrder } from '../support/shop.ts';
import { startWorld } from '../support/world.ts';
import { rankSum } from './rank-sum.ts';

/**
 * Whether anybody can tell by the time of a refused look-up that the order exists: `tsx test/bench/look-up-times.ts [tries]`, on the
 * stand-in or, with WOOCOMMERCE_DIR, on a real WooCommerce. Existing and missing orders take turns, so that what else the machine does falls on
 * both. How long a refusal is held back is added to its time and waited for only with BENCH_WAITS=1.
 */
const TRIES = Number(process.argv[2] ?? 200);
const ORDERS = 25;
/** What the issue asks for at 200 tries each. */
const ALIKE = { from: 0.45, to: 0.55 };

interface Subject {
  readonly title: string;
  readonly bridge: Composed;
  readonly numbers: readonly number[];
  close(): Promise<void>;
}

let held = 0;
const stopwatch: Stopwatch = {
  now: () => performance.now(),
  async pause(ms) {
    held = ms;
    if (process.env['BENCH_WAITS']) await wait(ms);
  },
};

async function standin(databaseUrl: string): Promise<Subject> {
  const database = { url: databaseUrl, close: () => Promise.resolve() };
  const world = await startWorld({ database, stopwatch });
  const orders = Array.from({ length: ORDERS }, () =>
    placeOrder(world.woo.shop, { lines: [{ product: world.products.shirt, quantity: 3 }] }),
  );
  return { title: 'the stand-in', bridge: world, numbers: orders.map(({ id }) => id), close: () => world.close() };
}

async function real(databaseUrl: string, woocommerceDir: string, dataDir: string): Promise<Subject> {
  const running = await startRealSite(woocommerceDir, { orders: 'hpos', ...(nativeServers() ? { native: {} } : {}) });
  const { site, keys, secret } = running;
  const post = async (path: string, body: unknown) =>
    (await callStore(site.url, keys, 'POST', `/wc/v3${path}`, { body })).body as unknown as { id: number };
  const shirt = await post('/products', { name: 'Linen shirt', regular_price: '44.91' });
  const numbers: number[] = [];
  for (let n = 0; n < ORDERS; n += 1) {
    const billing = { first_name: 'Ana', last_name: 'Diaz', email: ANA, address_1: '1 Main St', country: 'US' };
    const order = { status: 'completed', billing, line_items: [{ product_id: shirt.id, quantity: 3 }] };
    numbers.push((await post('/orders', order)).id);
  }
  const config = readConfig({
    WORDPRESS_URL: site.url,
    WC_KEY: keys.key,
    WC_SECRET: keys.secret,
    BOOMERANG_SECRET: secret,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
  });
  const bridge = await compose(config, pino({ level: 'silent' }), { stopwatch });
  const close = async () => {
    await bridge.stop();
    await running.stop();
  };
  return { title: `the WooCommerce in ${woocommerceDir}`, bridge, numbers, close };
}

let address = 0;
/** A wrong try, from an address that has made none yet. */
async function wrongTry(bridge: Composed, number: number): Promise<{ readonly path: number; readonly answer: number }> {
  address += 1;
  const ip = `198.18.${address >> 8}.${address & 255}`;
  const body = { orderNumber: String(number), email: 'eve@example.com', locale: 'en_US' };
  held = 0;
  const began = performance.now();
  const result = await bridge.handlers.lookup(
    { body, query: undefined, params: {} },
    { requester: { type: 'guest', ip }, traceId: 'bench' },
  );
  const took = performance.now() - began;
  if (result.ok || result.problem.code !== 'order_not_found') throw new Error('A wrong try was not refused as unknown');
  return process.env['BENCH_WAITS'] ? { path: took - held, answer: took } : { path: took, answer: took + held };
}

function at(share: number, figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function measure({ bridge, numbers }: Subject) {
  const existing = { path: [] as number[], answer: [] as number[] };
  const missing = { path: [] as number[], answer: [] as number[] };
  let failed = 0;
  const ask = async (into: typeof existing, number: number) => {
    // A PHP in WebAssembly on a busy machine dies now and then: no answer is no time.
    const times = await wrongTry(bridge, number).catch(() => null);
    if (times === null) return void (failed += 1);
    into.path.push(times.path);
    into.answer.push(times.answer);
  };
  // The first calls of a fresh PHP and a fresh pool are no measure.
  for (const number of numbers.slice(0, 5)) await wrongTry(bridge, number).catch(() => null);
  const first = Math.min(...numbers);
  for (let n = 0; n < TRIES; n += 1) {
    const number = numbers[n % numbers.length] ?? first;
    const turns = [() => ask(existing, number), () => ask(missing, number + 10 ** String(number).length)];
    for (const turn of n % 2 ? turns : turns.reverse()) await turn();
  }
  return { existing, missing, failed };
}

const dataDir = await mkdtemp(join(tmpdir(), 'boomerang-bench-'));
const server = await startOwnServer({ dataDir, log: quietLog });
const woocommerceDir = process.env['WOOCOMMERCE_DIR'];
try {
  const url = server.connectionString;
  const subject = woocommerceDir ? await real(url, resolve(woocommerceDir), dataDir) : await standin(url);
  try {
    const { existing, missing, failed } = await measure(subject);
    console.log(`${TRIES} wrong tries each of existing and missing orders in turn, on ${subject.title}; ms.\n`);
    console.log(['', 'existing p50', 'p99', 'missing p50', 'p99', 'AUC', 'p'].map((one) => one.padStart(14)).join(''));
    for (const name of ['path', 'answer'] as const) {
      const { auc, p } = rankSum(missing[name], existing[name]);
      const times = [existing[name], missing[name]].flatMap((some) => [at(0.5, some), at(0.99, some)]);
      const title = name === 'path' ? 'store asked' : 'answered';
      const cells = [title, ...times.map((ms) => ms.toFixed(1)), auc.toFixed(3), p.toFixed(3)];
      console.log(cells.map((one) => one.padStart(14)).join(''));
    }
    if (failed > 0) console.log(`\n${failed} tries were not answered and do not count.`);
    const { auc } = rankSum(missing.answer, existing.answer);
    const isAlike = auc >= ALIKE.from && auc <= ALIKE.to;
    console.log(`\nNobody can tell them apart (AUC ${ALIKE.from} to ${ALIKE.to}): ${isAlike ? 'yes' : 'NO'}`);
    process.exitCode = isAlike ? 0 : 1;
  } finally {
    await subject.close();
  }
} finally {
  await server.stop();
  await removeOwnServer({ dataDir, log: quietLog });
  await rm(dataDir, { recursive: true, force: true });
}
