import type { z } from 'zod';
import type { confirmEmailRequest, OpenedReturn, openReturnRequest, ReturnSession } from '../contract/shop.ts';
import { emailKey } from '../domain/email-key.ts';
import { confirmLimits } from '../domain/lookup-limits.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { instant, millis } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { askForPayment } from './follow-exchange.ts';
import { linkOf, openLink } from './links.ts';
import type { RequestContext, Requester } from './request-context.ts';
import { isConfirmed, issueSession, sessionReturn } from './return-session.ts';
import { statusView } from './return-status.ts';

/** Of wrong tries. */
const WINDOW_MS = 15 * 60_000;

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
  const status = await statusView(deps, entry, confirmed);
  return { ...status, link: linkOf(deps, entry, 'page'), session: issueSession(deps, entry, confirmed) };
}

type Confirmed = Result<{ readonly session: ReturnSession }>;

/** The order's e-mail, asked once before anything is changed or printed from a link. Wrong ones count as those of the look-up do. */
export function confirmEmail(
  deps: Deps,
  asked: z.output<typeof confirmEmailRequest>,
  { requester }: RequestContext,
): Promise<Confirmed> {
  return deps.refusalTime.level(() => confirm(deps, asked, requester));
}

async function confirm(
  deps: Deps,
  asked: z.output<typeof confirmEmailRequest>,
  requester: Requester,
): Promise<{ readonly result: Confirmed; readonly attempts: number }> {
  const opened = await sessionReturn(deps, asked.session);
  if (!opened.ok) return { result: opened, attempts: 0 };
  const { entry } = opened.value;
  const now = instant(deps.clock.now());
  const limits = confirmLimits(entry.id, requester.ip, deps.proxies.isShared(requester));
  // Counted before it is compared: tries that come at once can't pass together. Given back when it is right.
  const tried = await deps.database.reserveAttempts(limits, WINDOW_MS, now);
  if (!tried.ok) {
    const seconds = Math.max(1, Math.ceil((millis(tried.resetsAt) - millis(now)) / 1000));
    const params = { until: tried.resetsAt, minutes: Math.ceil(seconds / 60) };
    return { result: refuse('too_many_attempts', params, seconds), attempts: 0 };
  }
  const attempts = Math.max(...limits.filter(({ most }) => most === null).map(({ key }) => tried.counts[key] ?? 0));
  if (!isSame(deps, asked.email, entry.customer.email)) return { result: refuse('email_wrong'), attempts };
  const keys = limits.map(({ key }) => key);
  await deps.database.releaseAttempts(keys, now);
  deps.proxies.served(requester, entry.customer.email);
  return { result: ok({ session: issueSession(deps, entry, true) }), attempts };
}

function isOwn(entry: Return, requester: Requester): boolean {
  return requester.type === 'customer' && requester.id === entry.customer.id;
}

/** Of their hashes: how long it takes says nothing about either. */
function isSame({ secrets }: Pick<Deps, 'secrets'>, one: string, other: string): boolean {
  const plain = (email: string) => secrets.hash(emailKey(email));
  return plain(one) === plain(other);
}
