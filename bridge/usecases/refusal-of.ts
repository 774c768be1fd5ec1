import type { AskedProblem } from '../domain/asked.ts';
import type { Refusal } from '../domain/result.ts';

/** The first thing wrong, in the terms of a problem; staff are told that a written reason would let it through. */
export function refusalOf({ code, lineId, params, verdict }: AskedProblem, askReason: boolean): Refusal {
  const said = verdict ? { ...verdict.params, reason: verdict.code, rule: verdict.rule } : {};
  if (verdict && askReason) return { code: 'override_required', params: { ...params, ...said, lineId } };
  return { code, params: { ...params, ...said, lineId } };
}
