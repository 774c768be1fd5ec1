import type { Response } from 'express';
import { PROBLEM_CODES, type ProblemCode } from '../contract/endpoints.ts';
import type { Problem } from '../contract/common.ts';
import type { Refusal } from '../domain/result.ts';

/** HTTP status of each problem: total, so that a new code can't be forgotten here. */
const STATUS: Record<ProblemCode, number> = {
  bad_request: 400,
  order_not_found: 404,
  too_many_attempts: 429,
  limit_reached: 429,
  busy: 503,
  store_unavailable: 503,
  store_slow: 503,
  bridge_unreachable: 503,
  session_over: 401,
  link_over: 410,
  email_required: 403,
  email_wrong: 422,
  order_unreadable: 422,
  order_refused: 422,
  line_not_on_order: 422,
  line_twice: 422,
  quantity_not_returnable: 422,
  line_not_returnable: 422,
  unknown_reason: 422,
  resolution_refused: 422,
  exchange_missing: 422,
  too_many_exchange_items: 422,
  photo_required: 422,
  photo_unknown: 422,
  photo_unreadable: 422,
  photo_too_large: 422,
  too_many_photos: 429,
  comment_required: 422,
  name_required: 422,
  override_required: 422,
  payouts_begun: 409,
  policy_contradicts: 422,
  changed_meanwhile: 409,
  not_possible_now: 409,
  inspection_incomplete: 422,
  lowering_needs_damage: 422,
  lowering_not_for_exchange: 422,
  lowering_too_late: 409,
  lowering_needs_reason: 422,
  lowering_too_high: 422,
  not_found: 404,
  not_allowed: 403,
  not_a_pdf: 422,
  tracking_number_of_tests: 422,
  webhook_url_refused: 422,
  signature_refused: 401,
  protocol_version: 426,
  internal: 500,
};

/** A refusal with what only the HTTP layer knows. */
export interface HttpRefusal extends Refusal {
  /** One English sentence for logs and the person in charge; guests see the sentence of the code. */
  readonly detail?: string;
  /** Where the code's own status is not exact enough (413, 415). */
  readonly status?: number;
}

export function isProblemCode(code: string): code is ProblemCode {
  return (PROBLEM_CODES as readonly string[]).includes(code);
}

/** Writes a refusal as problem+json. A code that the contract doesn't know is our own mistake and throws. */
export function sendProblem(response: Response, refusal: HttpRefusal): void {
  if (!isProblemCode(refusal.code)) throw new Error(`Refused with a code that is not in the contract: ${refusal.code}`);
  const status = refusal.status ?? STATUS[refusal.code];
  const body: Problem = {
    type: 'about:blank',
    title: refusal.code.replaceAll('_', ' '),
    status,
    code: refusal.code,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(refusal.params === undefined || Object.keys(refusal.params).length === 0 ? {} : { params: refusal.params }),
    ...(refusal.fields === undefined ? {} : { fields: refusal.fields.map((field) => ({ ...field })) }),
  };
  if (refusal.retryAfterSeconds !== undefined) {
    response.setHeader('Retry-After', String(Math.max(1, Math.ceil(refusal.retryAfterSeconds))));
  }
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}
