import type { z } from 'zod';
import type { KeptOutcome, keptRequest, wordsRequest } from '../contract/kept.ts';
import type { submitRequest } from '../contract/shop.ts';
import { ok, type Result } from '../domain/result.ts';
import { returnOfReceipt } from '../domain/receipt.ts';
import type { Return } from '../domain/return.ts';
import { instant } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { type Addressee, continues, madeOf, refusedFor, type Told, unproven, withdrawn } from './kept-outcome.ts';
import { provenDelivery } from './look-up-order.ts';
import { type KeptNote, readPass } from './order-token.ts';
import type { RequestContext } from './request-context.ts';
import { ifReadable } from './set-aside.ts';
import { submitWith } from './submit-return.ts';
import { withdrawableLines } from './withdrawable-lines.ts';

type Kept = z.output<typeof keptRequest>;

/**
 * Takes in a request that the site kept while the bridge was down, as if it had come then. Delivered twice it gives the same return: the request id
 * sees to that. A refusal as a value is final; what may be otherwise the next time (no attempts left, the store does not answer) is refused as ever.
 */
export async function takeKept(deps: Deps, kept: Kept, context: RequestContext): Promise<Result<KeptOutcome>> {
  const now = instant(deps.clock.now());
  // Its clock may be a little ahead of ours.
  const note: KeptNote = { receipt: kept.receipt, at: kept.keptAt < now ? kept.keptAt : now };
  const asShopper: RequestContext = { ...context, requester: kept.actor };
  const { asked } = kept;
  const taken = await ifReadable(
    asked.type === 'form'
      ? takeForm(deps, asked.request, note, asShopper).then(ok)
      : takeWords(deps, asked.request, note, asShopper),
  );
  // A person has to read the order, and now the request.
  return taken === 'unreadable' ? ok(await unproven(deps, { code: 'order_unreadable' })) : taken;
}

/** The return that this request became, by an earlier delivery or by its link: it makes no second. */
async function alreadyMade({ database }: Deps, orderId: number, { receipt }: KeptNote): Promise<Return | undefined> {
  return returnOfReceipt(await database.transaction((tx) => tx.returnsOfOrder(orderId)), receipt);
}

/** The shopper had found the order and chosen everything: only the last step was missing. */
async function takeForm(
  deps: Deps,
  request: z.output<typeof submitRequest>,
  note: KeptNote,
  context: RequestContext,
): Promise<KeptOutcome> {
  const pass = readPass(deps, request.token, note);
  if (!pass || pass.staff || pass.changing !== null) return unproven(deps, { code: 'session_over' });
  const used = await alreadyMade(deps, pass.orderId, note);
  if (used) return madeOf(used);
  let made = await submitWith(deps, request, pass, context);
  if (!made.ok && made.problem.code === 'photo_unknown') {
    // Photos that no return has taken are not kept for long.
    const lines = request.lines.map((line) => ({ ...line, photoIds: [] }));
    made = await submitWith(deps, { ...request, lines }, pass, context);
  }
  if (made.ok) return madeOf(made.value);
  const order = await deps.store.getOrder(pass.orderId, await deps.database.currentPolicy());
  if (!order) return unproven(deps, made.problem);
  const words = [request.comment, ...request.lines.map((line) => line.comment)].filter(Boolean).join('\n');
  return refusedFor(
    deps,
    { order, note, told: { ...request, words, withdrawal: request.kind === 'withdrawal' } },
    made.problem,
  );
}

/** Nothing was to be had but a few words: the order is proven now, and what they ask is done as far as it can be without choosing for them. */
async function takeWords(
  deps: Deps,
  request: z.output<typeof wordsRequest>,
  note: KeptNote,
  context: RequestContext,
): Promise<Result<KeptOutcome>> {
  const proven = await provenDelivery(deps, request, context);
  if (!proven.ok) {
    return proven.problem.code === 'order_not_found' ? ok(await unproven(deps, proven.problem)) : proven;
  }
  const { order, actorKey } = proven.value;
  const told: Told = { ...request, withdrawal: request.withdrawal !== 'none' };
  const addressee: Addressee = { order, note, told };
  const used = await alreadyMade(deps, order.id, note);
  if (used) return ok(madeOf(used));
  if (!told.withdrawal) return ok(await continues(deps, addressee));

  const earlier = await deps.database.transaction((tx) => tx.findReturnByRequest(actorKey, request.requestId));
  if (earlier) return ok(madeOf(earlier));
  const open = await withdrawableLines(deps, order, { actorKey, note });
  if (open.offered === false) return ok(await continues(deps, { ...addressee, told: { ...told, withdrawal: false } }));
  if (open.lines.length === 0) return ok(await refusedFor(deps, addressee, open.refusal));
  if (request.withdrawal === 'part' || request.name === '') return ok(await withdrawn(deps, addressee));
  const made = await submitWith(
    deps,
    { ...request, kind: 'withdrawal', lines: open.lines, comment: request.words },
    open.pass,
    context,
  );
  return ok(made.ok ? madeOf(made.value) : await refusedFor(deps, addressee, made.problem));
}
