import { createLogger } from './adapters/logging/logger.ts';
import { compose } from './composition.ts';
import { readConfig } from './config.ts';
import { startBridge, type RunningBridge } from './lifecycle.ts';
import { startProblem } from './start-problem.ts';

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
  const sentence = startProblem(error, what);
  if (sentence === null) log.fatal({ err: error }, 'the bridge can not go on');
  else console.error(sentence);
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
