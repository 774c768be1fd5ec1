import type { z } from 'zod';
import type { changeRequest, EditResponse, ReturnStatus } from '../contract/shop.ts';
import type { ReturnDetail, staffChangeRequest } from '../contract/staff.ts';
import { actsSpent, exchangesSpent } from '../domain/budgets.ts';
import { change, mayChange } from '../domain/decisions/change.ts';
import { cancel } from '../domain/decisions/end.ts';
import { returnIn } from '../domain/decimals.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { mayOverride } from '../domain/rights.ts';
import type { Actor, Return } from '../domain/return.ts';
import { itemsOfRequest } from './asked-items.ts';
import { policyOf } from './commit.ts';
import { staffActor } from './command-return.ts';
import { lockedHistory } from './customer.ts';
import type { Deps } from './deps.ts';
import { showOrder } from './look-up-order.ts';
import { assessed } from './open-order.ts';
import { type OrderPass, readPass, staffPass } from './order-token.ts';
import { getReturn } from './read-returns.ts';
import type { RequestContext } from './request-context.ts';
import { confirmedReturn } from './return-session.ts';
import { statusView } from './return-status.ts';
import { capsOf } from './rights.ts';
import { refusalOf } from './refusal-of.ts';
import { refuseSpent } from './spent-refusal.ts';
import { claimPhotos } from './submit-return.ts';
import { weigh } from './weigh.ts';
import { withDelivery } from './with-delivery.ts';
import { type Decide, withLockedReturn } from './with-locked-return.ts';

/** Opens the form again on a return: the order with this return's own units free, and what was asked. */
export async function editReturn(deps: Deps, session: string): Promise<Result<EditResponse>> {
  const opened = await shoppersOwn(deps, session);
  return opened.ok ? edit(deps, opened.value, { actorKey: `return:${opened.value.id}`, staff: false }) : opened;
}

/** A statement of withdrawal stands as it was made: another one can follow, and staff can change it. */
async function shoppersOwn(deps: Deps, session: string): Promise<Result<Return>> {
  const opened = await confirmedReturn(deps, session);
  if (!opened.ok || opened.value.kind === 'return') return opened;
  return refuse('not_possible_now', { state: opened.value.parcel.state });
}

export async function staffEdit(deps: Deps, returnId: string, context: RequestContext): Promise<Result<EditResponse>> {
  const entry = await deps.database.findReturn(returnId);
  if (!entry) return refuse('not_found');
  return edit(deps, entry, staffPass(context));
}

async function edit(
  deps: Deps,
  entry: Return,
  who: Pick<OrderPass, 'actorKey' | 'staff'>,
): Promise<Result<EditResponse>> {
  if (!mayChange(entry)) return refuse('not_possible_now', { state: entry.parcel.state });
  const order = await deps.store.getOrder(entry.orderId, await policyOf(deps, entry.policyVersion));
  if (!order) return refuse('order_not_found');
  return ok({
    lookup: await showOrder(deps, order, { ...who, changing: entry.id }, entry.locale),
    lines: entry.lines.map(({ orderLineId, quantity, reasonId, comment, resolution, exchange, photoIds }) => ({
      lineId: orderLineId,
      quantity,
      reasonId,
      comment,
      resolution,
      exchange: exchange && {
        productId: exchange.productId,
        variationId: exchange.variationId,
        name: exchange.name,
      },
      photoIds: [...photoIds],
    })),
  });
}

export async function changeReturn(deps: Deps, asked: z.output<typeof changeRequest>): Promise<Result<ReturnStatus>> {
  const opened = await shoppersOwn(deps, asked.session);
  if (!opened.ok) return opened;
  const pass = readPass(deps, asked.token);
  if (pass?.changing !== opened.value.id || pass.staff) return refuse('session_over');
  const actor: Actor =
    opened.value.customer.id === 0 ? { type: 'guest' } : { type: 'customer', id: opened.value.customer.id };
  const changed = await apply(deps, { lines: asked.lines, override: '', caps: [], revision: null }, pass, actor);
  return changed.ok ? ok(await statusView(deps, changed.value)) : changed;
}

