import { createContext, useContext } from 'react';
import { CAPABILITIES, DEDUCTION_RIGHT, mayCall, mayCommand, suffices } from '../../../bridge/domain/rights.ts';
import type { EffectKind } from '../../../bridge/domain/effect.ts';

/** What the person may do, so that nothing else is shown. It guards nothing: site and bridge judge each call by the same table. */
export interface MyRights {
  call(endpoint: Parameters<typeof mayCall>[1]): boolean;
  /** About one kind of act: a new try, or the end of a doubt. */
  decideOn(effect: EffectKind): boolean;
  payLess(): boolean;
}

export function rightsOf(caps: readonly string[]): MyRights {
  return {
    call: (endpoint) => mayCall(caps, endpoint),
    decideOn: (effect) => mayCommand(caps, 'resolve_doubt', { effect }),
    payLess: () => suffices(caps, DEDUCTION_RIGHT),
  };
}

/** Without the site's word (in tests of single parts) everything is shown. */
export const Rights = createContext<MyRights>(rightsOf(CAPABILITIES));

export function useRights(): MyRights {
  return useContext(Rights);
}
