import { instant, millis } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import type { RequestContext } from './request-context.ts';

/** What the form holds after the look-up: it opens this one order, for 30 minutes. */
export interface OrderPass {
  readonly orderId: number;
  /** `guest:<order id>`, `customer:<id>` or `staff:<id>`: the unique pair with the request id. */
  readonly actorKey: string;
  /** WordPress role of the customer; `guest` without an account. */
  readonly role: string;
  /** Paid orders of the customer; null where no rule asks. */
  readonly orders: number | null;
  /** Staff may override what the policy refuses. */
  readonly staff: boolean;
  /** The return that is being changed: its own units count as free; null: a new one. */
  readonly changing: string | null;
}

/** What a pass of staff has whatever it opens. */
export function staffPass({ requester }: RequestContext): Pick<OrderPass, 'actorKey' | 'staff'> {
  return { actorKey: `staff:${requester.type === 'staff' ? requester.id : 0}`, staff: true };
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
  const { until, ...pass } = JSON.parse(payload) as OrderPass & { until: string };
  return clock.now() < millis(until) ? pass : null;
}
