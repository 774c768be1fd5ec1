import { describe, expect, it } from 'vitest';
import { type Minor, sum } from '../../../bridge/domain/money.ts';
import { dueNow, grossLeftOver, partOfLine, payoutBreakdown } from '../../../bridge/domain/promise.ts';
import { bonusDue } from '../../../bridge/domain/due.ts';
import type { Resolution } from '../../../bridge/domain/policy.ts';
import type { InspectedLine, Return } from '../../../bridge/domain/return.ts';
import { worth } from '../../../bridge/domain/share.ts';
import { forEachOrder, LAW_MS } from './support/orders.ts';
import { aRandomPolicy, inspected, settledIn, someInspection, someReturns } from './support/returns.ts';

function hold(condition: boolean, what: string, facts: unknown = null): void {
  if (!condition) throw new Error(`${what} ${JSON.stringify(facts)}`);
}

function dueOf(entry: Return, resolution: Return['payouts'][number]['resolution']): Minor {
  const { amount, lines, outbound, bonus } = dueNow(entry, resolution);
  const parts = sum(lines.map(worth)) + sum(outbound.map((one) => worth({ goods: one.amount, taxes: one.taxes })));
  hold(parts + bonus === amount, 'Parts are not the amount:', { parts, bonus, amount });
  const { total, lines: shown } = payoutBreakdown(entry, resolution);
  hold(total === amount, 'The breakdown is not what is due:', { total, amount });
  hold(sum(shown.map((one) => one.amount)) === total, 'The breakdown does not add up:', shown);
  return amount;
}

function isOf(entry: Return, { orderLineId, lowered }: InspectedLine, resolution: Resolution): boolean {
  const line = entry.lines.find((one) => one.orderLineId === orderLineId);
  return lowered !== null && line?.resolution === resolution;
}

describe('What inspection and the label leave of a promise', () => {
  it(
    'adds up, is never below 0 or above the promise, and is the promise when all came',
    () => {
      forEachOrder(({ order }, dice) => {
        const [entry] = someReturns(dice, order, aRandomPolicy(dice), 1);
        if (!entry) return;
        const inspection = someInspection(dice, entry);
        const looked = inspected(entry, inspection);
        const label = dice.int(0, 3000);
        for (const { resolution, amount } of entry.payouts) {
          const found = dueOf(looked, resolution);
          hold(found >= 0 && found <= amount, 'Found is more than promised:', { resolution, found, amount });
          const labelled = dueOf({ ...looked, labelDeduction: label }, resolution);
          hold(labelled >= 0 && labelled <= found, 'A label adds to it:', { resolution, labelled, found });
          const whole = inspection.map((one) => ({
            ...one,
            sellable: one.sellable + one.missing,
            missing: 0,
            lowered: null,
          }));
          hold(dueOf(inspected(entry, whole), resolution) === amount, 'All came, and not all is paid', resolution);
        }
        const money = (one: Return) => dueNow(one, 'refund').amount + dueNow(one, 'store_credit').amount;
        const taken = money(looked) - money({ ...looked, labelDeduction: label });
        hold(taken === Math.min(label, money(looked)), 'The label costs something else:', { taken, label });
      });
    },
    LAW_MS,
  );

  it(
    'splits each line so that every part still adds up',
    () => {
      forEachOrder(({ order }, dice) => {
        const [entry] = someReturns(dice, order, aRandomPolicy(dice), 1);
        for (const line of entry?.lines ?? []) {
          const part = partOfLine(line, dice.int(0, line.quantity));
          const settled = sum(part.parts.map(worth)) + part.fee + part.kept + part.capped;
          hold(settled === worth(part), 'A part of a line does not add up:', { line, part });
          hold(part.subtotal >= part.goods && worth(part) <= worth(line), 'A part is more than the line', part);
          hold(
            part.parts.every((one) => worth(one) >= 0),
            'A part is below 0',
            part,
          );
          hold(
            (['fee', 'kept', 'capped'] as const).every((key) => part[key] >= 0 && (part[key] === 0 || line[key] > 0)),
            'A part keeps what the line does not',
            { line, part },
          );
        }
      });
    },
    LAW_MS,
  );

  it(
    'is less by exactly what the owner lowers, and by the bonus on it',
    () => {
      forEachOrder(({ order }, dice) => {
        const [entry] = someReturns(dice, order, aRandomPolicy(dice), 1);
        if (!entry) return;
        const inspection = someInspection(dice, entry);
        const unlowered = inspection.map((one) => ({ ...one, lowered: null }));
        for (const { resolution } of entry.payouts) {
          const whole = (found: typeof inspection) => {
            const due = dueNow(inspected(entry, found), resolution);
            const bonus = resolution === 'store_credit' ? bonusDue(entry, found) : 0;
            return { goods: due.amount + due.unpayable + due.label - bonus, bonus };
          };
          const [before, after] = [whole(unlowered), whole(inspection)];
          const lowered = sum(
            inspection.filter((one) => isOf(entry, one, resolution)).map((one) => one.lowered!.amount),
          );
          hold(before.goods - after.goods === lowered, 'Lowered by something else', { before, after, lowered });
          hold(after.bonus <= before.bonus && after.bonus >= 0, 'A bonus grows', { before, after });
          const shown = payoutBreakdown(inspected(entry, inspection), resolution).lines;
          const rows = sum(shown.filter((one) => one.kind === 'lowered').map((one) => one.amount));
          hold(rows === -lowered, 'The breakdown lowers something else', { rows, lowered });
        }
      });
    },
    LAW_MS,
  );

  it(
    'keeps the promise of a payout that was made before anybody looked',
    () => {
      forEachOrder(({ order }, dice) => {
        const [entry] = someReturns(dice, order, aRandomPolicy(dice), 1);
        if (!entry) return;
        const paid = inspected(settledIn(order, entry).entry, someInspection(dice, entry));
        for (const { resolution, amount } of paid.payouts) {
          hold(dueOf(paid, resolution) === amount, 'A payout that was made is another now', { resolution, amount });
        }
      });
    },
    LAW_MS,
  );
});

describe('Nothing came', () => {
  it('pays nothing but what the shopper keeps, no shipping and no bonus, and keeps no fee', () => {
    forEachOrder(({ order }, dice) => {
      const [entry] = someReturns(dice, order, aRandomPolicy(dice), 1);
      if (!entry || entry.lines.some((line) => line.resolution === 'keep')) return;
      const none = entry.lines.map(({ orderLineId, quantity }) => ({
        orderLineId,
        sellable: 0,
        damaged: 0,
        missing: quantity,
        lowered: null,
      }));
      const looked = inspected(entry, none);
      expect(entry.payouts.map((payout) => dueNow(looked, payout.resolution).amount)).toEqual(
        entry.payouts.map(() => 0),
      );
      expect(grossLeftOver(looked)).toEqual([]);
    }, 1000);
  });
});
