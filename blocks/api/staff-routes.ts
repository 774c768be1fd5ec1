import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import type { z } from 'zod';
import type { endpoints } from '../../bridge/contract/endpoints.ts';
import type { StaffEndpoint } from '../../bridge/contract/rights.ts';
import { asProblem, StaffProblem } from './staff-problem.ts';

type Endpoints = typeof endpoints;
export type Answer<Name extends StaffEndpoint> = Endpoints[Name]['response'] extends z.ZodType
  ? z.output<Endpoints[Name]['response']>
  : never;
export type Body<Name extends StaffEndpoint> = Endpoints[Name] extends { body: z.ZodType }
  ? z.input<Endpoints[Name]['body']>
  : never;
export type Query<Name extends StaffEndpoint> = Endpoints[Name] extends { query: z.ZodType }
  ? z.input<Endpoints[Name]['query']>
  : never;

/** The contract's table, held to it by type only: importing its values would bring 95 kB of zod (gzipped) into wp-admin. */
const routes = {
  listReturns: ['GET', '/admin/returns'],
  getReturn: ['GET', '/admin/returns/:id'],
  command: ['POST', '/admin/returns/:id/commands'],
  uploadLabel: ['PUT', '/admin/returns/:id/label'],
  staffLabel: ['GET', '/admin/returns/:id/label'],
  listParcels: ['GET', '/admin/parcels'],
  getParcel: ['GET', '/admin/parcels/:id'],
  commandParcel: ['POST', '/admin/parcels/:id/commands'],
  staffLookup: ['POST', '/admin/orders/lookup'],
  staffOrders: ['POST', '/admin/orders/search'],
  staffEstimate: ['POST', '/admin/estimate'],
  staffExchangeItems: ['POST', '/admin/exchange-items'],
  staffSubmit: ['POST', '/admin/returns'],
  staffEdit: ['POST', '/admin/returns/:id/edit'],
  staffChange: ['POST', '/admin/returns/:id/change'],
  staffPhoto: ['GET', '/admin/returns/:id/photos/:photoId'],
  report: ['GET', '/admin/report'],
  connection: ['GET', '/admin/connection'],
  health: ['GET', '/admin/health'],
  sweeps: ['GET', '/admin/sweeps'],
  reconcile: ['GET', '/admin/reconcile'],
  reconcileNow: ['POST', '/admin/reconcile/run'],
  privacyExport: ['POST', '/admin/privacy/export'],
  privacyErase: ['POST', '/admin/privacy/erase'],
  getPolicy: ['GET', '/policy'],
  savePolicy: ['PUT', '/policy'],
  policyVersions: ['GET', '/policy/versions'],
  policyVersion: ['GET', '/policy/versions/:version'],
  catalogue: ['GET', '/policy/catalogue'],
  replay: ['POST', '/policy/replay'],
  shippoToken: ['PUT', '/policy/shippo-token'],
  getWebhook: ['GET', '/policy/webhook'],
  saveWebhook: ['PUT', '/policy/webhook'],
  testWebhook: ['POST', '/policy/webhook/test'],
} as const satisfies {
  readonly [Name in StaffEndpoint]: readonly [Endpoints[Name]['method'], Endpoints[Name]['path']];
};

interface Sent {
  /** Fill the path: `{ id }` for `/admin/returns/:id`. */
  at?: Readonly<Record<string, string>>;
  query?: object;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

export function call<Name extends StaffEndpoint>(name: Name, sent: Sent): Promise<Answer<Name>> {
  return request<Answer<Name>>({
    path: pathOf(name, sent),
    method: routes[name][0],
    // The site takes writes as JSON only, also without a body.
    ...(routes[name][0] === 'GET' ? {} : { data: sent.body ?? {} }),
    ...(sent.signal ? { signal: sent.signal } : {}),
  });
}

export async function fetchFile(name: StaffEndpoint, at: Record<string, string>, signal?: AbortSignal): Promise<Blob> {
  const response = await request<Response>({
    path: pathOf(name, { at }),
    parse: false,
    ...(signal ? { signal } : {}),
  });
  return response.blob();
}

function pathOf(name: StaffEndpoint, { at = {}, query = {} }: Sent): string {
  const path = routes[name][1].replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(at[key] ?? ''));
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  const search = new URLSearchParams(given).toString();
  return `/boomerang/v1${path}${search && `?${search}`}`;
}

export async function request<T>(options: APIFetchOptions): Promise<T> {
  try {
    const response = await renewing(() => apiFetch<Response, false>({ ...options, parse: false }));
    return (options.parse === false ? response : await contentOf(response)) as T;
  } catch (error) {
    throw await asProblem(error);
  }
}

/** A page that outlived its nonce gets another one while its person is logged in. WordPress refused before anything was done, so it is asked again. */
async function renewing(ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Response) || !(await isStale(error))) throw error;
    const { nonceEndpoint, nonceMiddleware } = apiFetch;
    const renewed = nonceEndpoint && nonceMiddleware ? await fetch(nonceEndpoint).catch(() => null) : null;
    if (!nonceMiddleware || !renewed?.ok) throw error;
    nonceMiddleware.nonce = await renewed.text();
    return ask();
  }
}

async function isStale(response: Response): Promise<boolean> {
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as { readonly code?: unknown } | null;
  return body?.code === 'rest_cookie_invalid_nonce';
}

async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new StaffProblem({ code: 'invalid_json', status: response.status });
  }
}
