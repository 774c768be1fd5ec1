import { describe, expect, it } from 'vitest';
import { verifySignature, type ReceivedMessage } from '../../../bridge/http/signature.ts';
import vectors from '../../data/signature-vectors.json' with { type: 'json' };
import { GUEST, memoryRules, NOW, PREVIOUS_SECRET, siteHeaders, STAFF, type MessageParts } from './support.ts';

const FIVE_MINUTES = 5 * 60_000;

function message(parts: MessageParts, sent: Partial<ReceivedMessage> = {}): ReceivedMessage {
  return {
    method: parts.method ?? 'GET',
    path: parts.path ?? '/v1/shop/lookup',
    headers: siteHeaders(parts),
    rawBody: Buffer.from(parts.body ?? ''),
    ...sent,
  };
}

async function reasonOf(parts: MessageParts, sent: Partial<ReceivedMessage> = {}): Promise<unknown> {
  const verified = await verifySignature(message(parts, sent), memoryRules());
  return verified.ok ? 'accepted' : (verified.problem.params?.['reason'] ?? verified.problem.code);
}

describe('the vectors that the plugin signs too', () => {
  const toBridge = vectors.vectors.filter((vector) => vector.direction === 'site-to-bridge');

  it.each(toBridge)('$name', async (vector) => {
    const { version, direction, site, time, nonce, actorHeader: actor, signature } = vector;
    const headers = Object.fromEntries(
      Object.entries({ version, direction, site, time, nonce, actor, signature }).map(([key, value]) => [
        `x-boomerang-${key}`,
        value,
      ]),
    );
    const verified = await verifySignature(
      { method: vector.method, path: vector.path, headers, rawBody: Buffer.from(vector.body) },
      { ...memoryRules(), site, secrets: [vector.secret] },
    );
    expect(verified).toMatchObject({ ok: true, requester: vector.actor });
  });
});

describe('a message from the paired site', () => {
  it.each([GUEST, STAFF, { type: 'customer', id: 7, email: 'ana@example.com', ip: '203.0.113.9' }])(
    'names who asks: $type',
    async (actor) => {
      expect(await verifySignature(message({ actor }), memoryRules())).toMatchObject({ ok: true, requester: actor });
    },
  );

  it('is accepted with the previous secret while both sides change theirs', async () => {
    expect(await reasonOf({ secret: PREVIOUS_SECRET })).toBe('accepted');
  });

  it('is accepted when its home URL is only spelled otherwise', async () => {
    expect(await reasonOf({ site: 'https://Shop.example:443/' })).toBe('accepted');
  });

  it.each([-FIVE_MINUTES, FIVE_MINUTES])('is accepted %d ms away from our clock', async (skew) => {
    expect(await reasonOf({ time: NOW + skew })).toBe('accepted');
  });

  it.each([-FIVE_MINUTES - 1, FIVE_MINUTES + 1])('is refused %d ms away from our clock', async (skew) => {
    expect(await reasonOf({ time: NOW + skew })).toBe('time');
  });
});

describe('a message of a copy of the site', () => {
  it('is refused, and told which site the bridge belongs to: it knows the secret', async () => {
    const refused = await verifySignature(message({ site: 'https://staging.example' }), memoryRules());
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'signature_refused', params: { reason: 'site', paired: memoryRules().site } },
    });
  });
});

describe('a message that is not what was signed', () => {
  it.each([
    ['method', { method: 'PUT' }],
    ['path', { path: '/v1/shop/other' }],
    ['query', { path: '/v1/shop/lookup?page=2' }],
    ['body', { rawBody: Buffer.from('{"a":2}') }],
  ])('is refused: another %s', async (_what, sent) => {
    expect(await reasonOf({ method: 'POST', body: '{"a":1}' }, sent)).toBe('invalid');
  });

  it.each(['version', 'direction', 'site', 'time', 'nonce', 'actor', 'signature'])(
    'is refused without its %s header',
    async (name) => {
      const headers = siteHeaders({});
      delete headers[`x-boomerang-${name}`];
      expect(await reasonOf({}, { headers })).toBe('missing');
    },
  );

  it.each([
    ['site', 'https://staging.example'],
    ['time', String(NOW + 1)],
    ['nonce', 'f'.repeat(32)],
    ['direction', 'bridge-to-site'],
    ['actor', Buffer.from(JSON.stringify(STAFF)).toString('base64url')],
    ['signature', '0'.repeat(64)],
  ])('is refused when its %s header was changed', async (name, value) => {
    expect(await reasonOf({}, { headers: { ...siteHeaders({}), [`x-boomerang-${name}`]: value } })).toBe('invalid');
  });

  it('is refused with a secret that is neither the current nor the previous one', async () => {
    expect(await reasonOf({ secret: 'another-secret-of-32-bytes-or-more' })).toBe('invalid');
  });
});

describe('a rightly signed message that is not for us', () => {
  it('is refused when it was made for the other direction', async () => {
    expect(await reasonOf({ direction: 'bridge-to-site' })).toBe('direction');
  });

  it('is refused when another site made it, a staging copy with the same secret too', async () => {
    expect(await reasonOf({ site: 'https://staging.shop.example' })).toBe('site');
    expect(await reasonOf({ site: 'http://shop.example' })).toBe('site');
    expect(await reasonOf({ site: 'https://shop.example/fr' })).toBe('site');
  });

  it('is refused when its actor is the bridge, or nobody we know', async () => {
    expect(await reasonOf({ actor: { type: 'bridge' } })).toBe('actor');
    expect(await reasonOf({ actor: { type: 'staff', id: '1' } })).toBe('actor');
  });

  it('says which side to update when it speaks another protocol', async () => {
    const newer = await verifySignature(message({ version: '2' }), memoryRules());
    const older = await verifySignature(message({ version: '0' }), memoryRules());
    expect(newer).toMatchObject({ problem: { code: 'protocol_version', params: { side: 'bridge' } } });
    expect(older).toMatchObject({ problem: { code: 'protocol_version', params: { side: 'plugin' } } });
  });
});

describe('a message that comes twice', () => {
  it('is refused the second time when it is a write', async () => {
    const rules = memoryRules();
    const write = message({ method: 'POST', body: '{}' });
    expect(await verifySignature(write, rules)).toMatchObject({ ok: true });
    expect(await verifySignature(write, rules)).toMatchObject({ problem: { params: { reason: 'replayed' } } });
  });

  it('is answered again when it is a read', async () => {
    const rules = memoryRules();
    const read = message({});
    expect(await verifySignature(read, rules)).toMatchObject({ ok: true });
    expect(await verifySignature(read, rules)).toMatchObject({ ok: true });
  });

  it('can not burn the nonce of a rightful message with a wrong signature', async () => {
    const rules = memoryRules();
    const rightful = message({ method: 'POST', body: '{}' });
    const forged = { ...rightful, headers: { ...rightful.headers, 'x-boomerang-signature': '0'.repeat(64) } };
    expect(await verifySignature(forged, rules)).toMatchObject({ ok: false });
    expect(await verifySignature(rightful, rules)).toMatchObject({ ok: true });
  });
});
