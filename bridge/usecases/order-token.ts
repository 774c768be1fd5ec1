import { instant, millis } from '../domain/time.ts';
import type { Deps } from './deps.ts';

/** What the form holds after the look-up: it opens this one order, for 30 minutes. */
export interface OrderPass {
  readonly orderId: number;
  /** `guest:<order id>` or `customer:<id>`: the unique pair with the request id. */
  readonly actorKey: string;
}

const MINUTES_30 = 30 * 60_000;
const PURPOSE = 'order-pass';

export function issuePass({ secrets, clock }: Pick<Deps, 'secrets' | 'clock'>, pass: OrderPass): string {
  return secrets.sign(PURPOSE, JSON.stringify({ ...pass, until: instant(clock.now() + MINUTES_30) }));
}

/** The pass, or null for one that is over, made up, or from another bridge. */
export function readPass({ secrets, clock }: Pick<Deps, 'secrets' | 'clock'>, token: string): OrderPass | null {
  const payload = secrets.verify(PURPOSE, token);
  if (payload === null) return null;
  const { orderId, actorKey, until } = JSON.parse(payload) as OrderPass & { until: string };
  return clock.now() < millis(until) ? { orderId, actorKey } : null;
}
