import type { ApprovalRules, MoneyMoves, MoneyMovesRules, Resolution } from '../../bridge/domain/policy.ts';
import { DEFAULT_RULES } from '../../bridge/domain/policy.ts';

/** Money moves at one stage, for everybody and by whatever means. */
export function moneyMovesOn(stage: MoneyMoves): MoneyMovesRules {
  const all = { refund: stage, store_credit: stage, exchange: stage };
  return { guest: all, known: all, ceiling: null, ceilingDays: 30 };
}

/** Each return waits for a person. */
export const BY_PERSON: ApprovalRules = { ...DEFAULT_RULES.approval, mode: 'person' };

/** The default resolutions, with these offered, too. */
export function offering(...resolutions: readonly Resolution[]) {
  const { refund, storeCredit, exchange, keep } = DEFAULT_RULES.resolutions;
  const offered = (resolution: Resolution) => resolutions.includes(resolution);
  return {
    refund,
    storeCredit: { ...storeCredit, offered: offered('store_credit') },
    exchange: { ...exchange, offered: offered('exchange') },
    keep: { ...keep, offered: offered('keep') },
  };
}

/** Every door and every resolution is open, exchange for anything and keeping without a limit; money moves at the inspection. */
export function everythingOffered() {
  const resolutions = offering('store_credit', 'exchange', 'keep');
  return {
    resolutions: {
      ...resolutions,
      keep: { ...resolutions.keep, underValue: null },
      exchange: { ...resolutions.exchange, scope: 'any' as const },
    },
    moneyMoves: moneyMovesOn('inspection'),
    withdrawal: { ...DEFAULT_RULES.withdrawal, enabled: true, countries: ['US'], returnCost: 'store' as const },
  };
}
