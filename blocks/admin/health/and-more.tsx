import { _n, sprintf } from '@wordpress/i18n';

/** Below a list that is cut: how many it leaves out. */
export function AndMore({ more }: { more: number }) {
  if (more <= 0) return null;
  return (
    <p>
      {sprintf(
        /* translators: %d: number of entries. */
        _n('And %d more.', 'And %d more.', more, 'boomerang-returns'),
        more,
      )}
    </p>
  );
}
