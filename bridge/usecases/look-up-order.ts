import type { z } from 'zod';
import type { lookupRequest, LookupResponse } from '../contract/shop.ts';
import type { staffLookupRequest } from '../contract/staff.ts';
import type { Order } from '../domain/order.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { returnOfReceipt } from '../domain/return.ts';
import { instant, millis } from '../domain/time.ts';
import { standingOf } from './customer.ts';
import type { Deps } from './deps.ts';
import { lookupView } from './lookup-view.ts';
import { assessed, policyFor } from './open-order.ts';
import { issuePass, type KeptNote, type OrderPass, readKeptPass, staffPass } from './order-token.ts';
import type { RequestContext, Requester } from './request-context.ts';
import { withDelivery } from './with-delivery.ts';

const WINDOW_MS = 15 * 60_000;
/** Failed attempts in 15 minutes. Counted per order number whether it exists or not, so that the limit tells nothing. */
const PER_ORDER = 8;
const PER_ADDRESS = 30;

/** What wrong attempts count against. */
type AttemptKeys = (number: string, ip: string) => readonly { readonly key: string; readonly limit: number }[];

const LOOK_UP_ATTEMPTS: AttemptKeys = (number, ip) => [
  { key: `order:${number.toLowerCase()}`, limit: PER_ORDER },
  { key: `address:${ip}`, limit: PER_ADDRESS },
];

/**
 * A delivery's wrong attempts are its sender's own: they use up no look-up's attempts, no other sender's, and none of the order's owner. Nobody is
 * told what came of one, so they are bounded only to spare the store its calls. A delivery beyond the limit waits on the site; none is refused for it.
 */
export const DELIVERY_ATTEMPTS: AttemptKeys = (number, ip) => [
  { key: `delivery:order:${number.toLowerCase()}:${ip}`, limit: PER_ORDER },
  { key: `delivery:address:${ip}`, limit: PER_ADDRESS },
];

/** For the look-up's calls together. The page says within 6 s that it takes too long; a slow store may still make it, and no slot is held longer. */
const CALL_MS = 10_000;
const CHANGE_MS = 2_000;

/** Shows a shopper who knows the number and the e-mail what of the order can be returned, until when, for what; and for the rest, why not. */
export async function lookUpOrder(
  deps: Deps,
  asked: z.output<typeof lookupRequest>,
  context: RequestContext,
): Promise<Result<LookupResponse>> {
  const proven = await provenOrder(deps, asked, context);
  if (!proven.ok) return proven;
  const { order, actorKey } = proven.value;
  const kept = await unusedKept(deps, asked.kept ?? '', order.id);
  return ok(await showOrder(deps, order, { actorKey, staff: false, changing: null, kept }, asked.locale));
}

/** The order that a shopper proves by number and e-mail, or by being its customer. Wrong attempts are counted; the refusal tells nothing. */
export async function provenOrder(
  deps: Deps,
  asked: { readonly orderNumber: string; readonly email: string },
  context: RequestContext,
  attempts: AttemptKeys = LOOK_UP_ATTEMPTS,
): Promise<Result<{ readonly order: Order; readonly actorKey: string }>> {
  const { database, clock } = deps;
  const number = withoutHash(asked.orderNumber);
  const now = instant(clock.now());
  const keys = attempts(number, context.requester.ip);
  for (const { key, limit } of keys) {
    const { count, resetsAt } = await database.attemptsOf(key, now);
    if (count >= limit) {
      const seconds = Math.max(1, Math.ceil((millis(resetsAt) - millis(now)) / 1000));
      return refuse('too_many_attempts', { until: resetsAt, minutes: Math.ceil(seconds / 60) }, seconds);
    }
  }
  const order = await deps.store.findOrder(number, (candidate) => proves(candidate, asked.email, context.requester), {
    timeoutMs: CALL_MS,
    rules: await database.currentPolicy(),
  });
  if (!order) {
    for (const { key } of keys) await database.countAttempt(key, WINDOW_MS, now);
    return refuse('order_not_found');
  }
  const { requester } = context;
  const own = requester.type === 'customer' && requester.id === order.customerId;
  const actorKey = own ? `customer:${requester.id}` : `guest:${order.id}`;
  return ok({ order, actorKey });
}

/** When the request was kept, as long as no return was made of it. */
async function unusedKept({ database, ...deps }: Deps, pass: string, orderId: number): Promise<KeptNote | undefined> {
  const kept = readKeptPass(deps, pass, orderId);
  if (!kept) return undefined;
  const returns = await database.transaction((tx) => tx.returnsOfOrder(orderId));
  return returnOfReceipt(returns, kept.receipt) ? undefined : kept;
}

/** Staff know the customer by letter or phone: the number is enough. */
export async function staffLookUp(
  deps: Deps,
  asked: z.output<typeof staffLookupRequest>,
  context: RequestContext,
): Promise<Result<LookupResponse>> {
  const order = await deps.store.findOrder(withoutHash(asked.orderNumber), () => true, {
    timeoutMs: CALL_MS,
    rules: await deps.database.currentPolicy(),
  });
  if (!order) return refuse('order_not_found');
  return ok(await showOrder(deps, order, { ...staffPass(context), changing: null }, asked.locale));
}

/** Keeps the order as it was read, so that estimates need not ask again, and shows it under the policy that counts. Throws StoreUnavailable. */
export async function showOrder(
  deps: Deps,
  read: Order,
  who: Pick<OrderPass, 'actorKey' | 'staff' | 'changing' | 'kept'>,
  locale: string,
): Promise<LookupResponse> {
  const { database, clock } = deps;
  const policy = await policyFor(deps, who);
  const order = await withDelivery(deps, read, policy);
  const [standing, returns] = await Promise.all([
    standingOf(deps, policy, order),
    database.transaction((tx) => tx.returnsOfOrder(order.id)),
    // WooCommerce dates changes by whole seconds: one in this very second must count as newer.
    database.saveOrders([{ order, changedAt: instant(clock.now() - CHANGE_MS) }]),
  ]);
  const pass: OrderPass = { ...who, ...standing, orderId: order.id };
  return lookupView(assessed(deps, order, pass, returns, policy), { pass, token: issuePass(deps, pass), locale });
}

function withoutHash(orderNumber: string): string {
  return orderNumber.replace(/^#\s*/, '');
}

/** Number and billing e-mail, or being the customer who placed it. */
function proves(
  candidate: { readonly email: string; readonly customerId: number },
  email: string,
  requester: Requester,
): boolean {
  if (requester.type === 'customer' && candidate.customerId === requester.id) return true;
  return candidate.email !== '' && candidate.email.trim().toLowerCase() === email.trim().toLowerCase();
}
