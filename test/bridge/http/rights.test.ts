import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints, type Endpoint } from '../../../bridge/contract/endpoints.ts';
import { capsOf, ENDPOINTS, everySet, ROLES, suffices } from '../../support/who-may.ts';
import { STAFF, startTestBridge, type TestBridge } from './support.ts';

const RETURN_ID = '6f1f3b0e-6a0c-4c0e-9a55-2f6b1d2c3e4f';
const table = Object.entries<Endpoint>(endpoints).filter(([, { path }]) => /^\/(admin|policy)/.test(path));

let bridge: TestBridge;
beforeAll(async () => {
  bridge = await startTestBridge({});
});
afterAll(() => bridge.server.close(1_000));

async function isLetIn({ method, path }: Endpoint, caps: readonly string[]): Promise<boolean> {
  const at = `/v1${path.replace(':id', RETURN_ID).replace(/:\w+/, RETURN_ID)}`;
  const response = await bridge.request(method, at, { actor: { ...STAFF, caps } });
  return response.status !== 403;
}

describe('who may call an endpoint of staff', () => {
  it('is written down for every one, and for none that there is not', () => {
    expect(table.map(([name]) => name).sort()).toEqual(Object.keys(ENDPOINTS).sort());
  });

  it.each(table)('%s: every role there is', async (name, endpoint) => {
    for (const [role, has] of Object.entries(ROLES))
      expect([role, await isLetIn(endpoint, capsOf(has))]).toEqual([role, suffices(has, ENDPOINTS[name] ?? '')]);
  });

  it.each(table)('%s: every set of capabilities', async (name, endpoint) => {
    for (const has of everySet())
      expect([has, await isLetIn(endpoint, capsOf(has))]).toEqual([has, suffices(has, ENDPOINTS[name] ?? '')]);
  });

  it('answers to whoever only receives parcels name no money and no person', () => {
    const named = new Set<string>();
    const walk = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties') Object.keys(value as object).forEach((name) => named.add(name));
        walk(value);
      }
    };
    const open = table.filter(([name]) => suffices('r', ENDPOINTS[name] ?? ''));
    expect(open.every(([, { response }]) => response !== null)).toBe(true);
    for (const [, { response }] of open) walk(z.toJSONSchema(response!));
    expect(named.has('trackingNumber')).toBe(true);
    const secret =
      /amount|currency|money|price|cost|worth|tax|goods|total.+|payout|credit|coupon|ledger|promise|resolution|customer|mail|phone|address|photo|report/i;
    expect([...named].filter((name) => secret.test(name))).toEqual([]);
  });

  it('a plugin that knows only the right of old is told to be updated', async () => {
    const actor = { ...STAFF, caps: ['manage_boomerang_returns', 'manage_boomerang_policy'] };
    const response = await bridge.request('GET', '/v1/admin/returns', { actor });
    expect(await response.json()).toMatchObject({ code: 'protocol_version', params: { side: 'plugin' } });
    expect(response.status).toBe(426);
  });
});
