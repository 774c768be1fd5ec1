import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../../bridge/adapters/logging/logger.ts';
import { scrubbedText } from '../../../../bridge/adapters/logging/scrub.ts';

function logged(details: object, message = 'x'): Record<string, unknown> {
  const lines: string[] = [];
  createLogger('debug', { write: (line) => void lines.push(line) }).warn(details, message);
  return JSON.parse(lines[0]!) as Record<string, unknown>;
}

describe('what slips into a log line', () => {
  it.each([
    ['an e-mail address in a message', { reason: 'no order for ana.diaz+shop@example.co.uk' }, 'ana.diaz'],
    ['an encoded one in an address', { reason: 'GET /customers?email=ana%40example.com' }, 'ana%40'],
    [
      'a person under any name',
      { customer: { name: 'Ana Diaz' }, first_name: 'Ana', billing: { city: 'Paris' } },
      'Ana',
    ],
    ['an address deep inside', { answer: { order: { billing: { address_1: '1 Rue Foch' } } } }, 'Foch'],
    ['keys of WooCommerce', { reason: 'key ck_0123456789 was refused' }, 'ck_0123'],
    ['a token of Shippo', { reason: 'shippo_live_abc123 is not valid' }, 'abc123'],
    ['the password in a database address', { reason: 'postgres://shop:hunter2@db/x failed' }, 'hunter2'],
    ['the token of a link', { reason: 'GET /returns/pK3nV8_wq0T5nB1xY7uR2mC9sL4eD6hAfZk3vJ8wq0T' }, 'pK3nV8'],
  ])('%s is taken out', (_what, details, secret) => {
    expect(JSON.stringify(details)).toContain(secret);
    expect(JSON.stringify(logged(details))).not.toContain(secret);
  });

  it('and also from the message, from errors, and from what caused them', () => {
    const error = new Error('for ana@example.com', { cause: new Error('duplicate ana@example.com') });
    const line = logged({ err: error }, 'mail to ana@example.com');
    expect(JSON.stringify(line)).not.toContain('ana@');
    expect(line['msg']).toBe('mail to [e-mail]');
    expect(line['err']).toMatchObject({
      type: 'Error',
      message: 'for [e-mail]',
      stack: expect.stringContaining('logger.test'),
    });
  });

  it('a body that is no JSON is not quoted', () => {
    let error: unknown;
    try {
      JSON.parse('Ana Diaz, Rue Foch');
    } catch (thrown) {
      error = thrown;
    }
    expect((error as Error).message).toContain('Ana');
    expect(JSON.stringify(logged({ err: error }))).not.toContain('Ana');
  });

  it('properties of an error stay out: HTTP clients keep keys and bodies there', () => {
    const error = Object.assign(new Error('x'), { config: { auth: 'hunter2' }, code: 'ECONNREFUSED' });
    const line = logged({ err: error });
    expect(JSON.stringify(line)).not.toContain('hunter2');
    expect(line['err']).toMatchObject({ code: 'ECONNREFUSED' });
  });
});

it('what one looks for stays: ids, codes, figures and times', () => {
  const details = {
    traceId: '6f1f3b0e-6a0c-4c0e-9a55-2f6b1d2c3e4f',
    storeId: 'main',
    effectId: '0190b3c5-0000-7000-8000-000000000001',
    idempotency: '0190b3c5-0000-7000-8000-000000000001-12',
    returnId: '0190b3c5-0000-7000-8000-000000000002',
    code: 'woocommerce_rest_cannot_create_order_refund',
    route: '/v1/shop/packing-slips/:token',
    status: 503,
    ms: 12,
    at: '2026-11-23T12:00:00.000Z',
  };
  expect(logged(details)).toMatchObject(details);
});

describe('A long text costs its length, not the square of it', () => {
  /** Letters that are looked at while a text is searched for words. Patterns are held to one pass by ESLint (`regexp/no-super-linear-…`). */
  function lettersSearched(text: string): number {
    let letters = 0;
    const find = String.prototype.indexOf;
    String.prototype.indexOf = function (word, from = 0) {
      const at = find.call(this, word, from);
      letters += (at === -1 ? this.length : at) - from;
      return at;
    };
    try {
      scrubbedText(text);
    } finally {
      String.prototype.indexOf = find;
    }
    return letters;
  }

  it.each<[string, string]>([
    ['what begins to quote a body and never ends', 'Unexpected token '],
    ['what begins and ends again and again', 'Unexpected token x is not valid JSON '],
    ['ends without a beginning', ' is not valid JSON'],
    ['half an address', 'a@'],
    ['letters', 'a'],
  ])('%s', (_what, piece) => {
    const text = piece.repeat(100_000 / piece.length);
    expect(lettersSearched(text)).toBeGreaterThan(0);
    expect(lettersSearched(text)).toBeLessThanOrEqual(3 * text.length);
  });
});

describe('No address gets through, whatever stands around it', () => {
  const around = fc.string({
    unit: fc.constantFrom('a', 'Ł', '7', '.', '_', '%', '+', '-', '@', '%40', ' ', '/', ':', '<'),
    maxLength: 12,
  });
  const local = fc.string({
    unit: fc.constantFrom('a', 'é', '9', '.', '_', '+', '-', '%'),
    minLength: 1,
    maxLength: 8,
  });

  it('also where another one ends just before it', () => {
    fc.assert(
      fc.property(around, local, fc.constantFrom('@', '%40'), around, (before, person, at, after) => {
        const clean = scrubbedText(`${before}${person}secret${at}example.com${after}`);
        expect(clean).not.toContain('secret');
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['Mail to ada@example.com.', 'Mail to [e-mail].'],
    ['<ada@example.com>, bob@example.com', '<[e-mail]>, [e-mail]'],
    ['email=ada%40example.com&page=2', 'email=[e-mail]&page=2'],
    ['no address: user@localhost, 3 @ 4, %40', 'no address: user@localhost, 3 @ 4, %40'],
  ])('%s', (text, clean) => {
    expect(scrubbedText(text)).toBe(clean);
  });
});
