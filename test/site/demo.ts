import { join, resolve } from 'node:path';
import { buildPlugin } from '../support/build-plugin.mjs';
import { hookToken } from './stack/hook-token.ts';
import { ORDERS, PEOPLE } from './seed/orders.ts';
import { seedStore } from './seed/seed-store.ts';
import { removeStack } from './stack/remove-stack.ts';
import { startStack, type Stack } from './stack/start-stack.ts';

const DIR = resolve(process.env['DEMO_DIR'] ?? 'data/demo');
const PORTS = { site: 8890, bridge: 8787, mailbox: 8891, shippo: 8892 };
const started = Date.now();

function progress(line: string): void {
  console.log(`  ${((Date.now() - started) / 1000).toFixed(0).padStart(3)} s  ${line}`);
}

let stack: Stack | null = null;

async function main(): Promise<void> {
  stopOnSignal();
  const woocommerceDir = process.env['WOOCOMMERCE_DIR'] ? resolve(process.env['WOOCOMMERCE_DIR']) : undefined;
  // Each kind of store keeps its own demo: their orders are not the same.
  const dir = join(DIR, woocommerceDir ? 'woocommerce' : 'standin');
  if (process.argv.includes('--reset')) {
    progress('Starting anew: the old demo is deleted');
    await removeStack(dir);
  }
  console.log('Boomerang demo: everything runs on this machine, nothing is sent or bought.\n');
  progress('Blocks and screens: building, where something changed');
  await buildPlugin();
  stack = await startStack({
    dir,
    woocommerceDir,
    ports: PORTS,
    seed: seedStore(progress),
    onProgress: progress,
  });
  stack.shippo.setWebhook({
    url: `${stack.site.url}/wp-json/boomerang/v1/hooks/shippo`,
    token: await hookToken(stack),
  });
  await tell(stack, woocommerceDir !== undefined);
}

async function tell(stack: Stack, realStore: boolean): Promise<void> {
  const { site, mailbox, shippo } = stack;
  const order = await site.wp<number>('return (int) get_option( "boomerang_demo_order" );');
  const email = PEOPLE[ORDERS[0]?.who ?? 'ana'].email;
  const store = realStore
    ? 'A real WooCommerce runs in this WordPress.'
    : 'The store behind WordPress is a stand-in that answers as WooCommerce 10.2.4 was recorded to.';
  console.log(`
Ready in ${((Date.now() - started) / 1000).toFixed(0)} s. ${store}

  Returns page   ${site.url}/returns/
  Try            order ${order}, e-mail ${email}
  wp-admin       ${site.loginUrl('admin', '/wp-admin/admin.php?page=boomerang-returns')}
  Mailbox        ${mailbox.url}/
  Carrier        ${shippo.url}/carrier

Ctrl-C stops everything; the next start goes on where you left off. \`npm run demo -- --reset\` starts anew.
`);
}

function stopOnSignal(): void {
  let stopping = false;
  const stop = () => {
    // Not up yet: all that was started ends with this process, and the next start begins anew.
    if (stopping || stack === null) process.exit(130);
    stopping = true;
    console.log('\nStopping…');
    stack.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // The terminal was closed.
  process.on('SIGHUP', stop);
}

main().catch((error: unknown) => {
  console.error(`\nThe demo could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
