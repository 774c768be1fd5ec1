import type { ParcelCommand, ParcelCommandRequest, ParcelDetail } from '../contract/parcel.ts';
import type { CommandRequest, ReturnDetail, StaffCommand } from '../contract/staff.ts';
import { approve, reject } from '../domain/decisions/approve.ts';
import { type Circumstances, type Decision, nothingMore } from '../domain/decisions/decision.ts';
import { inspect } from '../domain/decisions/inspect.ts';
import { cancel } from '../domain/decisions/end.ts';
import { carrierAccepted, received } from '../domain/decisions/journey.ts';
import { newLinks } from '../domain/decisions/links.ts';
import { paymentChecked } from '../domain/decisions/order-stands.ts';
import { releasePayout } from '../domain/decisions/release-payout.ts';
import { awaitsHand } from '../domain/decisions/settle-payout.ts';
import { parcelAdded, type Typed } from '../domain/decisions/tracking.ts';
import type { Order } from '../domain/order.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { DEDUCTION_RIGHT, suffices } from '../domain/rights.ts';
import type { Actor, Return } from '../domain/return.ts';
import type { Transaction } from '../ports/database.ts';
import type { Deps } from './deps.ts';
import { typedNumber } from './enter-tracking.ts';
import { moneyArrived, takeUpWord } from './payment-words.ts';
import { payByHand, resolveDoubt, tryAgain } from './person-decides.ts';
import { getParcel } from './read-parcels.ts';
import { getReturn } from './read-returns.ts';
import { orderOf } from './effects/what-is-left.ts';
import type { RequestContext } from './request-context.ts';
import { possible } from './possible.ts';
import { capsOf, isAllowed } from './rights.ts';
import { withLockedReturn } from './with-locked-return.ts';

export async function commandReturn(
  deps: Deps,
  returnId: string,
  asked: CommandRequest,
  context: RequestContext,
): Promise<Result<ReturnDetail>> {
  const done = await carryOut(deps, returnId, asked, context);
  return done.ok ? getReturn(deps, returnId) : done;
}

/** The same by whoever receives the parcel: they get back what they may see. */
export async function commandParcel(
  deps: Deps,
  returnId: string,
  { revision, command }: ParcelCommandRequest,
  context: RequestContext,
): Promise<Result<ParcelDetail>> {
  const done = await carryOut(deps, returnId, { revision, command: withoutDeduction(command) }, context);
  return done.ok ? getParcel(deps, returnId) : done;
}

function withoutDeduction(command: ParcelCommand): StaffCommand {
  if (command.type !== 'inspect') return command;
  return { type: 'inspect', lines: command.lines.map((line) => ({ ...line, lowered: null })) };
}

/** What staff do to a return. Whoever saw an older revision is told what it has become, and nothing is done. */
async function carryOut(
  deps: Deps,
  returnId: string,
  asked: CommandRequest,
  context: RequestContext,
): Promise<Result<Return>> {
  if (!(await isAllowed(deps, returnId, asked.command, context))) return refuse('not_allowed');
  const known = await deps.database.findReturn(returnId);
  if (!known) return refuse('not_found');
  const { command } = asked;
  const mayPay = suffices(capsOf(context), DEDUCTION_RIGHT);
  const typed = command.type === 'add_parcel' ? await typedNumber(deps, known, command) : null;
  if (typed && !typed.ok) return typed;
  const arrived = command.type === 'money_arrived' ? await orderOf(deps, known) : null;
  const seen = { typed: typed?.value ?? null, mayPay, order: arrived };
  const done = await withLockedReturn(
    deps,
    known,
    staffActor(context),
    (rma, { tx, circumstances }) => decide(tx, rma, command, seen, circumstances),
    asked.revision,
  );
  if (command.type === 'money_arrived') await takeUpWord(deps, known.orderId);
  return done;
}

export function staffActor({ requester }: RequestContext): Actor {
  if (requester.type !== 'staff')
    throw new Error('Only staff come here: the audience check has let through somebody else');
  return { type: 'staff', id: requester.id, name: requester.name };
}

async function decide(
  tx: Transaction,
  entry: Return,
  command: StaffCommand,
  { typed, mayPay, order }: { readonly typed: Typed | null; readonly mayPay: boolean; readonly order: Order | null },
  circumstances: Circumstances,
): Promise<Result<Decision>> {
  const { type } = command;
  if (type === 'try_again') return tryAgain(tx, entry, command.effectId, circumstances);
  if (type === 'resolve_doubt') return resolveDoubt(tx, entry, command, circumstances);
  if (!possible(entry).includes(type)) return refuse('not_possible_now', { state: entry.parcel.state });
  switch (type) {
    case 'approve':
      return ok(approve(entry, circumstances));
    case 'reject':
      return ok(reject(entry, command.reason, circumstances));
    case 'receive':
      return ok(received(entry, 'received', circumstances));
    case 'inspect':
      return inspect(entry, command.lines, circumstances, mayPay);
    case 'cancel':
      return cancel(entry, circumstances);
    case 'sent':
      return ok(carrierAccepted(entry, circumstances, 'sent_proven'));
    case 'money_arrived':
      return moneyArrived(entry, order, { tx, circumstances });
    case 'payment_checked':
      return ok(paymentChecked(entry, circumstances));
    case 'send_new_links':
      return ok(newLinks(entry, circumstances));
    case 'add_parcel':
      return ok(typed ? parcelAdded(entry, typed, circumstances) : nothingMore(entry));
    case 'paid_by_hand':
    case 'release_payout': {
      const { resolution } = command;
      const payout = entry.payouts.find((one) => one.resolution === resolution);
      if (!payout) return refuse('not_possible_now', { state: entry.parcel.state });
      if (type === 'release_payout') return ok(releasePayout(entry, resolution, circumstances));
      return awaitsHand(payout)
        ? ok(await payByHand(tx, entry, resolution, circumstances))
        : refuse('not_possible_now', { state: entry.parcel.state });
    }
  }
}
