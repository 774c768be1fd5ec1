import { afterEach, describe, expect, it, vi } from 'vitest';
import { endpoints, PROBLEM_CODES, type Endpoint } from '../../../bridge/contract/endpoints.ts';
import { ok, refuse } from '../../../bridge/domain/result.ts';
import type { HandlerOutput, Handlers } from '../../../bridge/http/handlers.ts';
import { PUBLIC_FACTS_HEADER } from '../../../bridge/contract/policy.ts';
import { DEFAULT_RULES } from '../../../bridge/domain/policy.ts';
import { CarrierUnavailable } from '../../../bridge/ports/carrier.ts';
import { ChangedMeanwhile } from '../../../bridge/ports/database.ts';
import { StoreUnavailable } from '../../../bridge/ports/store.ts';
import { GUEST, NOW, STAFF, startTestBridge, type TestBridge } from './support.ts';

const RETURN_ID = '6f1f3b0e-6a0c-4c0e-9a55-2f6b1d2c3e4f';
const TOKEN = 'MDE5MGIzYzUtMDAwMC00MDAwOjA.pK3nV8_wq0T5nB1xY7uR2mC9sL4eD6hAfZk3vJ8wq0T';
const found: HandlerOutput<'lookup'> = {
  token: 'order-token',
  order: {
    number: '1042',
    placedAt: '2026-01-01T00:00:00.000Z',
    currency: 'EUR',
    decimals: 2,
    customerName: 'Ana Diaz',
    email: 'ana@example.com',
    lines: [],
  },
  refusal: null,
  reasons: [],
  resolutions: ['refund'],
  exchangeScope: 'variation',
  terms: {
    sendBackDays: 14,
    moneyMoves: { refund: 'receipt', store_credit: 'receipt', exchange: 'receipt' },
    keepBasisPoints: 10_000,
    creditExpiresAfterDays: null,
    creditUsage: 'balance',
  },
  withdrawal: null,
  mayOverride: false,
};
const lookup = { body: JSON.stringify({ orderNumber: '1042', email: 'ana@example.com' }) };

let bridge: TestBridge | null = null;
async function start(
  handlers: Partial<Handlers>,
  options?: Parameters<typeof startTestBridge>[1],
): Promise<TestBridge> {
  bridge = await startTestBridge(handlers, options);
  return bridge;
}
afterEach(async () => {
  await bridge?.server.close(1_000);
  bridge = null;
});

describe('what the site may tell anyone', () => {
  it('goes out with answers about the policy, and with no other', async () => {
    const policy: HandlerOutput<'getPolicy'> = {
      version: 0,
      rules: DEFAULT_RULES,
      store: null,
      shippo: { mode: 'none', savedAt: null, webhookToken: '' },
    };
    const { request } = await start({
      getPolicy: () => Promise.resolve(ok(policy)),
      lookup: () => Promise.resolve(ok(found)),
    });
    const said = async (...parts: Parameters<typeof request>) =>
      (await request(...parts)).headers.get(PUBLIC_FACTS_HEADER);
    const told = await said('GET', '/v1/policy', { actor: STAFF });
    expect(JSON.parse(Buffer.from(told ?? '', 'base64').toString())).toEqual({
      withdrawal: true,
      storeRefundEmail: false,
    });
    expect(await said('POST', '/v1/shop/lookup', lookup)).toBeNull();
  });
});