export async function staffChange(
  deps: Deps,
  returnId: string,
  asked: z.output<typeof staffChangeRequest>,
  context: RequestContext,
): Promise<Result<ReturnDetail>> {
  const pass = readPass(deps, asked.token);
  if (!pass?.staff || pass.changing !== returnId) return refuse('session_over');
  const changed = await apply(deps, { ...asked, caps: capsOf(context) }, pass, staffActor(context));
  return changed.ok ? getReturn(deps, returnId) : changed;
}

interface Change {
  readonly lines: z.output<typeof changeRequest>['lines'];
  readonly override: string;
  /** Of whoever overrides. */
  readonly caps: readonly string[];
  /** The one that staff saw; null: the shopper's form has none. */
  readonly revision: number | null;
}

async function apply(deps: Deps, asked: Change, pass: OrderPass, actor: Actor): Promise<Result<Return>> {
  const { database } = deps;
  const known = await database.findReturn(pass.changing ?? '');
  if (!known) return refuse('not_found');
  const policy = await policyOf(deps, known.policyVersion);
  const sent = await itemsOfRequest(deps, pass, known.kind, asked.lines);
  if (!sent.ok) return sent;
  const lines = sent.value;
  const [read, { pricesIncludeTax }] = await Promise.all([
    deps.store.getOrder(known.orderId, policy),
    deps.knownStore.get(),
  ]);
  if (!read) return refuse('order_not_found');
  const order = await withDelivery(deps, read, policy);
  const decide: Decide = async (rma, { tx, circumstances }) => {
    const { now } = circumstances;
    const over = pass.staff ? null : actsSpent('changes', await tx.eventsOf(rma.id), now);
    if (over) return refuseSpent(over, now);
    const opened = assessed(deps, order, pass, await tx.returnsOfOrder(order.id), policy);
    const history = await lockedHistory(tx, circumstances, rma.customer, rma.id);
    const { quote, approval, problems, override } = weigh(opened, {
      kind: rma.kind,
      lines,
      override: asked.override,
      staff: pass.staff,
      locale: rma.locale,
      pricesIncludeTax,
      history: { ...history, orders: pass.orders },
    });
    const [problem] = problems;
    if (problem) return { ok: false, problem: refusalOf(problem, pass.staff && asked.override === '') };
    if (override && !mayOverride(asked.caps, override.refusals)) return refuse('not_allowed');
    const { currency, findings } = opened.order;
    const entry = returnIn(rma, currency.decimals);
    const decision = change(entry, { quote, approval, override, findings }, circumstances);
    if (!decision.ok) return decision;
    const orders = !pass.staff && decision.value.effects.some(({ plan }) => plan.kind === 'exchange_order');
    const many = orders ? exchangesSpent(await tx.effectsOfReturn(rma.id), now) : null;
    if (many) return refuseSpent(many, now);
    const own = rma.lines.flatMap((line) => line.photoIds);
    return (await claimPhotos(tx, decision.value.next, own)) ? decision : refuse('photo_unknown');
  };
  return withLockedReturn(deps, known, actor, decide, asked.revision);
}

/** The shopper calls it off, until the parcel is sent. */
export async function cancelReturn(deps: Deps, session: string): Promise<Result<ReturnStatus>> {
  const opened = await confirmedReturn(deps, session);
  if (!opened.ok) return opened;
  const cancelled = await withLockedReturn(deps, opened.value, { type: 'guest' }, (rma, { circumstances }) =>
    rma.parcel.state === 'cancelled' ? ok(null) : cancel(rma, circumstances),
  );
  return cancelled.ok ? ok(await statusView(deps, cancelled.value)) : cancelled;
}
