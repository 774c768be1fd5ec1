import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import type { LinkedRequest } from './config.ts';
import { emptyDraft, linkedDraft, withKind } from './draft.ts';
import type { Draft, Kind } from './draft.ts';
import { storeDraft, storedDraft } from './stored-draft.ts';

export interface DraftStart {
  /** The editor's sample and staff's form: shown instead of the stored draft and never stored. */
  readonly draft: Draft | null;
  /** The door that a link opened; null: where the shopper was. */
  readonly door: Kind | null;
  /** The return that a link opened: a draft that changes another one is not shown. */
  readonly linked: string | null;
  /** The request that a link opened again. */
  readonly request: LinkedRequest | null;
}

/** A reload, or a phone that dropped the tab, loses nothing that was typed. `latest` is the draft before React has drawn it. */
export function useDraft(email: string, { draft: given, door, linked, request }: DraftStart) {
  const [draft, setDraft] = useState<Draft>(
    () => given ?? (request ? linkedDraft(request) : opened(storedDraft(linked) ?? emptyDraft(email), door, linked)),
  );
  const latest = useRef(draft);
  const change = useCallback((how: (draft: Draft) => Draft): void => {
    latest.current = how(latest.current);
    setDraft(latest.current);
  }, []);
  useEffect(() => (given ? undefined : storeDraft(draft, email)), [draft, given, email]);
  return [draft, change, latest] as const;
}

function opened(draft: Draft, door: Kind | null, linked: string | null): Draft {
  if (door === null || linked !== null) return draft;
  return withKind(draft, door);
}
