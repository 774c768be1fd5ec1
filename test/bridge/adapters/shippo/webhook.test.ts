import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseTrackHint, verifyShippoWebhook } from '../../../../bridge/adapters/shippo/webhook.ts';

const secret = 'a secret from Shippo';
const now = Date.parse('2026-11-23T18:00:00Z');
const rawBody = '{"event":"track_updated"}';

function header(time: number, body = rawBody, key = secret): string {
  return `t=${time},v1=${createHmac('sha256', key).update(`${time}.${body}`).digest('hex')}`;
}

describe('The signature of a Shippo webhook', () => {
  const seconds = now / 1000;
  const verify = (given: string | undefined, extra: object = {}) =>
    verifyShippoWebhook({ rawBody, header: given, secret, now, ...extra });

  it('is accepted when it is right, also among others and over bytes', () => {
    expect(verify(header(seconds))).toBe(true);
    expect(verify(`${header(seconds, rawBody, 'old')}, ${header(seconds).split(',')[1]}`)).toBe(true);
    expect(verify(header(seconds), { rawBody: Buffer.from(rawBody) })).toBe(true);
  });

  it('is good for 300 s either way', () => {
    expect(verify(header(seconds - 300))).toBe(true);
    expect(verify(header(seconds - 301))).toBe(false);
    expect(verify(header(seconds + 301))).toBe(false);
  });

  it.each([
    ['another body', header(seconds, '{}')],
    ['another secret', header(seconds, rawBody, 'guessed')],
    ['another time', header(seconds - 1).replace(String(seconds - 1), String(seconds))],
    ['no time', header(seconds).split(',')[1]],
    ['no signature', `t=${seconds}`],
    ['a short signature', `t=${seconds},v1=abcd`],
    ['nothing', ''],
    ['no header', undefined],
  ])('is refused for %s', (_what, given) => {
    expect(verify(given)).toBe(false);
  });

  it('is refused where there is no secret', () => {
    expect(verify(header(seconds, rawBody, ''), { secret: '' })).toBe(false);
  });
});

describe('The hint in a webhook', () => {
  it('names the parcel, nulls and unknown fields or not', () => {
    const data = { carrier: 'USPS', tracking_number: '9205', eta: null, tracking_status: null, more: [] };
    expect(parseTrackHint({ event: 'track_updated', test: true, data })).toEqual({
      carrier: 'usps',
      trackingNumber: '9205',
    });
  });

  it('of an old API version is a transaction, which has no carrier', () => {
    expect(parseTrackHint({ event: 'track_updated', data: { tracking_number: '9205', rate: 'r' } })).toEqual({
      carrier: null,
      trackingNumber: '9205',
    });
  });

  it.each([
    [null],
    ['text'],
    [{}],
    [{ event: 'batch_created', data: 'id' }],
    [{ data: { tracking_number: null } }],
    [{ data: { tracking_number: '' } }],
    [{ data: { tracking_number: '9'.repeat(101) } }],
    [{ data: { tracking_number: { $ne: 1 } } }],
  ])('is null for %j', (body) => {
    expect(parseTrackHint(body)).toBeNull();
  });
});