describe('a request that is in order', () => {
  it('reaches its use-case parsed, with who asks and the request id of WordPress', async () => {
    const handler = vi.fn<Handlers['lookup']>(() => Promise.resolve(ok(found)));
    const { request } = await start({ lookup: handler });
    const response = await request('POST', '/v1/shop/lookup', {
      body: JSON.stringify({ orderNumber: ' 1042 ', email: 'ana@example.com' }),
      headers: { 'x-request-id': 'browser-request-1' },
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(found);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-request-id')).toBe('browser-request-1');
    expect(handler).toHaveBeenCalledWith(
      { body: { orderNumber: '1042', email: 'ana@example.com', locale: 'en_US' }, query: {}, params: {} },
      { requester: GUEST, traceId: 'browser-request-1', signedAt: new Date(NOW).toISOString() },
    );
  });

  it('has its query parsed, with defaults', async () => {
    const handler = vi.fn<Handlers['listReturns']>(() => Promise.resolve(ok({ items: [], total: 0 })));
    const { request } = await start({ listReturns: handler });
    const path = '/v1/admin/returns?search=M%C3%BCller%20%26%20Co&page=2';
    expect((await request('GET', path, { actor: STAFF })).status).toBe(200);
    expect(handler.mock.calls[0]?.[0].query).toMatchObject({ search: 'Müller & Co', page: 2, perPage: 20 });
  });

  it('gets a file with its type and a harmless name', async () => {
    const file = new TextEncoder().encode('%PDF-1.7');
    const { request } = await start({
      label: () => Promise.resolve(ok({ file, filename: 'RMA-1001"\r\nx.pdf', contentType: 'application/pdf' })),
    });
    const response = await request('GET', `/v1/shop/labels/${TOKEN}`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe('inline; filename="RMA-1001___x.pdf"');
    expect(await response.text()).toBe('%PDF-1.7');
  });

  it('does not get what the contract does not name', async () => {
    const { request } = await start({
      lookup: () => Promise.resolve(ok({ ...found, billingAddress: 'Main Street 1' } as typeof found)),
    });
    expect(await (await request('POST', '/v1/shop/lookup', lookup)).text()).not.toContain('Main Street');
  });

  it('hands the carrier hook on as it came: raw bytes, signature and token', async () => {
    const handler = vi.fn<Handlers['shippoHook']>(() => Promise.resolve(ok(undefined)));
    const { request } = await start({ shippoHook: handler });
    const response = await request('POST', '/v1/hooks/shippo?token=abc', {
      body: '{"event": null }',
      headers: { 'shippo-auth-signature': 't=1,v1=aa' },
    });
    expect([response.status, await response.text()]).toEqual([202, '']);
    expect(handler.mock.calls[0]?.[0]).toEqual({
      rawBody: Buffer.from('{"event": null }'),
      signature: 't=1,v1=aa',
      token: 'abc',
    });
  });
});

describe('every endpoint of the table', () => {
  it.each(Object.entries(endpoints))('%s answers only to signed requests', async (_name, endpoint: Endpoint) => {
    const { server } = await start({});
    const path = endpoint.path.replace(':id', RETURN_ID).replace(':token', TOKEN);
    const response = await fetch(`http://127.0.0.1:${server.port}/v1${path}`, { method: endpoint.method });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    expect(await response.json()).toMatchObject({ type: 'about:blank', status: 401, code: 'signature_refused' });
  });
});

describe('staff routes', () => {
  it.each([
    ['a guest', GUEST],
    ['a customer', { type: 'customer', id: 7, email: 'ana@example.com', ip: '203.0.113.9' }],
    ['staff without the capability', { ...STAFF, caps: ['edit_posts'] }],
    ['staff with the other capability', { ...STAFF, caps: ['manage_boomerang_policy'] }],
  ])('refuse %s', async (_who, actor) => {
    const { request } = await start({});
    const response = await request('GET', '/v1/admin/returns', { actor });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'not_allowed']);
  });

  it('keep what the site itself says from everybody whose request it carries', async () => {
    const { request } = await start({});
    for (const actor of [GUEST, STAFF]) {
      const response = await request('POST', '/v1/site/kept', { actor, body: '{}' });
      expect(response.status).toBe(403);
    }
    const site = await request('POST', '/v1/site/kept', { actor: { type: 'site', ip: '' }, body: '{}' });
    expect(((await site.json()) as { code: string }).code).toBe('bad_request');
  });

  it('keep the policy from those who only handle returns', async () => {
    const { request } = await start({});
    const response = await request('GET', '/v1/policy', { actor: { ...STAFF, caps: ['handle_boomerang_returns'] } });
    expect(response.status).toBe(403);
  });
});

describe('bad input', () => {
  const submit = {
    token: 'order-token',
    requestId: RETURN_ID,
    lines: [{ lineId: 5, quantity: 1, reasonId: 'too_big' }],
  };
  const line = submit.lines[0];

  it.each([
    ['a price in the body', { ...submit, price: 1 }, 'price', 'unrecognized_keys'],
    ['an amount in a line', { ...submit, lines: [{ ...line, amount: 1 }] }, 'lines.0.amount', 'unrecognized_keys'],
    ['quantity 0', { ...submit, lines: [{ ...line, quantity: 0 }] }, 'lines.0.quantity', 'too_small'],
    ['quantity -1', { ...submit, lines: [{ ...line, quantity: -1 }] }, 'lines.0.quantity', 'too_small'],
    ['quantity 1.5', { ...submit, lines: [{ ...line, quantity: 1.5 }] }, 'lines.0.quantity', 'invalid_type'],
    ['quantity "abc"', { ...submit, lines: [{ ...line, quantity: 'abc' }] }, 'lines.0.quantity', 'invalid_type'],
    ['no lines', { ...submit, lines: [] }, 'lines', 'too_small'],
    ['no line', { ...submit, lines: [{ quantity: 1 }] }, 'lines.0.lineId', 'invalid_type'],
    ['a list instead of an object', [], '', 'invalid_type'],
  ])('%s is named by field and issue', async (_what, body, field, issue) => {
    const { request } = await start({});
    const response = await request('POST', '/v1/shop/returns', { body: JSON.stringify(body) });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad_request', params: { field, issue } });
  });

  it.each([
    ['text that is no JSON', 'orderNumber=1042'],
    ['nothing', ''],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]).toString('latin1')],
  ])('%s is refused as a body', async (_what, body) => {
    const { request } = await start({});
    const response = await request('POST', '/v1/shop/lookup', { body });
    expect(response.status).toBe(400);
  });

  it.each(['/v1/admin/returns?pages=2', '/v1/admin/returns?page=1&page=2', '/v1/policy?verbose=1'])(
    'the query of %s is refused',
    async (path) => {
      const { request } = await start({});
      expect((await request('GET', path, { actor: STAFF })).status).toBe(400);
    },
  );

  it('an id or token that nothing can have is not found, without asking the database', async () => {
    const { request } = await start({});
    expect((await request('GET', '/v1/admin/returns/1', { actor: STAFF })).status).toBe(404);
    expect((await request('GET', "/v1/shop/labels/'%20OR%201=1")).status).toBe(404);
    expect((await request('GET', '/v1/shop/labels/%E0%A4%A')).status).toBe(400);
    expect((await request('GET', '/v1/elsewhere')).status).toBe(404);
  });

  it('a body over 256 KiB is refused, a label of 5 MiB is not', async () => {
    const { request } = await start({ uploadLabel: () => Promise.resolve(refuse('not_a_pdf')) });
    const large = await request('POST', '/v1/shop/lookup', { body: 'x'.repeat(300 * 1024) });
    expect([large.status, await large.json()]).toMatchObject([413, { params: { issue: 'too_large' } }]);
    const label = await request('PUT', `/v1/admin/returns/${RETURN_ID}/label`, {
      actor: STAFF,
      body: JSON.stringify({ revision: 0, pdfBase64: 'A'.repeat(5 * 1024 * 1024) }),
    });
    expect([label.status, await label.json()]).toMatchObject([422, { code: 'not_a_pdf' }]);
  });

  it('a compressed body is refused: the signature is over what was sent', async () => {
    const { request } = await start({});
    const response = await request('POST', '/v1/shop/lookup', { ...lookup, headers: { 'content-encoding': 'gzip' } });
    expect(response.status).toBe(415);
  });
});

