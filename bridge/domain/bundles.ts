import type { AskedLine } from './asked.ts';
import { sum } from './money.ts';
import type { OrderLine, SetMember } from './order.ts';
import type { ReturnLine } from './return.ts';
import { worth } from './share.ts';

/**
 * Bundles and composites that were billed as one thing: a container with the price, and children at 0.00. `parentOf` is what the plugin noted of the lines, by id.
 * Such a container comes back with its children, as goods if one of them is, and is named with them; a child does not come back alone. Where the children have
 * prices of their own, where all is free, or where quantities are no multiple, each line stays what it is.
 */
export function withSets(lines: readonly OrderLine[], parentOf: ReadonlyMap<number, number>): readonly OrderLine[] {
  if (parentOf.size === 0) return lines;
  const byId = new Map(lines.map((line) => [line.id, line]));
  const members = new Map<number, { readonly line: OrderLine; readonly units: number }[]>();
  for (const line of lines) {
    const container = containerOf(line, byId, parentOf);
    const units = container ? line.quantity / container.quantity : 0;
    if (!container || !Number.isInteger(units) || line.measure !== undefined) continue;
    members.set(container.id, [...(members.get(container.id) ?? []), { line, units }]);
  }
  const partOf = new Map([...members].flatMap(([id, own]) => own.map(({ line }) => [line.id, id] as const)));
  return lines.map((line) => {
    const own = members.get(line.id);
    const container = byId.get(partOf.get(line.id) ?? 0);
    if (container) return { ...line, partOf: { lineId: container.id, name: container.name } };
    return own ? asSet(line, own) : line;
  });
}

/** The nearest line above that has a price; null: it is no child at 0.00 of such a one. */
function containerOf(
  line: OrderLine,
  byId: ReadonlyMap<number, OrderLine>,
  parentOf: ReadonlyMap<number, number>,
): OrderLine | null {
  const seen = new Set<number>();
  let at = line;
  while (isFree(at) && !seen.has(at.id)) {
    seen.add(at.id);
    const parent = byId.get(parentOf.get(at.id) ?? 0);
    if (!parent) return null;
    at = parent;
  }
  const isContainer = at.id !== line.id && worth(at) > 0 && at.quantity > 0 && at.measure === undefined;
  return isContainer ? at : null;
}

/** From the start, not by a coupon. */
function isFree(line: OrderLine): boolean {
  return line.subtotal === 0 && worth(line) === 0;
}

function asSet(container: OrderLine, own: readonly { readonly line: OrderLine; readonly units: number }[]): OrderLine {
  const sent = own.filter(({ line }) => !line.virtual);
  const names = own.map(({ line, units }) => (units === 1 ? line.name : `${units} × ${line.name}`));
  const weights = sent.map(({ line, units }) => (line.weightGrams === null ? null : line.weightGrams * units));
  const together = weights.includes(null) ? null : sum(weights.map((grams) => grams ?? 0));
  return {
    ...container,
    name: `${container.name} (${names.join(', ')})`,
    virtual: container.virtual && sent.length === 0,
    // A virtual container is not put on the scales; one that is sent has the weight of all.
    weightGrams: container.virtual ? together : (container.weightGrams ?? together),
    sizeMm: container.virtual ? null : container.sizeMm,
    set: {
      members: own.map(({ line, units }): SetMember => ({
        lineId: line.id,
        productId: line.productId,
        variationId: line.variationId,
        units,
      })),
      isOnlyMembers: container.virtual,
    },
  };
}

/** What of one set goes on the shelf again: its children, and the container where it is goods of its own. */
export function restockOf(
  { id, productId, variationId }: OrderLine,
  { members, isOnlyMembers }: NonNullable<OrderLine['set']>,
): NonNullable<ReturnLine['restock']> {
  const own = isOnlyMembers ? [] : [{ orderLineId: id, productId, variationId, units: 1 }];
  return [...own, ...members.map(({ lineId, ...member }) => ({ orderLineId: lineId, ...member }))];
}

/**
 * What is asked, with whole sets for all of their children: whoever ticks each child of a set means the set. Children that are asked for beside their container come
 * with it. Others stay as they were asked.
 */
export function askedAsSets<Asked extends Omit<AskedLine, 'exchange'>>(
  lines: readonly Pick<OrderLine, 'id' | 'quantity' | 'set'>[],
  asked: readonly Asked[],
): readonly Asked[] {
  return lines.reduce<readonly Asked[]>(
    (sofar, { id, quantity, set }) => (set ? withSet(sofar, { id, quantity, members: set.members }) : sofar),
    asked,
  );
}

function withSet<Asked extends Omit<AskedLine, 'exchange'>>(
  asked: readonly Asked[],
  { id, quantity, members }: { readonly id: number; readonly quantity: number; readonly members: readonly SetMember[] },
): readonly Asked[] {
  const container = asked.find(({ lineId }) => lineId === id);
  const children = members.flatMap(({ lineId, units }) => {
    const one = asked.find((line) => line.lineId === lineId);
    return one ? [{ one, sets: one.quantity / units }] : [];
  });
  const [first] = children;
  if (!first) return asked;
  const sets = container?.quantity ?? first.sets;
  const { resolution } = container ?? first.one;
  const isWhole =
    (container !== undefined || children.length === members.length) &&
    Number.isInteger(sets) &&
    sets <= quantity &&
    resolution !== 'exchange' &&
    children.every((child) => child.sets === sets && child.one.resolution === resolution);
  if (!isWhole) return asked;
  const whole = {
    ...(container ?? first.one),
    lineId: id,
    quantity: sets,
    photoIds: [...new Set([container?.photoIds ?? [], children.map(({ one }) => one.photoIds)].flat(2))],
  };
  const gone = children.map(({ one }) => one.lineId);
  const place = container ? id : first.one.lineId;
  return asked.flatMap((line) => (line.lineId === place ? [whole] : gone.includes(line.lineId) ? [] : [line]));
}
