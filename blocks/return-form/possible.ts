import type { VerdictView } from '../../bridge/contract/common.ts';
import type { LookupResponse, OrderLineView, ReasonView } from '../../bridge/contract/shop.ts';
import type { Kind, LineChoice, Resolution } from './draft.ts';

/** No written reason brings these back. */
const FINAL = [
  'order_cancelled',
  'fully_refunded',
  'all_returned',
  'all_refunded',
  'credit_other_currency',
  'exchange_out_of_stock',
  'exchange_not_available',
];

/** Whether it can be had all the same: nothing is refused, or a person may override it. */
export function isOpen(found: LookupResponse, refusal: VerdictView | null): boolean {
  return refusal === null || (found.mayOverride && !FINAL.includes(refusal.code));
}

const NOT_OFFERED = { code: 'withdrawal_not_offered', rule: 'withdrawal.enabled', policyVersion: 0, params: {} };

/** Why nothing of the order can be chosen through this door; null: see its lines. */
export function doorRefusal(found: LookupResponse, kind: Kind): VerdictView | null {
  if (kind === 'return') return found.refusal;
  return found.withdrawal ? found.withdrawal.refusal : NOT_OFFERED;
}

/** Why a line can't be chosen through this door; null: it can. */
export function refusalOf(found: LookupResponse, line: OrderLineView, kind: Kind): VerdictView | null {
  return doorRefusal(found, kind) ?? (kind === 'withdrawal' ? line.withdrawalRefusal : line.refusal);
}

/** Units of a line that may be chosen; where a person may override a refusal, those that are still there. */
export function unitsOf(found: LookupResponse, line: OrderLineView, kind: Kind): number {
  const refusal = refusalOf(found, line, kind);
  if (!refusal) return kind === 'withdrawal' ? line.withdrawable : line.returnable;
  return isOpen(found, refusal) ? (line.unitsLeft ?? line.quantity) : 0;
}

export interface ReasonChoice extends ReasonView {
  /** Its window is over for this line. */
  readonly over: VerdictView | null;
  readonly open: boolean;
}

/** A reason that is over, or leaves nothing that could be had, is no way on. */
export function reasonsOf(found: LookupResponse, line: OrderLineView): readonly ReasonChoice[] {
  return found.reasons.map((reason) => {
    const over = line.reasonsOver.find(({ reasonId }) => reasonId === reason.id)?.refusal ?? null;
    const leaves = line.resolutions.some((one) => reason.resolutions.includes(one));
    return { ...reason, over, open: found.mayOverride || (over === null && leaves) };
  });
}

export interface Possibility {
  readonly resolution: Resolution;
  /** Why it can't be had for this line; null: it can. */
  readonly refusal: VerdictView | null;
}

const NOT_FOR_REASON = { code: 'reason_disallows', rule: 'reasons', policyVersion: 0 };

/** What the store offers, in its order, and what of it this line can have for this reason. */
export function possibilities(
  found: LookupResponse,
  line: OrderLineView,
  kind: Kind,
  reasonId: string,
): readonly Possibility[] {
  const reason = found.reasons.find(({ id }) => id === reasonId);
  const offered =
    kind === 'withdrawal'
      ? (['refund', ...found.resolutions.filter((one) => one !== 'refund' && one !== 'keep')] as const)
      : found.resolutions;
  return offered.map((resolution) => {
    if (kind === 'withdrawal' && resolution === 'refund') return { resolution, refusal: null };
    const refusal = line.resolutionsRefused.find((one) => one.resolution === resolution)?.refusal ?? null;
    // The law knows no reason: what one disallows does not hold here.
    if (kind === 'withdrawal') return { resolution, refusal: refusal?.code === 'reason_disallows' ? null : refusal };
    if (refusal || !reason || reason.resolutions.includes(resolution)) return { resolution, refusal };
    return { resolution, refusal: { ...NOT_FOR_REASON, params: { resolution, reasonId } } };
  });
}

/** What the line gets: what was chosen while it can be had, else the first that can. */
export function resolutionOf(
  found: LookupResponse,
  line: OrderLineView,
  kind: Kind,
  choice: LineChoice,
): Resolution | null {
  const possible = possibilities(found, line, kind, choice.reasonId);
  const had = possible.filter(({ refusal }) => isOpen(found, refusal));
  const chosen = had.find(({ resolution }) => resolution === choice.resolution);
  return (chosen ?? possible.find(({ refusal }) => !refusal) ?? had[0])?.resolution ?? null;
}

/** What staff override with this choice. */
export function overridden(found: LookupResponse, line: OrderLineView, kind: Kind, choice: LineChoice): VerdictView[] {
  const resolution = resolutionOf(found, line, kind, choice);
  const refusals = [
    refusalOf(found, line, kind),
    kind === 'return' ? line.reasonsOver.find(({ reasonId }) => reasonId === choice.reasonId)?.refusal : null,
    possibilities(found, line, kind, choice.reasonId).find((one) => one.resolution === resolution)?.refusal,
  ];
  return refusals.flatMap((one) => (one ? [one] : []));
}
