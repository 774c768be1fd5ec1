import { createContext, useContext } from 'react';
import type { PolicyResponse } from '../../../bridge/contract/policy.ts';
import { getAt, type Rules } from './draft.ts';

/** What every field of the form knows and can do. */
export interface PolicyDraft {
  readonly rules: Rules;
  readonly store: PolicyResponse['store'];
  /** Another number: what was typed before belongs to another policy. */
  readonly generation: number;
  /** A save was tried: fields say what is wrong with them. */
  readonly tried: boolean;
  set(path: string, value: unknown): void;
  /** Many settings at once. */
  setAll(rules: Rules): void;
  /** What is wrong at this very path, and what to change. */
  problemAt(path: string): string | undefined;
  /** At this path or inside it. */
  problemsIn(path: string): string | undefined;
  /** Whether something at this path or inside it needs the person. */
  problemBelow(path: string): boolean;
  /** Text in a field that is no number: it keeps the policy from being saved. null: it reads well, or is gone. */
  setUnread(path: string, sentence: string | null): void;
}

export const DraftContext = createContext<PolicyDraft | null>(null);

export function useDraft(): PolicyDraft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error('A field of the policy stands outside of its form');
  return draft;
}

/** Value and setter of one path. `path` is typed where it is written; here it is only followed. */
export function useSetting<V>(path: string): { value: V; set: (value: V) => void; problem: string | undefined } {
  const { rules, set, problemsIn } = useDraft();
  return { value: getAt(rules, path) as V, set: (value) => set(path, value), problem: problemsIn(path) };
}
