import { type AssessFacts, assessOrder } from '../../../bridge/domain/assess.ts';
import { type AskedLine, type AskedProblem, checkAsked, type ExchangeItemFacts } from '../../../bridge/domain/asked.ts';
import type { Order, OrderLine } from '../../../bridge/domain/order.ts';
import { DEFAULT_RULES, type Policy, type PolicyRules } from '../../../bridge/domain/policy.ts';
import type { ReturnKind } from '../../../bridge/domain/return.ts';
import { anOrder, anOrderLine, aPolicy, NOW, USD } from './builders.ts';

export function aWish(over: Partial<AskedLine> = {}): AskedLine {
  return {
    lineId: 11,
    quantity: 1,
    reasonId: 'too_small',
    comment: '',
    resolution: 'refund',
    exchange: null,
    photoIds: [],
    ...over,
  };
}

export function anItem(over: Partial<ExchangeItemFacts> = {}): ExchangeItemFacts {
  return {
    productId: 70,
    variationId: 701,
    name: 'Linen shirt, M',
    sku: 'LS-1-M',
    imageUrl: null,
    price: 4491,
    taxClass: '',
    inStock: null,
    ...over,
  };
}

/** The rules of a new store, with every resolution offered. */
export const ALL_OFFERED: PolicyRules['resolutions'] = {
  refund: { ...DEFAULT_RULES.resolutions.refund },
  storeCredit: { ...DEFAULT_RULES.resolutions.storeCredit, offered: true },
  exchange: { ...DEFAULT_RULES.resolutions.exchange, offered: true },
  keep: { ...DEFAULT_RULES.resolutions.keep, offered: true, underValue: 5000 },
};

/** What is said differently than in the ordinary case: a completed order of one line of three shirts, bought by a guest some days ago. */
export interface Situation {
  readonly policy?: Partial<Policy>;
  readonly order?: Partial<Order>;
  readonly line?: Partial<OrderLine>;
  readonly facts?: Partial<Omit<AssessFacts, 'order' | 'policy'>>;
  readonly kind?: ReturnKind;
  readonly wish?: Partial<AskedLine>;
  readonly override?: boolean;
}

export function factsOf({ policy, order, line, facts }: Situation): AssessFacts {
  return {
    order: anOrder({ lines: [anOrderLine(line)], ...order }),
    policy: aPolicy(policy),
    returns: [],
    role: 'guest',
    storeCurrency: USD,
    now: NOW,
    ...facts,
  };
}

export function problemsOf(situation: Situation, asked = [aWish(situation.wish)]): readonly AskedProblem[] {
  const facts = factsOf(situation);
  const { kind = 'return', override = false } = situation;
  return checkAsked(asked, assessOrder(facts), { ...facts, kind, override });
}
