import { useEffect, useState } from '@wordpress/element';
import { emptyDraft } from './draft.ts';
import type { Draft } from './draft.ts';

const KEY = 'boomerang-return-form-1';

/** A reload, or a phone that dropped the tab, loses nothing that was typed. */
export function useDraft(email: string, start: Draft | null) {
  const [draft, setDraft] = useState<Draft>(() => start ?? stored() ?? emptyDraft(email));
  useEffect(() => {
    if (!start) store(draft);
  }, [draft, start]);
  return [draft, setDraft] as const;
}

function stored(): Draft | null {
  try {
    return JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

function store(draft: Draft): void {
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Storage may be switched off or full; the form works without.
  }
}
