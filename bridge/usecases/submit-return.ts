import type { z } from 'zod';
import type { OpenedReturn, submitRequest } from '../contract/shop.ts';
import type { ReturnDetail, staffSubmitRequest } from '../contract/staff.ts';
import { heldByBudget } from '../domain/budgets.ts';
import { request } from '../domain/decisions/request.ts';
import type { Order } from '../domain/order.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { returnOfReceipt } from '../domain/receipt.ts';
import type { Actor, Return } from '../domain/return.ts';
import { mayOverride } from '../domain/rights.ts';
import { DuplicateRequest, type Transaction } from '../ports/database.ts';
import { itemsOfRequest } from './asked-items.ts';
import { circumstancesUnder, record } from './commit.ts';
import { withCommitted } from './committed.ts';
import { lockedHistory } from './customer.ts';
import type { Deps } from './deps.ts';
import { assessed } from './open-order.ts';
import { type OrderPass, readPass } from './order-token.ts';
import { getReturn } from './read-returns.ts';
import { refusalOf } from './refusal-of.ts';
import type { RequestContext } from './request-context.ts';
import { openedReturn } from './open-return.ts';
import { returnsBudget } from './returns-budget.ts';
import { capsOf } from './rights.ts';
import { refuseSpent } from './spent-refusal.ts';
import { weigh } from './weigh.ts';
import { withDelivery } from './with-delivery.ts';

type Submitted = z.output<typeof submitRequest>;

/** What shopper and staff hand in alike. */
type HandedIn = Omit<Submitted, 'page' | 'token'> & { readonly page: string; readonly override: string };

/**
 * Records a return: checked against the order as WooCommerce has it now, and in one transaction with its event, ledger lines, effects and jobs.
 * The same request id of the same person gives the first answer again. Nothing here waits for a label.
 */
export async function submitReturn(
  deps: Deps,
  asked: Submitted,
  context: RequestContext,
): Promise<Result<OpenedReturn>> {
  const pass = readPass(deps, asked.token);
  if (!pass || pass.staff || pass.changing !== null) return refuse('session_over');
  const made = await submitWith(deps, asked, pass, context);
  // The look-up has proven the order.
  return made.ok ? ok(await openedReturn(deps, made.value, true)) : made;
}

/** As a shopper who holds this pass. */
export function submitWith(
  deps: Deps,
  asked: Omit<Submitted, 'token'>,
  pass: OrderPass,
  context: RequestContext,
): Promise<Result<Return>> {
  return make(deps, { ...asked, override: '' }, pass, context);
}

/** Staff open a return for a customer who wrote or called: under the same rules, or against them with a written reason. */
export async function staffSubmit(
  deps: Deps,
  asked: z.output<typeof staffSubmitRequest>,
  context: RequestContext,
): Promise<Result<ReturnDetail>> {
  const pass = readPass(deps, asked.token);
  if (!pass?.staff || pass.changing !== null) return refuse('session_over');
  const made = await make(deps, { ...asked, page: '' }, pass, context);
  return made.ok ? getReturn(deps, made.value.id) : made;
}

