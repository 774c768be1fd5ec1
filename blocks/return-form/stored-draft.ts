import type { Draft } from './draft.ts';

const KEY = 'boomerang-return-form-4';
/** ms: as long as a look-up opens its order. */
const SESSION = 30 * 60_000;

interface Stored {
  /** When it was changed last, ms. */
  readonly at: number;
  readonly draft: Draft;
}

/** What was typed before a reload. A draft that changes a return needs its link, which the address has and the storage never. */
export function storedDraft(linked: string | null): Draft | null {
  try {
    const stored = JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null') as Stored | null;
    if (stored === null) return null;
    const draft = stored.at > Date.now() - SESSION ? stored.draft : withoutSession(stored.draft);
    if (draft.changing === null) return draft;
    return linked !== null && traceOf(linked) === draft.changing ? { ...draft, changing: linked } : null;
  } catch {
    return null;
  }
}

/** Keeps a draft for the tab, without its e-mail and token once they are over; of one that is done nothing. Gives what to do when the next one comes. */
export function storeDraft(draft: Draft, email: string): () => void {
  const changing = draft.changing && traceOf(draft.changing);
  const kept = isUnderWay(draft, email) ? { ...draft, changing, opened: null } : null;
  write(kept);
  const timer = setTimeout(() => write(kept && withoutSession(kept)), SESSION);
  return () => clearTimeout(timer);
}

function isUnderWay(draft: Draft, email: string): boolean {
  const { opened, changing, found, kept, kind, step, orderNumber, words } = draft;
  if (changing !== null) return true;
  if (opened !== null) return false;
  const typed = orderNumber !== '' || words !== '' || draft.email !== email;
  return typed || found !== null || kept !== null || kind !== 'return' || step !== 'order';
}

/** As it may stay after the session: the choices are there, and the e-mail is asked for again. */
function withoutSession(draft: Draft): Draft {
  const { found, kept, email, step } = draft;
  return {
    ...draft,
    email: kept ? email.replace(/^(.).*@/u, '$1•••@') : '',
    step: kept || draft.changing !== null || step === 'words' ? step : 'order',
    found: found && { ...found, token: 'over', order: { ...found.order, email: '' } },
  };
}

/** Tells one link from another and opens nothing. */
const traceOf = (link: string) => link.slice(-8);

function write(draft: Draft | null): void {
  try {
    if (draft) window.sessionStorage.setItem(KEY, JSON.stringify({ at: Date.now(), draft } satisfies Stored));
    else window.sessionStorage.removeItem(KEY);
  } catch {
    // Storage may be switched off or full; the form works without.
  }
}
