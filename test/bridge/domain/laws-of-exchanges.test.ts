import { describe, it } from 'vitest';
import type { AskedLine } from '../../../bridge/domain/asked.ts';
import { sum } from '../../../bridge/domain/money.ts';
import { DEFAULT_RULES, type Policy, type Resolution } from '../../../bridge/domain/policy.ts';
import type { Order, OrderLine } from '../../../bridge/domain/order.ts';
import type { ReturnLine } from '../../../bridge/domain/return.ts';
import { worth } from '../../../bridge/domain/share.ts';
import { anItem, aWish } from './ask.ts';
import type { Dice } from './support/dice.ts';
import { forEachOrder, LAW_MS, ratesUnknown } from './support/orders.ts';
import type { RawOrder } from './support/raw-orders.ts';
import { aRandomPolicy, leftOf, quoteOf } from './support/returns.ts';

function hold(condition: boolean, what: string, facts: unknown = null): void {
  if (!condition) throw new Error(`${what} ${JSON.stringify(facts)}`);
}

/** As `aRandomPolicy`, and each of refund and credit offered or not, by the store and by the reason. */
function anyPolicy(dice: Dice): Policy {
  const policy = aRandomPolicy(dice);
  const { refund, storeCredit, exchange } = policy.resolutions;
  const allowed = (['refund', 'store_credit'] as const).filter(() => dice.chance(70));
  return {
    ...policy,
    resolutions: {
      ...policy.resolutions,
      refund: { ...refund, offered: dice.chance(60) },
      storeCredit: { ...storeCredit, offered: dice.chance(60) },
      exchange: { ...exchange, offered: true },
    },
    reasons: DEFAULT_RULES.reasons.map((one) => ({ ...one, resolutions: ['exchange', ...allowed] })),
  };
}

function gives(policy: Policy, resolution: 'refund' | 'store_credit'): boolean {
  const { refund, storeCredit } = policy.resolutions;
  const offered = resolution === 'refund' ? refund.offered : storeCredit.offered;
  return offered && policy.reasons.every((one) => one.resolutions.includes(resolution));
}

const paid = (line: ReturnLine, by: Resolution) => sum(line.parts.filter((one) => one.payout === by).map(worth));

/** One exchange of some units of an order for an item of any price. */
function anExchange(
  law: (asked: AskedLine, one: (over: Partial<AskedLine>, kind?: 'withdrawal') => ReturnLine, policy: Policy) => void,
) {
  forEachOrder(({ order }, dice) => {
    const left = leftOf(order, []).filter(({ units }) => units > 0);
    if (left.length === 0) return;
    const { line, units } = dice.pick(left);
    const policy = anyPolicy(dice);
    const asked = aWish({
      lineId: line.id,
      quantity: dice.int(1, units),
      reasonId: dice.pick(['too_small', 'damaged']),
      resolution: 'exchange',
      exchange: anItem({ price: dice.int(0, Math.max(1, Math.floor((line.goods * 3) / (2 * line.quantity)))) }),
    });
    const one = (over: Partial<AskedLine>, kind: 'return' | 'withdrawal' = 'return') =>
      quoteOf({ order, policy, others: [], asked: [{ ...asked, ...over }], kind }).lines[0]!;
    law(asked, one, policy);
  }, 3000);
}

describe('What a cheaper exchange gives back', () => {
  it(
    'is at most what a refund or credit of the same units would give, less what the new item costs',
    () => {
      anExchange((_asked, one) => {
        const line = one({});
        for (const by of ['refund', 'store_credit'] as const) {
          const back = paid(line, by);
          const door = paid(one({ resolution: by, exchange: null }), by);
          hold(back === 0 || back + line.exchange!.price <= door, 'An exchange passes the fee', {
            by,
            back,
            door,
            line,
          });
        }
      });
    },
    LAW_MS,
  );

  it(
    'is nothing by a way that store or reason do not give',
    () => {
      anExchange((_asked, one, policy) => {
        const line = one({});
        for (const by of ['refund', 'store_credit'] as const) {
          hold(gives(policy, by) || paid(line, by) === 0, 'An exchange gives what is not offered', { by, line });
        }
      });
    },
    LAW_MS,
  );

  it(
    'with a withdrawal is all that the item leaves, free of fees, whatever the store offers',
    () => {
      anExchange((_asked, one) => {
        const line = one({ reasonId: '' }, 'withdrawal');
        const all = worth(line) - line.capped;
        const back = paid(line, 'refund') + paid(line, 'store_credit');
        hold(line.fee === 0 && line.kept === 0, 'The law knows no fee', line);
        hold(back === Math.max(0, all - line.exchange!.price), 'Something else comes back', { back, all, line });
      });
    },
    LAW_MS,
  );
});

/** What taxes make of an amount without tax, by the order's own rates: a compound one is on top of the others. */
function taxFactor({ tax_lines }: RawOrder, { taxes }: OrderLine): number {
  if (taxes.length === 0) return 1;
  const [plain, onTop] = [false, true].map((compound) =>
    sum(tax_lines.filter((rate) => rate.compound === compound).map((rate) => rate.millionths)),
  );
  return (1 + (plain ?? 0) / 1e6) * (1 + (onTop ?? 0) / 1e6);
}

/** An exchange for an item between nothing and fifty times the price, with what it gives: goods at their list price, and money. */
function anyExchange(
  law: (facts: {
    readonly line: ReturnLine;
    readonly given: number;
    readonly allowed: number;
    readonly off: number;
  }) => void,
) {
  let discounted = 0;
  forEachOrder(({ raw, order }, dice) => {
    if (ratesUnknown({ raw, order })) return;
    const clean: Order = { ...order, refunds: [] };
    const bought = dice.pick(clean.lines);
    const catalogue = raw.line_items.find((one) => one.id === bought.id)?.unit ?? 0;
    const policy = { ...aRandomPolicy(dice, { fees: false }), reasons: DEFAULT_RULES.reasons };
    const price = Math.floor((catalogue * dice.pick([0, 30, 99, 100, 101, 150, 1000, 5000])) / 100);
    const asked = aWish({
      lineId: bought.id,
      quantity: dice.int(1, bought.quantity),
      resolution: 'exchange',
      exchange: anItem({ price }),
    });
    const quote = quoteOf({ order: clean, policy, others: [], asked: [asked] });
    const line = quote.lines[0]!;
    if (line.subtotal > line.goods) discounted += 1;
    const discount = Math.max(0, line.subtotal - line.goods) * taxFactor(raw, bought);
    // Of a discount a cheaper item has its own part: two prices at half the list are not one price and an item for nothing.
    const carried = discount * (catalogue === 0 ? 1 : Math.min(1, price / catalogue));
    const money = paid(line, 'refund') + paid(line, 'store_credit');
    law({
      line,
      given: price * line.quantity * (raw.prices_include_tax ? 1 : taxFactor(raw, bought)) + money,
      allowed: worth(line) + (quote.exchange?.due ?? 0) + carried,
      // A unit's price is had back from rounded amounts, and so are rates that depend on others.
      off: (line.quantity + line.taxes.length + 1) * (1 + price / Math.max(1, catalogue)),
    });
  });
  if (discounted < 500) throw new Error(`Only ${discounted} with a discount`);
}

describe('An exchange for any item', () => {
  it(
    'gives goods at their list price, and money, of at most what came back, what is due and the new item’s part of the discount that the returned units had',
    () => {
      anyExchange(({ given, allowed, off, line }) => {
        hold(given <= allowed + off, 'More than came in', { given, allowed, off, line });
      });
    },
    LAW_MS,
  );
});
