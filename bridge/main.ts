import { KeyFileUnusable } from './adapters/keyring/key-file.ts';
import { createLogger } from './adapters/logging/logger.ts';
import { DatabaseUnusable } from './adapters/postgres/database-unusable.ts';
import { compose } from './composition.ts';
import { ConfigError, readConfig } from './config.ts';
import { startBridge, type RunningBridge } from './lifecycle.ts';

let bridge: RunningBridge | null = null;
let stopping = false;
let log = createLogger('info');

async function main(): Promise<void> {
  const config = readConfig(process.env);
  log = createLogger(config.logLevel);
  bridge = await startBridge(config, compose, log);
  // Asked to stop while it was starting: there was nothing to stop then.
  if (stopping) await stop(bridge);
}

/** Owners read this in a terminal, so no JSON and no stack for what they can put right themselves. */
function explain(error: unknown): void {
  const what = bridge === null ? 'can not start' : 'can not go on';
  if (error instanceof ConfigError) {
    console.error(`The bridge can not start:\n${error.sentences.map((sentence) => `  ${sentence}`).join('\n')}`);
  } else if (error instanceof KeyFileUnusable || error instanceof DatabaseUnusable) {
    console.error(`The bridge ${what}: ${error.message}`);
  } else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error('The bridge can not start: another program listens on its port; set PORT to a free one.');
  } else {
    log.fatal({ err: error }, 'the bridge can not go on');
  }
}

async function stop(running: RunningBridge): Promise<void> {
  await running.stop();
  log.info('bridge stopped');
  process.exit(0);
}

function onSignal(signal: NodeJS.Signals): void {
  if (stopping) process.exit(130);
  stopping = true;
  log.info({ signal }, 'stopping; a second signal stops at once');
  if (bridge !== null) stop(bridge).catch(die);
}

function die(error: unknown): void {
  explain(error);
  process.exit(1);
}

process.on('SIGTERM', onSignal);
process.on('SIGINT', onSignal);
process.on('uncaughtException', die);
process.on('unhandledRejection', die);
main().catch(die);
