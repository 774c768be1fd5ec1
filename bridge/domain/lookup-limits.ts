import { networkOf } from './network.ts';

/** How often one key may be tried in a window; null: it is counted only. */
export interface AttemptLimit {
  readonly key: string;
  readonly most: number | null;
}

/** Wrong tries of one order from one network. Counted whether the order exists or not, so that the limit tells nothing. */
const PER_ORDER_AND_NETWORK = 8;
/** Wrong tries from one network, whatever the order. */
const PER_NETWORK = 30;
/** A /48 may be one attacker with 65,536 of /64, or a provider's street: more than one household, less than all of them. */
export const WIDE = 4;
/** Behind a proxy that was not named the whole shop comes from one address: the plain limits would let one visitor lock out all others. So much more it has. */
export const SHARED = 20;

/**
 * What a try of an order counts against. There is no limit of an order over all networks: whoever knows a number could lock its owner out.
 * `shared`: the address is that of a proxy before many.
 */
export function lookupLimits(orderNumber: string, address: string, shared: boolean): readonly AttemptLimit[] {
  const { narrow, wide } = networkOf(address);
  const order = overallKey(orderNumber);
  const times = shared ? SHARED : 1;
  const limits: AttemptLimit[] = [
    { key: `network:${narrow}`, most: PER_NETWORK * times },
    { key: `${order}@${narrow}`, most: PER_ORDER_AND_NETWORK * times },
    { key: order, most: null },
  ];
  if (wide !== null) {
    limits.push({ key: `network:${wide}`, most: PER_NETWORK * WIDE * times });
    limits.push({ key: `${order}@${wide}`, most: PER_ORDER_AND_NETWORK * WIDE * times });
  }
  return limits.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** What a try of a return's e-mail counts against: the same, apart from the look-up's. */
export function confirmLimits(returnId: string, address: string, shared: boolean): readonly AttemptLimit[] {
  return lookupLimits(returnId, address, shared).map(({ key, most }) => ({ key: `confirm:${key}`, most }));
}

/** Of all tries of one order, wherever they come from. */
export function overallKey(orderNumber: string): string {
  return `order:${orderNumber.toLowerCase()}`;
}

/** A signed-in customer whose network has no tries left goes on by being the customer, not by an e-mail: so often. */
export function ownerLimits(customerId: number): readonly AttemptLimit[] {
  return [{ key: `customer:${customerId}`, most: PER_NETWORK }];
}

/** Three networks' worth: no shopper with a typing mistake comes here. */
const SLOW_AFTER = 24;
const SLOWER_EACH = 8;
const STEP_MS = 250;
const SLOWEST_MS = 2_000;

/** By how much later a wrong try is refused when so many of this order came before it, from anywhere, in the window. ms */
export function slowDownMs(attempts: number): number {
  const over = attempts - SLOW_AFTER;
  return over <= 0 ? 0 : Math.min(SLOWEST_MS, STEP_MS * Math.ceil(over / SLOWER_EACH));
}

/**
 * How long a refusal is still held back, ms, so that its time does not tell whether the order exists: until the floor, and what
 * took longer until the next multiple of it. The jitter (a tenth of the floor at most) hides what is left of the grid.
 */
export function refusalPauseMs({
  tookMs,
  floorMs,
  random,
}: {
  tookMs: number;
  floorMs: number;
  random: number;
}): number {
  const floors = Math.max(1, Math.ceil(tookMs / floorMs));
  return floors * floorMs - tookMs + (floorMs / 10) * random;
}
