import type { ReturnSession } from '../../bridge/contract/shop.ts';

const KEY = 'boomerang-return-session';

interface Stored {
  readonly token: string;
  readonly until: string;
}

export interface ReturnSessions {
  /** null: the link is to be exchanged first. */
  of(link: string): string | null;
  /** The newest one, of this page or of before a reload, to be handed in when a link is exchanged: the bridge sees whose it is. */
  latest(): string;
  keep(link: string, session: ReturnSession): void;
  forget(): void;
}

/** Sessions live in memory; the tab's storage has the newest one until it ends, so that a reload need not ask for the e-mail again. */
export function returnSessions(): ReturnSessions {
  let held: { readonly link: string; readonly token: string } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function endAt(until: string): void {
    clearTimeout(timer);
    timer = setTimeout(() => write(null), Math.max(0, Date.parse(until) - Date.now()));
  }

  const before = read();
  if (before) endAt(before.until);
  return {
    of: (link) => (held?.link === link ? held.token : null),
    latest: () => held?.token ?? read()?.token ?? '',
    keep(link, { token, until }) {
      held = { link, token };
      write({ token, until });
      endAt(until);
    },
    forget() {
      held = null;
      clearTimeout(timer);
      write(null);
    },
  };
}

function read(): Stored | null {
  try {
    const stored = JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null') as Stored | null;
    return stored && Date.parse(stored.until) > Date.now() ? stored : null;
  } catch {
    return null;
  }
}

function write(session: Stored | null): void {
  try {
    if (session) window.sessionStorage.setItem(KEY, JSON.stringify(session));
    else window.sessionStorage.removeItem(KEY);
  } catch {
    // Storage may be switched off: then a reload asks for the e-mail once more.
  }
}
