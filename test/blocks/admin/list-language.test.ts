import { __, _x, setLocaleData } from '@wordpress/i18n';
import { expect, it } from 'vitest';

it('lends DataViews the words that WordPress lacks, and leaves those that it has', async () => {
  setLocaleData({ Search: ['Chercher'] });
  setLocaleData(
    {
      Order: ['Commande'],
      'DataViews\u0004Order': ['Ordre'],
      'DataViews\u0004Search': ['Rechercher'],
      'DataViews paging\u0004Page': ['Page n°'],
    },
    'boomerang-returns',
  );
  await import('../../../blocks/admin/returns/list-language.ts');
  expect(__('Order')).toBe('Ordre');
  expect(__('Search')).toBe('Chercher');
  expect(_x('Page', 'paging')).toBe('Page n°');
  expect(__('Order', 'boomerang-returns')).toBe('Commande');
});
