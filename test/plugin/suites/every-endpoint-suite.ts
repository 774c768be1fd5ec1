import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoints, type Endpoint, type EndpointName } from '../../../bridge/contract/endpoints.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { refuse } from '../../../bridge/domain/result.ts';
import type { Handlers, ParameterNames } from '../../../bridge/http/handlers.ts';
import { startTestBridge, type TestBridge } from '../../bridge/http/support.ts';
import { json } from '../support/fake-bridge.ts';
import { type PluginSite, SECRET } from '../support/plugin-site.ts';

type Parameter = ParameterNames<(typeof endpoints)[EndpointName]['path']>;

/** As they look in a real store. */
const PARAMETERS: Readonly<Record<Parameter, string>> = {
  id: '6f1f3b0e-6a0c-4c0e-9a55-2f6b1d2c3e4f',
  photoId: '0b0c7a52-7f0e-4d6c-8c55-1f2e3d4c5b6a',
  token: 'MDE5MGIzYzUtMDAwMC00MDAwOjA.pK3nV8_wq0T5nB1xY7uR2mC9sL4eD6hAfZk3vJ8wq0T',
  version: '12',
};

const TOKEN = 'a-token';
const LINE = {
  lineId: 3,
  quantity: 1,
  reasonId: 'too_small',
  comment: 'Tight',
  resolution: 'refund',
  exchange: null,
  photoIds: [],
};
const DRAFT = { token: TOKEN, kind: 'return', lines: [LINE], locale: 'fr_FR' };
const REQUEST_ID = PARAMETERS.photoId;

/** A body and a query of each endpoint that takes one, with every name that its schema has. */
const INPUTS: Partial<
  Record<EndpointName, { readonly body?: object; readonly query?: Readonly<Record<string, string>> }>
> = {
  lookup: { body: { orderNumber: '1042', email: 'ana@example.com', kept: 'k', locale: 'fr_FR' } },
  submit: { body: { ...DRAFT, requestId: REQUEST_ID, comment: '', name: 'Ana', page: '' } },
  estimate: { body: DRAFT },
  exchangeItems: { body: { token: TOKEN, lineId: 3, quantity: 2, kind: 'return', reasonId: 'too_small', search: 'shirt' } },
  photo: { body: { token: TOKEN, jpegBase64: 'A'.repeat(400) } },
  openReturn: { body: { link: TOKEN, session: TOKEN } },
  status: { body: { session: TOKEN } },
  confirmEmail: { body: { session: TOKEN, email: 'ana@example.com' } },
  edit: { body: { session: TOKEN } },
  cancel: { body: { session: TOKEN } },
  tracking: { body: { session: TOKEN, carrier: 'usps', trackingNumber: '9400 1000', another: true } },
  change: { body: { session: TOKEN, token: TOKEN, lines: [LINE] } },
  listReturns: {
    query: {
      search: 'Müller & Co',
      states: 'approved,received',
      attention: 'true',
      sort: 'number',
      direction: 'asc',
      page: '2',
      perPage: '50',
    },
  },
  command: { body: { revision: 1, command: { type: 'receive' } } },
  listParcels: {
    query: { search: '9400', states: 'received', sort: 'number', direction: 'asc', page: '2', perPage: '50' },
  },
  commandParcel: { body: { revision: 1, command: { type: 'receive' } } },
  uploadLabel: { body: { revision: 1, pdfBase64: 'JVBERi0=', carrier: 'ups', trackingNumber: '1Z999' } },
  staffLookup: { body: { orderNumber: '1042', orderId: 5042, locale: 'fr_FR' } },
  staffOrders: { body: { search: 'Ana' } },
  staffEstimate: { body: DRAFT },
  staffExchangeItems: { body: { token: TOKEN, lineId: 3, quantity: 2, kind: 'return', reasonId: 'too_small', search: 'shirt' } },
  staffSubmit: { body: { ...DRAFT, requestId: REQUEST_ID, comment: '', name: 'Ana', override: 'A loyal customer' } },
  staffChange: { body: { revision: 1, token: TOKEN, lines: [LINE], override: '' } },
  report: { query: { from: '2026-01', to: '2026-11' } },
  savePolicy: { body: { basedOn: 3, rules: DEFAULT_RULES } },
  catalogue: { query: { kind: 'product', search: 'shirt', ids: '1,2' } },
  replay: { body: { rules: DEFAULT_RULES } },
  shippoToken: { body: { token: null } },
  saveWebhook: { body: { url: 'https://hooks.example/boomerang', newSecret: true } },
  privacyExport: { body: { email: 'ana@example.com' } },
  privacyErase: { body: { email: 'ana@example.com' } },
};

