import { addDays, type Instant, instant, millis } from '../domain/time.ts';
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
  /** Asked while the bridge was down: what counts is the moment when the site kept it. */
  readonly kept?: KeptNote | undefined;
}

export interface KeptNote {
  /** What the shopper was told: `K-7F3K-9Q2M`. */
  readonly receipt: string;
  readonly at: Instant;
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

/** The pass, or null for one that is over, made up, or from another bridge. `kept`: it was in time if it was when the request was kept. */
export function readPass(
  { secrets, clock }: Pick<Deps, 'secrets' | 'clock'>,
  token: string,
  kept?: KeptNote,
): OrderPass | null {
  const payload = secrets.verify(PURPOSE, token);
  if (payload === null) return null;
  const { until, ...pass } = JSON.parse(payload) as OrderPass & { until: string };
  const asked = kept ? millis(kept.at) : clock.now();
  if (asked >= millis(until)) return null;
  return kept ? { ...pass, kept } : pass;
}

const KEPT_PURPOSE = 'kept-request';
/** As long as a shopper may need to read an e-mail; a longer one would lengthen the store's return period for who keeps the link. */
const KEPT_LINK_DAYS = 7;

/**
 * For the link with which a shopper goes on where the bridge was down: on this order the look-up counts from when they asked, for one return.
 * Alone it opens nothing: number and e-mail prove the order as ever.
 */
export function issueKeptPass({ secrets, clock }: Pick<Deps, 'secrets' | 'clock'>, orderId: number, kept: KeptNote) {
  const until = addDays(instant(clock.now()), KEPT_LINK_DAYS);
  return secrets.sign(KEPT_PURPOSE, JSON.stringify({ orderId, kept, until }));
}

/** When this order's request was kept; undefined for any other order, and for a pass that is over or made up. */
export function readKeptPass(
  { secrets, clock }: Pick<Deps, 'secrets' | 'clock'>,
  text: string,
  orderId: number,
): KeptNote | undefined {
  const payload = text === '' ? null : secrets.verify(KEPT_PURPOSE, text);
  if (payload === null) return undefined;
  const pass = JSON.parse(payload) as { orderId: number; kept: KeptNote; until: Instant };
  return pass.orderId === orderId && clock.now() < millis(pass.until) ? pass.kept : undefined;
}
