import type { Endpoint } from './endpoint.ts';
import { keptOutcome, keptRequest } from './kept.ts';
import { healthEndpoints } from './health.ts';
import { parcelEndpoints } from './parcel.ts';
import { privacyEndpoints } from './privacy.ts';
import { policyEndpoints } from './policy-endpoints.ts';
import { shopEndpoints } from './shop-endpoints.ts';
import { staffEndpoints } from './staff-endpoints.ts';
import { sweepEndpoints } from './sweeps.ts';
import { webhookEndpoints } from './webhook-endpoints.ts';

export type * from './endpoint.ts';
export * from './problem-codes.ts';

/** Every route of the bridge. Server routes and the browser's client are both made from it. */
export const endpoints = {
  ...shopEndpoints,
  ...staffEndpoints,
  ...parcelEndpoints,
  ...policyEndpoints,
  ...healthEndpoints,
  ...webhookEndpoints,
  ...sweepEndpoints,
  ...privacyEndpoints,
  kept: {
    method: 'POST',
    path: '/site/kept',
    audience: 'site',
    body: keptRequest,
    response: keptOutcome,
    status: 200,
    callsBack: true,
  },
  shippoHook: { method: 'POST', path: '/hooks/shippo', audience: 'carrier', response: null, status: 202 },
} as const satisfies Record<string, Endpoint>;
export type EndpointName = keyof typeof endpoints;
