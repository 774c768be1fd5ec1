import { describe, expect, it } from 'vitest';
import { claimsByLine, outboundClaims } from '../../../bridge/domain/claims.ts';
import { cancel } from '../../../bridge/domain/decisions/end.ts';
import { reject } from '../../../bridge/domain/decisions/approve.ts';
import { aReturn, anOrder, circumstances } from './builders.ts';

const SHIPPING = { id: 20, kind: 'shipping' as const, title: 'Flat rate', amount: 700, taxes: [] };

/** A return of all three shirts with the shipping, as it ended before anything was paid. */
const ENDS = {
  cancelled: () => {
    const ended = cancel(aReturn({ outbound: [SHIPPING] }), circumstances());
    if (!ended.ok) throw new Error('It can be cancelled');
    return ended.value.next;
  },
  rejected: () => reject(aReturn({ outbound: [SHIPPING] }), 'Worn.', circumstances()).next,
};

describe.each(Object.entries(ENDS))('A return that was %s before anything was paid', (_name, ended) => {
  it('holds neither money of a line nor shipping: the next one is worth as much', () => {
    const order = anOrder({ outbound: [SHIPPING] });
    const entry = ended();
    expect(claimsByLine(order, [entry]).get(11)).toMatchObject({ units: 0, goods: 0 });
    expect(outboundClaims(order, [entry]).get(20)?.goods).toBe(0);
  });
});
