import { _n, sprintf } from '@wordpress/i18n';

/** When the shop may be asked again, from seconds. */
export function storeSlow(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return sprintf(
    /* translators: %d: number of minutes. */
    _n(
      'Our shop is answering very slowly right now. Please try again in %d minute.',
      'Our shop is answering very slowly right now. Please try again in %d minutes.',
      minutes,
      'boomerang-returns',
    ),
    minutes,
  );
}

/** When wrong tries are forgotten, from seconds. */
export function tooManyAttempts(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  if (minutes < 100) {
    return sprintf(
      /* translators: %d: number of minutes. */
      _n(
        'Too many attempts. Please try again in %d minute.',
        'Too many attempts. Please try again in %d minutes.',
        minutes,
        'boomerang-returns',
      ),
      minutes,
    );
  }
  const hours = Math.ceil(minutes / 60);
  return sprintf(
    /* translators: %d: number of hours. */
    _n(
      'Too many attempts. Please try again in %d hour.',
      'Too many attempts. Please try again in %d hours.',
      hours,
      'boomerang-returns',
    ),
    hours,
  );
}
