import { __, sprintf } from '@wordpress/i18n';

/** What helps where Boomerang may hold so many PHP workers (`held`) that none is left for the shop. */
export function fewWorkersTodo(held: number): string {
  if (held === 1) {
    return __(
      'Shoppers may wait while somebody looks up an order. Give PHP at least 2 workers (pm.max_children in PHP-FPM).',
      'boomerang-returns',
    );
  }
  return sprintf(
    /* translators: %d: number of PHP workers. */
    __(
      'The shop may stand still while orders are looked up. Set LOOKUP_SLOTS=1 and LOOKUP_QUEUE=0 for the bridge, or give PHP at least %d workers (pm.max_children in PHP-FPM).',
      'boomerang-returns',
    ),
    held + 1,
  );
}
