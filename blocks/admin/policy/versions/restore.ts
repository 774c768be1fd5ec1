import { createContext, useContext } from 'react';
import type { Rules } from '../draft.ts';

export interface Restore {
  /** Something in the form is not saved: it would be lost. */
  dirty: boolean;
  /** Puts the rules of an earlier version into the form, to be looked at and saved. */
  into: (version: number, rules: Rules) => void;
}

export const RestoreContext = createContext<Restore>({ dirty: false, into: () => undefined });

export function useRestore(): Restore {
  return useContext(RestoreContext);
}
