import type { ReturnSession } from '../contract/shop.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Return } from '../domain/return.ts';
import { addMs, instant, millis } from '../domain/time.ts';
import type { Deps } from './deps.ts';
import { linkedReturn } from './links.ts';

const MINUTES_30 = 30 * 60_000;
const PURPOSE = 'return-session';

type Keys = Pick<Deps, 'secrets' | 'clock'>;

/** What a page holds of the return that it has open. */
interface Session {
  readonly returnId: string;
  readonly generation: number;
  /** The order's e-mail was given: from then on the return may be changed. */
  readonly confirmed: boolean;
}

export function issueSession({ secrets, clock }: Keys, entry: Return, confirmed: boolean): ReturnSession {
  const until = addMs(instant(clock.now()), MINUTES_30);
  const session: Session = { returnId: entry.id, generation: entry.linkGeneration, confirmed };
  return { token: secrets.sign(PURPOSE, JSON.stringify({ ...session, until })), until, confirmed };
}

/** The return of a session. `session_over`: the page exchanges its link again; `link_over`: it can't. */
export async function sessionReturn(
  deps: Deps,
  token: string,
): Promise<Result<{ readonly entry: Return; readonly confirmed: boolean }>> {
  const session = readSession(deps, token);
  if (!session) return refuse('session_over');
  const found = await linkedReturn(deps, session.returnId, session.generation);
  return found.ok ? ok({ entry: found.value, confirmed: session.confirmed }) : found;
}

/** For whatever changes a return. */
export async function confirmedReturn(deps: Deps, token: string): Promise<Result<Return>> {
  const opened = await sessionReturn(deps, token);
  if (!opened.ok) return opened;
  return opened.value.confirmed ? ok(opened.value.entry) : refuse('email_required');
}

/** Whether this session is of this return, not over yet, and the order's e-mail was given in it. */
export function isConfirmed(keys: Keys, entry: Return, token: string): boolean {
  const session = readSession(keys, token);
  return session?.returnId === entry.id && session.generation === entry.linkGeneration && session.confirmed;
}

function readSession({ secrets, clock }: Keys, token: string): Session | null {
  const payload = secrets.verify(PURPOSE, token);
  if (payload === null) return null;
  const { until, ...session } = JSON.parse(payload) as Session & { until: string };
  return clock.now() < millis(until) ? session : null;
}
