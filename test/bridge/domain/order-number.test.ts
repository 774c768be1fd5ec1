import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailKey } from '../../../bridge/domain/email-key.ts';
import { orderNumberKey, searchTerms } from '../../../bridge/domain/order-number.ts';

describe('An order’s number as shops print it and people type it', () => {
  it.each([
    ['#2042', '2042'],
    ['##2042', '2042'],
    ['# 2042', '2042'],
    ['No. 64', '64'],
    ['no 64', '64'],
    ['Nr. 64', '64'],
    ['n° 64', '64'],
    ['N°64', '64'],
    ['Nº 64', '64'],
    ['№ 64', '64'],
    ['Order 64', '64'],
    ['Order #64', '64'],
    ['order no. 64', '64'],
    ['ORDER NUMBER: 64', '64'],
    ['Commande n° 64', '64'],
    ['Bestellung Nr. 64', '64'],
    ['64.', '64'],
    ['64 .', '64'],
    ['0064', '64'],
    ['６４', '64'],
    ['٦٤', '64'],
    ['۶۴', '64'],
    ['6 4', '64'],
    [' 64\u00A0', '64'],
    ['\u200E64\u200F', '64'],
    ['web-2026/7', 'WEB-2026/7'],
    ['WEB–77', 'web-77'],
    ['web 77', 'WEB77'],
    ['77-a', '77-A'],
    ['＃2042', '#2042'],
  ])('%s is %s', (typed, printed) => expect(orderNumberKey(typed)).toBe(orderNumberKey(printed)));

  it.each([
    ['77', '7700'],
    ['77', '177'],
    ['A77', '77'],
    ['77-1', '771'],
    ['W-1', 'W-10'],
    ['1', '1.5'],
    ['ORD-64', '64'],
    ['', '64'],
    ['#', '64'],
  ])('%s is not %s', (typed, printed) => expect(orderNumberKey(typed)).not.toBe(orderNumberKey(printed)));

  it('is the same said twice, and all blanks, signs or nothing are no number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(orderNumberKey(orderNumberKey(text))).toBe(orderNumberKey(text));
        expect(orderNumberKey(`#${text}`)).toBe(orderNumberKey(text));
        expect(orderNumberKey(text.toUpperCase())).toBe(orderNumberKey(text.toUpperCase().toLowerCase()));
      }),
      { numRuns: 2000 },
    );
    expect(orderNumberKey('Aϲ-7')).toBe(orderNumberKey('AΣ-7'));
    for (const none of ['', '#', ' . ', '##']) expect(orderNumberKey(none)).toBe('');
  });

  it('is searched as typed without its words, and without blanks where there were some', () => {
    expect(searchTerms('Order #2042')).toEqual(['2042']);
    expect(searchTerms('20 42')).toEqual(['20 42', '2042']);
    expect(searchTerms('０077.')).toEqual(['77']);
    expect(searchTerms('WEB-2026/7')).toEqual(['WEB-2026/7']);
    expect(searchTerms('#')).toEqual([]);
  });
});

describe('An e-mail address as people type it', () => {
  it.each([
    ['Ana@Example.COM ', 'ana@example.com'],
    ['ａｎａ@example.com', 'ana@example.com'],
    ['ana@müller.example', 'ana@xn--mller-kva.example'],
    ['ANA@MÜLLER.example', 'ana@müller.example'],
    ['ana@mu\u0308ller.example', 'ana@müller.example'],
    ['ana\u200B@example.com', 'ana@example.com'],
    ['<ana@example.com>', 'ana@example.com'],
    ['mailto:ana@example.com', 'ana@example.com'],
    ['ana@example.com.', 'ana@example.com'],
  ])('%s is %s', (typed, ordered) => expect(emailKey(typed)).toBe(emailKey(ordered)));

  it.each([
    ['ana+1@example.com', 'ana@example.com'],
    ['ana@example.org', 'ana@example.com'],
    ['', 'ana@example.com'],
  ])('%s is not %s', (typed, ordered) => expect(emailKey(typed)).not.toBe(emailKey(ordered)));
});
