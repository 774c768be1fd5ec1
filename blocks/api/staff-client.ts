import type { ParcelCommand } from '../../bridge/contract/parcel.ts';
import type { PolicyRulesView } from '../../bridge/contract/policy.ts';
import type { PhotoRequest, PhotoResponse } from '../../bridge/contract/shop.ts';
import type { StaffCommand } from '../../bridge/contract/staff.ts';
import { call, fetchFile, request, type Answer, type Body, type Query } from './staff-routes.ts';

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

export function listParcels(query: Query<'listParcels'>, signal?: AbortSignal): Promise<Answer<'listParcels'>> {
  return call('listParcels', { query, signal });
}

export function getParcel(id: string): Promise<Answer<'getParcel'>> {
  return call('getParcel', { at: { id } });
}

/** Answers the parcel as it is afterwards. `revision` is the one the person saw. */
export function sendParcelCommand(
  id: string,
  revision: number,
  command: ParcelCommand,
): Promise<Answer<'commandParcel'>> {
  return call('commandParcel', { at: { id }, body: { revision, command } satisfies Body<'commandParcel'> });
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
export function staffOrders(body: Body<'staffOrders'>): Promise<Answer<'staffOrders'>> {
  return call('staffOrders', { body });
}

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

export function getHealth(signal?: AbortSignal): Promise<Answer<'health'>> {
  return call('health', { signal });
}

export function getSweeps(signal?: AbortSignal): Promise<Answer<'sweeps'>> {
  return call('sweeps', { signal });
}

export function getReconcile(signal?: AbortSignal): Promise<Answer<'reconcile'>> {
  return call('reconcile', { signal });
}

/** Compares the books with WooCommerce and Shippo soon, in the background. */
export function reconcileNow(): Promise<Answer<'reconcileNow'>> {
  return call('reconcileNow', {});
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
  /** Of the plugin's REST routes; with plain permalinks a `?rest_route=` address. */
  restRoot: string;
}

/** A field that is left out stays as it is. */
export function saveConnection(changes: { bridgeUrl?: string; secret?: string }): Promise<ConnectionSettings> {
  return request({ path: '/boomerang/v1/settings/connection', method: 'POST', data: changes });
}
