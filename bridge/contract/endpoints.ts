import type { z } from 'zod';
import { lookupRequest, lookupResponse, returnStatus, submitRequest, trackingRequest } from './shop.ts';
import {
  commandRequest,
  connectionReport,
  listRequest,
  listResponse,
  returnDetail,
  uploadLabelRequest,
} from './staff.ts';
import { policyResponse, savePolicyRequest, shippoTokenRequest } from './policy.ts';

export type Audience = 'shop' | 'returns_staff' | 'policy_staff' | 'carrier';

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** On the bridge below `/v1`, on WordPress below `/wp-json/boomerang/v1`. `:name` is a path parameter. */
  readonly path: string;
  readonly audience: Audience;
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  /** null: a file (PDF) or nothing. */
  readonly response: z.ZodType | null;
  /** Success status. */
  readonly status: 200 | 201 | 202;
  /** It calls WordPress back, so it needs a slot, else 503 with Retry-After (design §2). */
  readonly callsBack?: true;
}

/** Every route of the bridge. Server routes and the browser's client are both made from it. */
export const endpoints = {
  lookup: {
    method: 'POST',
    path: '/shop/lookup',
    audience: 'shop',
    body: lookupRequest,
    response: lookupResponse,
    status: 200,
    callsBack: true,
  },
  submit: {
    method: 'POST',
    path: '/shop/returns',
    audience: 'shop',
    body: submitRequest,
    response: returnStatus,
    status: 201,
    callsBack: true,
  },
  status: { method: 'GET', path: '/shop/returns/:token', audience: 'shop', response: returnStatus, status: 200 },
  label: { method: 'GET', path: '/shop/returns/:token/label', audience: 'shop', response: null, status: 200 },
  packingSlip: {
    method: 'GET',
    path: '/shop/returns/:token/packing-slip',
    audience: 'shop',
    response: null,
    status: 200,
  },
  tracking: {
    method: 'POST',
    path: '/shop/returns/:token/tracking',
    audience: 'shop',
    body: trackingRequest,
    response: returnStatus,
    status: 200,
  },

  listReturns: {
    method: 'GET',
    path: '/admin/returns',
    audience: 'returns_staff',
    query: listRequest,
    response: listResponse,
    status: 200,
  },
  getReturn: {
    method: 'GET',
    path: '/admin/returns/:id',
    audience: 'returns_staff',
    response: returnDetail,
    status: 200,
  },
  command: {
    method: 'POST',
    path: '/admin/returns/:id/commands',
    audience: 'returns_staff',
    body: commandRequest,
    response: returnDetail,
    status: 200,
  },
  uploadLabel: {
    method: 'PUT',
    path: '/admin/returns/:id/label',
    audience: 'returns_staff',
    body: uploadLabelRequest,
    response: returnDetail,
    status: 200,
  },
  staffLabel: {
    method: 'GET',
    path: '/admin/returns/:id/label',
    audience: 'returns_staff',
    response: null,
    status: 200,
  },
  connection: {
    method: 'GET',
    path: '/admin/connection',
    audience: 'returns_staff',
    response: connectionReport,
    status: 200,
    callsBack: true,
  },

  getPolicy: { method: 'GET', path: '/policy', audience: 'policy_staff', response: policyResponse, status: 200 },
  savePolicy: {
    method: 'PUT',
    path: '/policy',
    audience: 'policy_staff',
    body: savePolicyRequest,
    response: policyResponse,
    status: 200,
  },
  shippoToken: {
    method: 'PUT',
    path: '/policy/shippo-token',
    audience: 'policy_staff',
    body: shippoTokenRequest,
    response: policyResponse,
    status: 200,
  },

  shippoHook: { method: 'POST', path: '/hooks/shippo', audience: 'carrier', response: null, status: 202 },
} as const satisfies Record<string, Endpoint>;
export type EndpointName = keyof typeof endpoints;

/** Codes of problems that any screen may meet; each has one sentence in `blocks/api/error-message.ts`. */
export const PROBLEM_CODES = [
  'bad_request',
  'order_not_found',
  'too_many_attempts',
  'busy',
  'store_unavailable',
  'bridge_unreachable',
  'session_over',
  'order_refused',
  'line_not_on_order',
  'line_twice',
  'quantity_not_returnable',
  'line_not_returnable',
  'unknown_reason',
  'resolution_not_offered',
  'changed_meanwhile',
  'not_possible_now',
  'inspection_incomplete',
  'not_found',
  'not_allowed',
  'not_a_pdf',
  'signature_refused',
  'protocol_version',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