describe('a use-case that does not give a value', () => {
  it.each(PROBLEM_CODES)('refuses with %s as problem+json', async (code) => {
    const { request } = await start({ lookup: () => Promise.resolve(refuse(code, { orderNumber: '1042' }, 30)) });
    const response = await request('POST', '/v1/shop/lookup', lookup);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.headers.get('retry-after')).toBe('30');
    expect(await response.json()).toMatchObject({ status: response.status, code, params: { orderNumber: '1042' } });
  });

  it.each([
    ['StoreUnavailable', new StoreUnavailable('timeout', 'no answer'), null],
    ['CarrierUnavailable', new CarrierUnavailable('rate_limited', 'slow down', 4_000), '4'],
  ])('throws %s: 503', async (_name, error, retryAfter) => {
    const { request } = await start({ lookup: () => Promise.reject(error) });
    const response = await request('POST', '/v1/shop/lookup', lookup);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, retryAfter]);
    expect(await response.json()).toMatchObject({ code: 'store_unavailable' });
  });

  it('throws ChangedMeanwhile: 409', async () => {
    const { request } = await start({ lookup: () => Promise.reject(new ChangedMeanwhile('RMA-1001')) });
    const response = await request('POST', '/v1/shop/lookup', lookup);
    expect([response.status, await response.json()]).toMatchObject([409, { code: 'changed_meanwhile' }]);
  });

  it('throws what nobody expected: 500 without a word about it, and the log has it with the request id', async () => {
    const error = Object.assign(new Error('duplicate key'), { detail: 'Key (email)=(ana@example.com) exists' });
    const { request, lines } = await start({ lookup: () => Promise.reject(error) });
    const response = await request('POST', '/v1/shop/lookup', { ...lookup, headers: { 'x-request-id': 'trace-0001' } });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('duplicate');
    const line = lines.find((one) => one.includes('duplicate key'));
    expect(line).toContain('trace-0001');
    expect(line).not.toContain('ana@example.com');
  });

  it('answers 500 when it refuses with a code that the contract does not know', async () => {
    const { request } = await start({ lookup: () => Promise.resolve(refuse('made_up')) });
    expect((await request('POST', '/v1/shop/lookup', lookup)).status).toBe(500);
  });
});

describe('logs', () => {
  it('hold the route, never a token, an address or an e-mail', async () => {
    const { request, lines } = await start({ label: () => Promise.resolve(refuse('not_found')) });
    await request('GET', `/v1/shop/labels/${TOKEN}`, {
      actor: { type: 'customer', id: 7, email: 'ana@example.com', ip: '203.0.113.9' },
    });
    await vi.waitFor(() => expect(lines.join('')).toContain('/v1/shop/labels/:token'));
    expect(lines.join('')).not.toMatch(new RegExp(`${TOKEN}|ana@|203\\.0\\.113`));
  });
});
