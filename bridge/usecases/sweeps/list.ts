import type { SweepName } from '../../domain/sweep.ts';
import { creditsSweep } from './credits.ts';
import { deadlinesSweep } from './deadlines.ts';
import { expirySweep } from './expiry.ts';
import { reconcileSweep } from './reconcile.ts';
import { remindersSweep } from './reminders.ts';
import { retentionSweep } from './retention.ts';
import type { Sweep } from './sweep.ts';
import { tidySweep } from './tidy.ts';
import { trackingSweep } from './tracking.ts';
import { unpaidExchangesSweep } from './unpaid-exchanges.ts';

const BY_NAME: Readonly<Record<SweepName, Sweep>> = {
  expiry: expirySweep,
  deadlines: deadlinesSweep,
  credits: creditsSweep,
  unpaid_exchanges: unpaidExchangesSweep,
  reminders: remindersSweep,
  tracking: trackingSweep,
  retention: retentionSweep,
  tidy: tidySweep,
  reconcile: reconcileSweep,
};

/** Everything that Boomerang does by the clock. */
export const SWEEPS: readonly Sweep[] = Object.values(BY_NAME);

export function sweepNamed(name: SweepName): Sweep {
  return BY_NAME[name];
}