const named = (schema: z.ZodType | undefined) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

/** Site and bridge are the real ones; only what stands behind the bridge's routes is not. */
export function everyEndpointSuite(running: () => PluginSite): void {
  describe('every endpoint of the contract, through the site', () => {
    const reached: { name: string; input: { body?: unknown; query?: unknown; params?: unknown } }[] = [];
    let bridge: TestBridge;
    let admin: Awaited<ReturnType<PluginSite['login']>>;

    beforeAll(async () => {
      const site = running().site.url;
      const names = Object.keys(endpoints) as EndpointName[];
      // A refusal is an answer that fits every endpoint.
      const handler = (name: EndpointName) => (input: object) => {
        reached.push({ name, input });
        return Promise.resolve(refuse('not_possible_now', { state: 'closed' }));
      };
      bridge = await startTestBridge(Object.fromEntries(names.map((name) => [name, handler(name)])) as Partial<Handlers>, {
        signature: {
          site,
          secrets: [SECRET],
          clock: { now: () => Date.now() },
          database: { rememberNonce: () => Promise.resolve(true) },
        },
      });
      running().bridge.answer = async ({ method, url, headers, body }) => {
        const passed = Object.entries(headers).filter(([name]) => /^(x-|content-type|shippo-)/.test(name));
        const answer = await fetch(`http://127.0.0.1:${bridge.server.port}${url}`, {
          method,
          headers: Object.fromEntries(passed.map(([name, value]) => [name, String(value)])),
          ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
        });
        return json(await answer.json(), answer.status);
      };
      admin = await running().login('admin');
    });
    afterAll(async () => {
      running().bridge.answer = () => json({ ok: true });
      await bridge.server.close(1_000);
    });

    const browsers = (Object.entries(endpoints) as [EndpointName, Endpoint][]).filter(
      ([, { audience }]) => audience !== 'site' && audience !== 'carrier',
    );

    it.each(browsers)('%s reaches its use-case with all that it was asked', async (name, endpoint) => {
      const { body, query } = INPUTS[name] ?? {};
      expect(Object.keys(body ?? {}).sort(), 'a sample of each field').toEqual(named(endpoint.body).sort());
      expect(Object.keys(query ?? {}).sort(), 'a sample of each parameter').toEqual(named(endpoint.query).sort());
      const path = endpoint.path.replace(/:(\w+)/g, (_, parameter: Parameter) => PARAMETERS[parameter]);
      reached.length = 0;
      const answer = await running().asBrowser(`${path}${query ? `?${new URLSearchParams(query)}` : ''}`, {
        method: endpoint.method,
        headers: { ...admin, ...(endpoint.method === 'GET' ? {} : { 'content-type': 'application/json' }) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'not_possible_now' }]);
      const params = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, one]) => [one, PARAMETERS[one as Parameter]]);
      expect(reached).toMatchObject([{ name, input: { params: Object.fromEntries(params) as object } }]);
      if (body) expect(reached[0]?.input.body).toEqual(body);
      if (query) expect(Object.keys(reached[0]?.input.query ?? {}).sort()).toEqual(Object.keys(query).sort());
    });
  });
}
