import { __, sprintf } from '@wordpress/i18n';

export function tooManyItemsForStaff(most: number): string {
  return sprintf(
    /* translators: %d: number of different products. */
    __(
      'A return can be exchanged for up to %d different items. Choose fewer, or make a second return.',
      'boomerang-returns',
    ),
    most,
  );
}
