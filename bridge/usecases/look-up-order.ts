import type { z } from 'zod';
import type { lookupRequest, LookupResponse } from '../contract/shop.ts';
import type { staffLookupRequest } from '../contract/staff.ts';
import { type AttemptLimit, lookupLimits, overallKey, ownerLimits } from '../domain/lookup-limits.ts';
import { emailKey } from '../domain/email-key.ts';
import type { Order } from '../domain/order.ts';
import { orderNumberKey } from '../domain/order-number.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { returnOfReceipt } from '../domain/receipt.ts';
import { type Instant, instant, millis } from '../domain/time.ts';
import { standingOf } from './customer.ts';
import type { Deps } from './deps.ts';
import { lookupView } from './lookup-view.ts';
import { assessed, policyFor } from './open-order.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { issuePass, type KeptNote, type OrderPass, readKeptPass, staffPass } from './order-token.ts';
import type { RequestContext, Requester } from './request-context.ts';
import { chosenOrder } from './staff-orders.ts';
import { withDelivery } from './with-delivery.ts';

/** Of wrong tries. */
const WINDOW_MS = 15 * 60_000;
/** For the look-up's calls together. The page waits for 25 s (ANSWER_LIMIT of the form), and no slot is held longer. */
const CALL_MS = 20_000;
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

/**
 * The order that a shopper proves by number and e-mail, or by being its customer. Wrong attempts are counted; the refusal tells nothing, and comes
 * at a time that tells nothing.
 */
export function provenOrder(
  deps: Deps,
  asked: { readonly orderNumber: string; readonly email: string },
  context: RequestContext,
): Promise<Result<Proven>> {
  return deps.refusalTime.level(() => proveInTurn(deps, asked, context));
}

/**
 * The same for a request that the site took while the bridge was away. Its wrong attempts are counted apart: they use up no look-up's, and none of the
 * order's owner. Nobody waits for the answer, so it is not levelled, and the site brings them one by one: a slow shop's are not counted. One beyond the limit waits on the site; none is refused for it.
 */
export async function provenDelivery(
  deps: Deps,
  asked: { readonly orderNumber: string; readonly email: string },
  context: RequestContext,
): Promise<Result<Proven>> {
  return (await prove(deps, asked, context, DELIVERY)).result;
}

/** Before the keys that a delivery's attempts are counted under. */
const DELIVERY = 'delivery:';

interface Proven {
  readonly order: Order;
  readonly actorKey: string;
}

type Tried = Promise<{ readonly result: Result<Proven>; readonly attempts: number }>;

/** The same, unless look-ups of this network ran into time-outs and it has to wait: that tells nothing of the order. */
async function proveInTurn(
  deps: Deps,
  asked: { readonly orderNumber: string; readonly email: string },
  context: RequestContext,
): Tried {
  const { requester } = context;
  const turn = deps.slowTries.begin(requester, deps.proxies.isShared(requester));
  if ('waitMs' in turn) {
    const until = instant(deps.clock.now() + turn.waitMs);
    return { result: over(deps, until, 'store_slow'), attempts: 0 };
  }
  try {
    const tried = await prove(deps, asked, context);
    turn.end(tried.result.ok ? 'right' : 'answered');
    return tried;
  } catch (error) {
    turn.end(error instanceof StoreUnavailable && error.code === 'timeout' ? 'unanswered' : 'answered');
    throw error;
  }
}

async function prove(
  deps: Deps,
  asked: { readonly orderNumber: string; readonly email: string },
  { requester }: RequestContext,
  countedAs = '',
): Tried {
  const number = asked.orderNumber;
  // However it is spelt, it is one number: another spelling is no other try.
  const allowed = await reserve(deps, orderNumberKey(number), requester, countedAs);
  if (!allowed.ok) return { result: allowed, attempts: 0 };
  const { keys, attempts, byEmail } = allowed.value;
  const giveBack = () => deps.database.releaseAttempts(keys, instant(deps.clock.now()));
  const email = byEmail ? asked.email : '';
  const by = { email, customerId: requester.type === 'customer' ? requester.id : 0 };
  const order = await findOrder(deps, number, (one) => proves(one, email, requester), by).catch(
    async (error: unknown) => {
      await giveBack();
      throw error;
    },
  );
  if (!order) return { result: byEmail ? refuse('order_not_found') : over(deps, allowed.value.resetsAt), attempts };
  await giveBack();
  deps.proxies.served(requester, order.email);
  const own = requester.type === 'customer' && requester.id === order.customerId;
  const actorKey = own ? `customer:${requester.id}` : `guest:${order.id}`;
  return { result: ok({ order, actorKey }), attempts };
}

interface Allowed {
  /** Counted already, before the store is asked: parallel tries can't pass a limit together. Given back when the try was right. */
  readonly keys: readonly string[];
  /** Of this order, from everywhere. */
  readonly attempts: number;
  /** false: this network has no tries left, so only being the order's customer counts. */
  readonly byEmail: boolean;
  readonly resetsAt: Instant;
}

async function reserve(deps: Deps, number: string, requester: Requester, countedAs: string): Promise<Result<Allowed>> {
  const now = instant(deps.clock.now());
  const plain = lookupLimits(number, requester.ip, deps.proxies.isShared(requester));
  const limits = plain.map(({ key, most }) => ({ key: `${countedAs}${key}`, most }));
  const tried = await deps.database.reserveAttempts(limits, WINDOW_MS, now);
  const keysOf = (some: readonly AttemptLimit[]) => some.map(({ key }) => key);
  if (tried.ok) {
    const attempts = tried.counts[`${countedAs}${overallKey(number)}`] ?? 0;
    return ok({ keys: keysOf(limits), attempts, byEmail: true, resetsAt: now });
  }
  if (requester.type !== 'customer') return over(deps, tried.resetsAt);
  const own = ownerLimits(requester.id);
  const known = await deps.database.reserveAttempts(own, WINDOW_MS, now);
  if (!known.ok) return over(deps, known.resetsAt);
  return ok({ keys: keysOf(own), attempts: 0, byEmail: false, resetsAt: tried.resetsAt });
}

function over({ clock }: Pick<Deps, 'clock'>, until: Instant, code = 'too_many_attempts') {
  const seconds = Math.max(1, Math.ceil((millis(until) - clock.now()) / 1000));
  return refuse(code, { until, minutes: Math.ceil(seconds / 60) }, seconds);
}

async function findOrder(
  deps: Deps,
  number: string,
  accept: Parameters<Deps['store']['findOrder']>[1],
  by?: { readonly email: string; readonly customerId: number },
): Promise<Order | null> {
  const rules = await deps.database.currentPolicy();
  return deps.store.findOrder(number, accept, { timeoutMs: CALL_MS, rules, ...(by && { by }) });
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
  const order = (await chosenOrder(deps, asked)) ?? (await findOrder(deps, asked.orderNumber, () => true));
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
    // Its time zone says when a day ends; asked only as long as nobody has answered since the start.
    deps.knownStore.get().catch(() => null),
  ]);
  const pass: OrderPass = { ...who, ...standing, orderId: order.id };
  return lookupView(assessed(deps, order, pass, returns, policy), { pass, token: issuePass(deps, pass), locale });
}

/** Number and billing e-mail, or being the customer who placed it. */
function proves(
  candidate: { readonly email: string; readonly customerId: number },
  email: string,
  requester: Requester,
): boolean {
  if (requester.type === 'customer' && candidate.customerId === requester.id) return true;
  const ordered = emailKey(candidate.email);
  return ordered !== '' && ordered === emailKey(email);
}
