import type { z } from 'zod';
import type { ReturnStatus, submitRequest } from '../contract/shop.ts';
import { assessOrder, type LineAssessment, type OrderAssessment } from '../domain/assess.ts';
import { request, type NewRequest } from '../domain/decisions/request.ts';
import type { Policy } from '../domain/policy.ts';
import { capShares } from '../domain/promise.ts';
import { ok, refuse, type Refusal, type Result } from '../domain/result.ts';
import type { Actor, Return, ReturnLine } from '../domain/return.ts';
import { DuplicateRequest, type Transaction } from '../ports/database.ts';
import { circumstancesUnder, record } from './commit.ts';
import type { Deps } from './deps.ts';
import { readPass, type OrderPass } from './order-token.ts';
import type { RequestContext } from './request-context.ts';
import { statusView } from './return-status.ts';

type Submitted = z.output<typeof submitRequest>;

/**
 * Records a return: checked against the order as WooCommerce has it now, and in one transaction with its event, ledger lines, effects and jobs.
 * The same request id of the same person gives the first answer again. Nothing here waits for a label.
 */
export async function submitReturn(
  deps: Deps,
  asked: Submitted,
  context: RequestContext,
): Promise<Result<ReturnStatus>> {
  const pass = readPass(deps, asked.token);
  if (!pass) return refuse('session_over');
  const earlier = await deps.database.transaction((tx) => tx.findReturnByRequest(pass.actorKey, asked.requestId));
  if (earlier) return ok(await answer(deps, earlier));
  if (asked.resolution !== 'refund') return refuse('resolution_not_offered', { resolution: asked.resolution });

  const [order, info, policy] = await Promise.all([
    deps.store.getOrder(pass.orderId),
    deps.knownStore.get(),
    deps.database.currentPolicy(),
  ]);
  if (!order) return refuse('order_not_found');
  const circumstances = await circumstancesUnder(deps, policy, actorOf(context));
  const recorded = deps.database.transaction(async (tx): Promise<Result<Return>> => {
    await tx.lockOrder(order.id);
    const twin = await tx.findReturnByRequest(pass.actorKey, asked.requestId);
    if (twin) return ok(twin);
    const returns = await tx.returnsOfOrder(order.id);
    const assessment = assessOrder({ order, rules: policy, returns, now: circumstances.now });
    const problem = refusalOf(asked, assessment, policy);
    if (problem) return { ok: false, problem };
    const newRequest: NewRequest = {
      id: deps.ids.uuid(),
      storeId: tx.storeId,
      number: await tx.nextReturnNumber(),
      requestId: asked.requestId,
      locale: asked.locale,
      traceId: context.traceId,
      orderId: order.id,
      orderNumber: order.number,
      customer: { id: order.customerId, name: order.customerName, email: order.email, address: order.shipTo },
      store: { name: info.name, address: info.address },
      currency: order.currency,
      lines: linesOf(asked, assessment, policy),
      comment: asked.comment,
    };
    const decision = request(newRequest, circumstances);
    await insert(deps, tx, decision.next, pass);
    await record(tx, decision);
    return ok(decision.next);
  });
  const result = await recorded.catch(async (error: unknown) => {
    // The order's lock does not cover a twin on another order.
    const first =
      error instanceof DuplicateRequest &&
      (await deps.database.transaction((tx) => tx.findReturnByRequest(pass.actorKey, asked.requestId)));
    if (!first) throw error;
    return ok(first);
  });
  return result.ok ? ok(await answer(deps, result.value)) : result;
}

async function insert(deps: Deps, tx: Transaction, entry: Return, pass: OrderPass): Promise<void> {
  const token = deps.ids.token();
  await tx.insertReturn({
    entry,
    actorKey: pass.actorKey,
    tokenHash: deps.secrets.hash(token),
    tokenSealed: deps.secrets.seal(`return-token:${entry.id}`, token),
  });
}

async function answer(deps: Deps, entry: Return): Promise<ReturnStatus> {
  const sealed = await deps.database.tokenSealedOf(entry.id);
  if (sealed === null) throw new Error(`Return ${entry.number} has no token`);
  return statusView(entry, deps.secrets.open(`return-token:${entry.id}`, sealed));
}

function actorOf({ requester }: RequestContext): Actor {
  if (requester.type === 'customer') return { type: 'customer', id: requester.id };
  if (requester.type === 'staff') return { type: 'staff', id: requester.id, name: requester.name };
  return { type: 'guest' };
}

/** The first thing wrong with what was asked, named by line; null when all is well. */
function refusalOf(asked: Submitted, { refusal, lines }: OrderAssessment, policy: Policy): Refusal | null {
  if (refusal) return { code: 'order_refused', params: { ...refusal.params, reason: refusal.code } };
  const seen = new Set<number>();
  for (const { lineId, quantity, reasonId } of asked.lines) {
    if (seen.has(lineId)) return { code: 'line_twice', params: { lineId } };
    seen.add(lineId);
    const found = lines.find(({ line }) => line.id === lineId);
    if (!found) return { code: 'line_not_on_order', params: { lineId } };
    const params = { lineId, name: found.line.name };
    if (found.refusal)
      return {
        code: 'line_not_returnable',
        params: { ...params, ...found.refusal.params, reason: found.refusal.code },
      };
    if (quantity > found.returnable)
      return { code: 'quantity_not_returnable', params: { ...params, quantity, returnable: found.returnable } };
    if (!policy.reasons.some((reason) => reason.id === reasonId)) return { code: 'unknown_reason', params };
  }
  return null;
}

function linesOf(asked: Submitted, { lines, left }: OrderAssessment, policy: Policy): readonly ReturnLine[] {
  const chosen = asked.lines.map((one) => {
    const found = lines.find(({ line }) => line.id === one.lineId) as LineAssessment;
    return { one, line: found.line, share: found.share(one.quantity) };
  });
  const shares = capShares(
    chosen.map(({ share }) => share),
    left,
  );
  return chosen.map(({ one, line }, index) => ({
    orderLineId: line.id,
    productId: line.productId,
    variationId: line.variationId,
    name: line.name,
    sku: line.sku,
    imageUrl: line.imageUrl,
    quantity: one.quantity,
    reasonId: one.reasonId,
    reasonTitle: policy.reasons.find((reason) => reason.id === one.reasonId)?.title ?? one.reasonId,
    comment: one.comment,
    resolution: 'refund',
    goods: shares[index]?.goods ?? 0,
    taxes: shares[index]?.taxes ?? [],
    weightGrams: line.weightGrams,
    sizeMm: line.sizeMm,
  }));
}
