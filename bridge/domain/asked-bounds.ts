import { type AskedLine, type AskedProblem, type AskFacts, checkAsked } from './asked.ts';
import type { OrderAssessment } from './assess.ts';

/** Different products that one request may wish for in exchange. Each costs calls to the store. */
export const MOST_EXCHANGE_ITEMS = 10;

/** A line as it was sent: of the item for an exchange no more is known than what it calls itself. */
export type SentLine = Omit<AskedLine, 'exchange'> & {
  readonly exchange: { readonly productId: number; readonly variationId: number } | null;
};

/** How many different products are wished for. */
export function exchangeItemsOf(lines: readonly SentLine[]): number {
  const wished = lines.flatMap(({ resolution, exchange }) => (resolution === 'exchange' && exchange ? [exchange] : []));
  return new Set(wished.map(({ productId, variationId }) => `${productId}/${variationId}`)).size;
}

/**
 * What speaks against a request whatever the store says now: lines that are not on the order or there twice, more units than were bought,
 * a reason that the policy does not have. By the order as it was read last; what may have changed since is left to the order as it is now.
 */
export function certainProblems(
  lines: readonly SentLine[],
  assessment: OrderAssessment,
  facts: AskFacts,
): readonly AskedProblem[] {
  const asked = lines.map((line) => ({ ...line, exchange: null }));
  return checkAsked(asked, assessment, { ...facts, override: true }).filter(({ code, lineId, params }) => {
    if (code === 'line_twice' || code === 'line_not_on_order' || code === 'unknown_reason') return true;
    const bought = assessment.lines.find(({ line }) => line.id === lineId)?.line.quantity ?? 0;
    return code === 'quantity_not_returnable' && Number(params['quantity']) > bought;
  });
}

/** Whether it makes a difference what the store knows of the item that a line wishes for: else nobody asks it. */
export function isItemOfUse(
  lines: readonly SentLine[],
  index: number,
  { lines: assessed }: OrderAssessment,
  { policy }: Pick<AskFacts, 'policy'>,
): boolean {
  const asked = lines[index];
  if (!asked?.exchange || asked.resolution !== 'exchange' || !policy.resolutions.exchange.offered) return false;
  const own = assessed.find(({ line }) => line.id === asked.lineId)?.line;
  if (!own || asked.quantity > own.quantity) return false;
  if (lines.findIndex(({ lineId }) => lineId === asked.lineId) < index) return false;
  return policy.resolutions.exchange.scope === 'any' || asked.exchange.productId === own.productId;
}
