import { __ } from '@wordpress/i18n';

/** What a shopper reads when the store's website itself fails (`SiteTrouble`); null: it is something else. */
export function shopSiteSentence(code: string): string | null {
  switch (code) {
    case 'site_broken':
    case 'invalid_json':
      return siteBroken();
    case 'site_away':
      return __(
        'The store’s website isn’t available for a moment. What you entered is kept: please try again in a few minutes.',
        'boomerang-returns',
      );
    case 'site_blocks':
      return __(
        'The store’s website blocked this request. Please write to the store: its address is in your order confirmation.',
        'boomerang-returns',
      );
    default:
      return null;
  }
}

export function siteBroken(): string {
  return __(
    'Something broke on the store’s website. What you entered is kept: please try again, or write to the store.',
    'boomerang-returns',
  );
}