async function make(deps: Deps, asked: HandedIn, pass: OrderPass, context: RequestContext): Promise<Result<Return>> {
  const { database } = deps;
  const earlier = await database.transaction((tx) => tx.findReturnByRequest(pass.actorKey, asked.requestId));
  if (earlier) return ok(earlier);
  if (asked.kind === 'withdrawal' && asked.name === '') return refuse('name_required');
  const policy = await database.currentPolicy();
  const sent = await itemsOfRequest(deps, pass, asked.kind, asked.lines);
  if (!sent.ok) return sent;
  const lines = sent.value;
  const [read, info] = await Promise.all([deps.store.getOrder(pass.orderId, policy), deps.knownStore.get()]);
  if (!read) return refuse('order_not_found');
  const order = await withDelivery(deps, read, policy);
  const circumstances = await circumstancesUnder(deps, policy, actorOf(context));
  const customer = { id: order.customerId, email: order.email };
  const budget = await returnsBudget(deps, pass, customer, context.requester, circumstances.now);
  let made = false;
  const recorded = database.transaction(async (tx): Promise<Result<Return>> => {
    await tx.lockOrder(order.id);
    const twin = await tx.findReturnByRequest(pass.actorKey, asked.requestId);
    if (twin) return ok(twin);
    const returns = await tx.returnsOfOrder(order.id);
    // What was kept makes one return. The form looks the order up again, and what counts then is today.
    if (pass.kept && returnOfReceipt(returns, pass.kept.receipt)) return refuse('session_over');
    const over = await budget.over(tx, returns, circumstances.now);
    // Whoever could not be told at once can't ask again: a person decides, as on a withdrawal.
    if (over && asked.kind === 'return' && !pass.kept) return refuseSpent(over, circumstances.now);
    const opened = assessed(deps, order, pass, returns, policy);
    const history = await lockedHistory(tx, circumstances, customer, null);
    const { quote, approval, problems, override } = weigh(opened, {
      kind: asked.kind,
      lines,
      override: asked.override,
      staff: pass.staff,
      locale: asked.locale,
      pricesIncludeTax: info.pricesIncludeTax,
      history: { ...history, orders: pass.orders },
    });
    const [problem] = problems;
    if (problem) return { ok: false, problem: refusalOf(problem, pass.staff && asked.override === '') };
    if (override && !mayOverride(capsOf(context), override.refusals)) return refuse('not_allowed');
    // Before the number, which every other submit waits for.
    const counted = await withCommitted(
      tx,
      { ...circumstances, policy: opened.policy },
      { id: '', ...orderFacts(opened.order) },
    );
    const decision = request(
      {
        id: deps.ids.uuid(),
        storeId: tx.storeId,
        number: await tx.nextReturnNumber(),
        kind: asked.kind,
        requestId: asked.requestId,
        locale: asked.locale,
        traceId: context.traceId,
        ...orderFacts(opened.order),
        store: { name: info.name, address: info.address },
        pricesIncludeTax: info.pricesIncludeTax,
        page: ownPage(deps, asked.page),
        comment: asked.comment,
        withdrawnBy: asked.kind === 'withdrawal' ? asked.name : null,
        kept: pass.kept ?? null,
        findings: opened.order.findings,
        quote,
        approval: over ? heldByBudget(over, policy) : approval,
        override,
      },
      { ...counted, others: returns },
    );
    await tx.insertReturn({ entry: decision.next, actorKey: pass.actorKey });
    if (!(await claimPhotos(tx, decision.next, []))) throw new PhotoUnknown();
    await record(tx, decision);
    made = true;
    return ok(decision.next);
  });
  const settled = recorded.finally(() => (made ? undefined : budget.giveBack()));
  return settled.catch(async (error: unknown) => {
    if (error instanceof PhotoUnknown) return refuse('photo_unknown');
    // The order's lock does not cover a twin on another order.
    const first =
      error instanceof DuplicateRequest &&
      (await database.transaction((tx) => tx.findReturnByRequest(pass.actorKey, asked.requestId)));
    if (!first) throw error;
    return ok(first);
  });
}

function orderFacts(order: Order) {
  return {
    orderId: order.id,
    orderNumber: order.number,
    orderPlacedAt: order.placedAt,
    customer: { id: order.customerId, name: order.customerName, email: order.email, address: order.shipTo },
    currency: order.currency,
  };
}

/** E-mails link back to the page with the form, if it is the store's own. */
export function ownPage({ siteUrl }: Pick<Deps, 'siteUrl'>, page: string): string {
  const own = page.startsWith(`${siteUrl}/`) && URL.canParse(page);
  // Sites without permalinks name their pages by number.
  return own && /^[^?#\s]*(\?page_id=\d+)?$/.test(page) ? page : '';
}

/** Rolls everything back: a photo is gone, of another order, or another return's. */
class PhotoUnknown extends Error {
  override readonly name = 'PhotoUnknown';
}

/** The photos of the lines become this return's, but for those that were its own before. False: one of them is not to be had. */
export async function claimPhotos(tx: Transaction, entry: Return, own: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(entry.lines.flatMap((line) => line.photoIds))].filter((id) => !own.includes(id));
  return wanted.length === 0 || (await tx.claimPhotos(entry.orderId, wanted, entry.id)) === wanted.length;
}

function actorOf({ requester }: RequestContext): Actor {
  if (requester.type === 'customer') return { type: 'customer', id: requester.id };
  if (requester.type === 'staff') return { type: 'staff', id: requester.id, name: requester.name };
  return { type: 'guest' };
}
