import apiFetch, { type APIFetchOptions } from '@wordpress/api-fetch';
import type { z } from 'zod';
import type { endpoints } from '../../bridge/contract/endpoints.ts';
import type { PolicyRulesView } from '../../bridge/contract/policy.ts';
import type { PhotoRequest, PhotoResponse } from '../../bridge/contract/shop.ts';
import type { StaffCommand } from '../../bridge/contract/staff.ts';
import { asProblem } from './staff-problem.ts';

type Endpoints = typeof endpoints;
type StaffEndpoint = {
  [Name in keyof Endpoints]: Endpoints[Name]['audience'] extends 'returns_staff' | 'policy_staff' ? Name : never;
}[keyof Endpoints];
type Answer<Name extends StaffEndpoint> = Endpoints[Name]['response'] extends z.ZodType
  ? z.output<Endpoints[Name]['response']>
  : never;
type Body<Name extends StaffEndpoint> = Endpoints[Name] extends { body: z.ZodType }
  ? z.input<Endpoints[Name]['body']>
  : never;
type Query<Name extends StaffEndpoint> = Endpoints[Name] extends { query: z.ZodType }
  ? z.input<Endpoints[Name]['query']>
  : never;

/** The contract's table, held to it by type only: importing its values would bring 95 kB of zod (gzipped) into wp-admin. */
const routes = {
  listReturns: ['GET', '/admin/returns'],
  getReturn: ['GET', '/admin/returns/:id'],
  command: ['POST', '/admin/returns/:id/commands'],
  uploadLabel: ['PUT', '/admin/returns/:id/label'],
  staffLabel: ['GET', '/admin/returns/:id/label'],
  staffLookup: ['POST', '/admin/orders/lookup'],
  staffEstimate: ['POST', '/admin/estimate'],
  staffExchangeItems: ['POST', '/admin/exchange-items'],
  staffSubmit: ['POST', '/admin/returns'],
  staffEdit: ['POST', '/admin/returns/:id/edit'],
  staffChange: ['POST', '/admin/returns/:id/change'],
  staffPhoto: ['GET', '/admin/returns/:id/photos/:photoId'],
  report: ['GET', '/admin/report'],
  connection: ['GET', '/admin/connection'],
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

export function listReturns(query: Query<'listReturns'>, signal?: AbortSignal): Promise<Answer<'listReturns'>> {
  return call('listReturns', { query, signal });
}

export function getReturn(id: string, signal?: AbortSignal): Promise<Answer<'getReturn'>> {
  return call('getReturn', { at: { id }, signal });
}

/** Answers the return as it is afterwards. `revision` is the one the person saw. */
export function sendCommand(id: string, revision: number, command: StaffCommand): Promise<Answer<'command'>> {
  return call('command', { at: { id }, body: { revision, command } satisfies Body<'command'> });
}

export function uploadLabel(id: string, body: Body<'uploadLabel'>): Promise<Answer<'uploadLabel'>> {
  return call('uploadLabel', { at: { id }, body });
}

/** The label as a PDF. A plain link can't fetch it: WordPress wants the nonce header. */
export function fetchLabel(id: string): Promise<Blob> {
  return fetchFile('staffLabel', { id });
}

/** A photo that the shopper sent, as JPEG. */
export function fetchPhoto(id: string, photoId: string, signal?: AbortSignal): Promise<Blob> {
  return fetchFile('staffPhoto', { id, photoId }, signal);
}

/** An order by its number alone, for a customer who wrote or called. */
export function staffLookup(body: Body<'staffLookup'>): Promise<Answer<'staffLookup'>> {
  return call('staffLookup', { body });
}

export function staffEstimate(body: Body<'staffEstimate'>): Promise<Answer<'staffEstimate'>> {
  return call('staffEstimate', { body });
}

export function staffExchangeItems(body: Body<'staffExchangeItems'>): Promise<Answer<'staffExchangeItems'>> {
  return call('staffExchangeItems', { body });
}

export function staffSubmit(body: Body<'staffSubmit'>): Promise<Answer<'staffSubmit'>> {
  return call('staffSubmit', { body });
}

/** By the shopper's route, which every visitor may use: the look-up's token says for which order. */
export function sendPhoto(body: PhotoRequest): Promise<PhotoResponse> {
  return request({ path: '/boomerang/v1/shop/photos', method: 'POST', data: body });
}

/** The order anew, with the return's own units free, and what was asked. */
export function staffEdit(id: string): Promise<Answer<'staffEdit'>> {
  return call('staffEdit', { at: { id } });
}

export function staffChange(id: string, body: Body<'staffChange'>): Promise<Answer<'staffChange'>> {
  return call('staffChange', { at: { id }, body });
}

export function getReport(query: Query<'report'>, signal?: AbortSignal): Promise<Answer<'report'>> {
  return call('report', { query, signal });
}

export function testConnection(signal?: AbortSignal): Promise<Answer<'connection'>> {
  return call('connection', { signal });
}

export function getPolicy(signal?: AbortSignal): Promise<Answer<'getPolicy'>> {
  return call('getPolicy', { signal });
}

export function savePolicy(body: Body<'savePolicy'>): Promise<Answer<'savePolicy'>> {
  return call('savePolicy', { body });
}

export function getPolicyVersions(signal?: AbortSignal): Promise<Answer<'policyVersions'>> {
  return call('policyVersions', { signal });
}

export function getPolicyVersion(version: number, signal?: AbortSignal): Promise<Answer<'policyVersion'>> {
  return call('policyVersion', { at: { version: String(version) }, signal });
}

export function searchCatalogue(query: Query<'catalogue'>, signal?: AbortSignal): Promise<Answer<'catalogue'>> {
  return call('catalogue', { query, signal });
}

export function replayPolicy(rules: PolicyRulesView, signal?: AbortSignal): Promise<Answer<'replay'>> {
  return call('replay', { body: { rules } satisfies Body<'replay'>, signal });
}

/** null removes the token. */
export function saveShippoToken(token: string | null): Promise<Answer<'shippoToken'>> {
  return call('shippoToken', { body: { token } satisfies Body<'shippoToken'> });
}

/** Where news of returns go, and the key that signs them. */
export function getWebhook(signal?: AbortSignal): Promise<Answer<'getWebhook'>> {
  return call('getWebhook', { signal });
}

/** `url` null removes the receiver. */
export function saveWebhook(body: Body<'saveWebhook'>): Promise<Answer<'saveWebhook'>> {
  return call('saveWebhook', { body });
}

export function testWebhook(): Promise<Answer<'testWebhook'>> {
  return call('testWebhook', {});
}

/** What the Connection page knows: answered by the plugin itself, so it works without a bridge. */
export interface ConnectionSettings {
  site: string;
  bridgeUrl: string;
  bridgeUrlFromConstant: boolean;
  secretSet: boolean;
  secretTooShort: boolean;
  secretFromConstant: boolean;
  previousSecretSet: boolean;
  pluginVersion: string;
}

/** A field that is left out stays as it is. */
export function saveConnection(changes: { bridgeUrl?: string; secret?: string }): Promise<ConnectionSettings> {
  return request({ path: '/boomerang/v1/settings/connection', method: 'POST', data: changes });
}

function call<Name extends StaffEndpoint>(name: Name, sent: Sent): Promise<Answer<Name>> {
  return request<Answer<Name>>({
    path: pathOf(name, sent),
    method: routes[name][0],
    ...(sent.body === undefined ? {} : { data: sent.body }),
    ...(sent.signal ? { signal: sent.signal } : {}),
  });
}

async function fetchFile(name: StaffEndpoint, at: Record<string, string>, signal?: AbortSignal): Promise<Blob> {
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

async function request<T>(options: APIFetchOptions): Promise<T> {
  try {
    return (await apiFetch(options)) as T;
  } catch (error) {
    throw await asProblem(error);
  }
}
