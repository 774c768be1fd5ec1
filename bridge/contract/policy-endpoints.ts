import type { Endpoint } from './endpoint.ts';
import {
  catalogueRequest,
  catalogueResponse,
  policyResponse,
  policyVersion,
  policyVersions,
  replayRequest,
  replayResponse,
  savePolicyRequest,
  shippoTokenRequest,
} from './policy.ts';

/** What the policy screen calls. */
export const policyEndpoints = {
  getPolicy: {
    method: 'GET',
    path: '/policy',
    audience: 'staff',
    response: policyResponse,
    status: 200,
    tellsPublicFacts: true,
  },
  savePolicy: {
    method: 'PUT',
    path: '/policy',
    audience: 'staff',
    body: savePolicyRequest,
    response: policyResponse,
    status: 200,
    tellsPublicFacts: true,
    callsBack: true,
  },
  policyVersions: {
    method: 'GET',
    path: '/policy/versions',
    audience: 'staff',
    response: policyVersions,
    status: 200,
  },
  policyVersion: {
    method: 'GET',
    path: '/policy/versions/:version',
    audience: 'staff',
    response: policyVersion,
    status: 200,
  },
  catalogue: {
    method: 'GET',
    path: '/policy/catalogue',
    audience: 'staff',
    query: catalogueRequest,
    response: catalogueResponse,
    status: 200,
    callsBack: true,
  },
  replay: {
    method: 'POST',
    path: '/policy/replay',
    audience: 'staff',
    body: replayRequest,
    response: replayResponse,
    status: 200,
  },
  shippoToken: {
    method: 'PUT',
    path: '/policy/shippo-token',
    audience: 'staff',
    body: shippoTokenRequest,
    response: policyResponse,
    status: 200,
    tellsPublicFacts: true,
  },
} as const satisfies Record<string, Endpoint>;
