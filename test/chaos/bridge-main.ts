import { createLogger } from '../../bridge/adapters/logging/logger.ts';
import { compose } from '../../bridge/composition.ts';
import { readConfig } from '../../bridge/config.ts';
import { instant } from '../../bridge/domain/time.ts';
import { startBridge } from '../../bridge/lifecycle.ts';
import { handlerOf } from '../../bridge/usecases/effects/handlers.ts';
import { creditsSweep } from '../../bridge/usecases/sweeps/credits.ts';
import { EFFECT_KINDS } from './kinds.ts';
import { LIMITS, PACE } from './pace.ts';

/**
 * The bridge as a process to be killed: as `bridge/main.ts` composes it, with short waits. No setting of the real one leads here. SIGUSR2 has
 * credits followed at once.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (process.env['CHAOS_BLIND'] === '1') makeBlind();
  await startBridge(
    config,
    async (given, log) => {
      const composed = await compose(given, log, { limits: LIMITS, pace: PACE, clock: { now: coarseClock } });
      process.on('SIGUSR2', () => {
        const run = { startedAt: instant(coarseClock()), cursor: null, result: {}, save: () => Promise.resolve() };
        creditsSweep.run(composed.deps, run).catch((error: unknown) => log.warn({ err: error }, 'credits'));
      });
      return composed;
    },
    createLogger(config.logLevel),
  );
}

/** Ticks as seldom as a virtual machine's may, ms: what comes at one moment bears one time. Never behind, so that nothing due is found early. */
const TICK_MS = 50;

function coarseClock(): number {
  return Math.ceil(Date.now() / TICK_MS) * TICK_MS;
}

/** What the matrix must notice: a bridge that does not find what it has done. */
function makeBlind(): void {
  for (const kind of EFFECT_KINDS) {
    Object.assign(handlerOf({ plan: { kind } } as never), { look: () => Promise.resolve({ type: 'send' }) });
  }
}

function die(error: unknown): void {
  console.error(error);
  process.exit(1);
}

// Whoever started it is gone: nobody would end it.
process.stdin.on('end', () => process.exit(0)).resume();
process.on('uncaughtException', die);
process.on('unhandledRejection', die);
main().catch(die);
