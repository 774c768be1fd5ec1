import type { z } from 'zod';
import type { confirmEmailRequest, OpenedReturn, openReturnRequest, ReturnSession } from '../contract/shop.ts';
import { networkOf } from '../domain/network.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { instant, millis } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { askForPayment } from './follow-exchange.ts';
import { linkOf, openLink } from './links.ts';
import type { RequestContext, Requester } from './request-context.ts';
import { isConfirmed, issueSession, sessionReturn } from './return-session.ts';
import { statusView } from './return-status.ts';

const WINDOW_MS = 15 * 60_000;
/** E-mail addresses tried in 15 minutes. */
const PER_RETURN = 8;
const PER_NETWORK = 30;

/** Exchanges the page's link for a session. A session of the same return that is not over yet hands on that the e-mail was given. */
export async function openReturn(
  deps: Deps,
  asked: z.output<typeof openReturnRequest>,
  { requester }: RequestContext,
): Promise<Result<OpenedReturn>> {
  const opened = await openLink(deps, 'page', asked.link);
  if (!opened.ok) return opened;
  const entry = opened.value;
  await askForPayment(deps, entry);
  return ok(await openedReturn(deps, entry, isOwn(entry, requester) || isConfirmed(deps, entry, asked.session)));
}

/** What the page gets that has just opened or made a return. */
export async function openedReturn(deps: Deps, entry: Return, confirmed: boolean): Promise<OpenedReturn> {
  const status = await statusView(deps, entry);
  return { ...status, link: linkOf(deps, entry, 'page'), session: issueSession(deps, entry, confirmed) };
}

/** The order's e-mail, asked once before anything is changed from a link. Each try counts. */
export async function confirmEmail(
  deps: Deps,
  asked: z.output<typeof confirmEmailRequest>,
  { requester }: RequestContext,
): Promise<Result<{ readonly session: ReturnSession }>> {
  const opened = await sessionReturn(deps, asked.session);
  if (!opened.ok) return opened;
  const { entry } = opened.value;
  const now = instant(deps.clock.now());
  const limits = [
    { key: `confirm:${entry.id}`, most: PER_RETURN },
    { key: `confirm:${networkOf(requester.ip).narrow}`, most: PER_NETWORK },
  ];
  // Counted before it is compared: tries that come at once can't pass together.
  const tried = await deps.database.reserveAttempts(limits, WINDOW_MS, now);
  if (!tried.ok) {
    const seconds = Math.max(1, Math.ceil((millis(tried.resetsAt) - millis(now)) / 1000));
    return refuse('too_many_attempts', { until: tried.resetsAt, minutes: Math.ceil(seconds / 60) }, seconds);
  }
  if (!isSame(deps, asked.email, entry.customer.email)) return refuse('email_wrong');
  return ok({ session: issueSession(deps, entry, true) });
}

function isOwn(entry: Return, requester: Requester): boolean {
  return requester.type === 'customer' && requester.id === entry.customer.id;
}

/** Of their hashes: how long it takes says nothing about either. */
function isSame({ secrets }: Pick<Deps, 'secrets'>, one: string, other: string): boolean {
  const plain = (email: string) => secrets.hash(email.trim().toLowerCase());
  return plain(one) === plain(other);
}
