// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../blocks/api/shop-format.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('Amounts', () => {
  it.each([
    ['en_US', 13473, 'USD', 2, '$134.73'],
    ['en_US', -5, 'USD', 2, '-$0.05'],
    ['de_DE', 123456, 'EUR', 2, '1.234,56 €'],
    ['de_DE_formal', 100, 'EUR', 2, '1,00 €'],
    ['ja', 1200, 'JPY', 0, '￥1,200'],
    ['en_US', 1001, 'BHD', 3, 'BHD 1.001'],
    ['en_US', 900719925474099, 'USD', 2, '$9,007,199,254,740.99'],
    ['en_US', 1050, '???', 2, '10.50 ???'],
  ])('in %s: %d of %s', (locale, amount, currency, decimals, text) => {
    expect(plain(createFormat(locale).money(amount, { currency, decimals }))).toBe(text);
  });
});

describe('Dates', () => {
  it('follow the locale of the page', () => {
    expect(createFormat('en_GB').longDate('2026-12-07T12:00:00Z')).toBe('7 December 2026');
    expect(createFormat('fr_FR').date('2026-12-07T12:00:00Z')).toBe('7 déc. 2026');
  });

  it('follow the browser where WordPress has a locale that Intl can’t read', () => {
    expect(createFormat('de_DE_ch-informal!').date('2026-12-07T12:00:00Z')).toMatch(/2026/);
  });
});
