import type { AskedLine } from '../domain/asked.ts';
import {
  certainProblems,
  exchangeItemsOf,
  isItemOfUse,
  MOST_EXCHANGE_ITEMS,
  type SentLine,
} from '../domain/asked-bounds.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { ReturnKind } from '../domain/return.ts';
import type { ExchangeItem } from '../ports/store.ts';
import type { Deps } from './deps.ts';
import { factsOf } from './exchange-items.ts';
import { type OpenedOrder, openOrder } from './open-order.ts';
import type { OrderPass } from './order-token.ts';
import { refusalOf } from './refusal-of.ts';

/** More products than one request may wish for; null: no. */
export function tooManyItems(lines: readonly SentLine[]) {
  return exchangeItemsOf(lines) > MOST_EXCHANGE_ITEMS
    ? refuse('too_many_exchange_items', { most: MOST_EXCHANGE_ITEMS })
    : null;
}

/**
 * What is handed in, judged by the order as it was read last, before the store is asked anything: what can't be is refused here. Then the
 * items of exchanges as the store has them now. Throws StoreUnavailable.
 */
export async function itemsOfRequest(
  deps: Deps,
  pass: OrderPass,
  kind: ReturnKind,
  lines: readonly SentLine[],
): Promise<Result<readonly AskedLine[]>> {
  const tooMany = tooManyItems(lines);
  if (tooMany) return tooMany;
  const opened = await openOrder(deps, pass);
  // A pass from before a restore: its order was never read here.
  if (!opened) return exchangeItemsOf(lines) > 0 ? refuse('session_over') : ok(withoutItems(lines));
  const [problem] = certainProblems(lines, opened.assessment, { ...opened.facts, kind });
  if (problem) return { ok: false, problem: refusalOf(problem, false) };
  return ok(await withItems(deps, opened, lines, 'now'));
}

/**
 * What was asked, with the items of exchanges: as they were shown a moment ago, or as the store has them `now`. Asked for one after the other, each
 * once: a request with many leaves the store's next call to somebody else's. Throws StoreUnavailable.
 */
export async function withItems(
  deps: Deps,
  { assessment, policy }: Pick<OpenedOrder, 'assessment' | 'policy'>,
  lines: readonly SentLine[],
  as: 'shown' | 'now',
): Promise<readonly AskedLine[]> {
  const asked = new Map<string, ExchangeItem | null>();
  const found: AskedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const { exchange } = line;
    if (!exchange || !isItemOfUse(lines, index, assessment, { policy })) {
      found.push({ ...line, exchange: null });
      continue;
    }
    const key = `${exchange.productId}/${exchange.variationId}`;
    const item = asked.has(key) ? (asked.get(key) ?? null) : await itemOf(deps, exchange, as);
    asked.set(key, item);
    found.push({ ...line, exchange: item && factsOf(item) });
  }
  return found;
}

function withoutItems(lines: readonly SentLine[]): readonly AskedLine[] {
  return lines.map((line) => ({ ...line, exchange: null }));
}

async function itemOf(
  { exchangeCatalogue, store }: Deps,
  wished: { readonly productId: number; readonly variationId: number },
  as: 'shown' | 'now',
): Promise<ExchangeItem | null> {
  if (exchangeCatalogue.isMissing(wished)) return null;
  const known = as === 'shown' ? exchangeCatalogue.find(wished) : null;
  if (known) return known;
  const item = await store.exchangeItem(wished);
  if (item) exchangeCatalogue.keep(item);
  else exchangeCatalogue.miss(wished);
  return item;
}
