import { __, _n, sprintf } from '@wordpress/i18n';
import type { SweepView } from '../../../../bridge/contract/sweeps.ts';

type Name = SweepView['name'];

const names: Readonly<Record<Name, () => string>> = {
  expiry: () => __('Returns that were never sent expire', 'boomerang-returns'),
  deadlines: () => __('Warnings before legal deadlines', 'boomerang-returns'),
  credits: () => __('Store credit that was used', 'boomerang-returns'),
  unpaid_exchanges: () => __('Exchanges that are to be paid', 'boomerang-returns'),
  reminders: () => __('Reminders to send the parcel', 'boomerang-returns'),
  tracking: () => __('Parcels under way', 'boomerang-returns'),
  retention: () => __('Photos and personal data that are old', 'boomerang-returns'),
  tidy: () => __('What is over and needed by nobody', 'boomerang-returns'),
  reconcile: () => __('Comparison with WooCommerce and Shippo', 'boomerang-returns'),
};

export function sweepName(name: Name): string {
  return names[name]();
}

/** What the newest run has done, in a few words; empty: nothing that anybody need know. */
export function resultWords({ name, counts }: Pick<SweepView, 'name' | 'counts'>): string {
  const count = (key: string) => counts[key] ?? 0;
  const words = [wordsOf(name, count), failedWords(count('failed'))];
  return words.filter((one) => one !== '').join(' ');
}

type Count = (key: string) => number;

function wordsOf(name: Name, count: Count): string {
  switch (name) {
    case 'expiry':
      /* translators: %d: number of returns. */
      return some(count('expired'), (of) =>
        sprintf(_n('%d return has expired.', '%d returns have expired.', of, 'boomerang-returns'), of),
      );
    case 'deadlines':
      /* translators: %d: number of warnings. */
      return some(count('warned'), (of) =>
        sprintf(_n('%d warning was sent.', '%d warnings were sent.', of, 'boomerang-returns'), of),
      );
    case 'credits':
      /* translators: %d: number of coupons. */
      return some(count('moved'), (of) =>
        sprintf(_n('%d coupon has changed.', '%d coupons have changed.', of, 'boomerang-returns'), of),
      );
    case 'reminders':
      /* translators: %d: number of e-mails. */
      return some(count('reminded'), (of) =>
        sprintf(_n('%d reminder was sent.', '%d reminders were sent.', of, 'boomerang-returns'), of),
      );
    case 'tracking':
      /* translators: %d: number of parcels. */
      return some(count('looked'), (of) =>
        sprintf(_n('%d parcel was looked for.', '%d parcels were looked for.', of, 'boomerang-returns'), of),
      );
    case 'retention':
      return some(count('erased') + count('photos'), (of) =>
        /* translators: %d: number of returns. */
        sprintf(
          _n('Something of %d return was erased.', 'Something of %d returns was erased.', of, 'boomerang-returns'),
          of,
        ),
      );
    case 'reconcile':
      return count('found') === 0
        ? __('Nothing differs.', 'boomerang-returns')
        : /* translators: %d: number of differences. */
          sprintf(_n('%d difference.', '%d differences.', count('found'), 'boomerang-returns'), count('found'));
    case 'unpaid_exchanges':
    case 'tidy':
      return '';
  }
}

function some(count: number, words: (count: number) => string): string {
  return count === 0 ? __('There was nothing to do.', 'boomerang-returns') : words(count);
}

function failedWords(count: number): string {
  if (count === 0) return '';
  return sprintf(
    /* translators: %d: number of returns. */
    _n(
      '%d return could not be looked at; the bridge’s log says why.',
      '%d returns could not be looked at; the bridge’s log says why.',
      count,
      'boomerang-returns',
    ),
    count,
  );
}

/** Why a run stopped halfway, and what happens now. */
export function troubleWords(trouble: SweepView['trouble']): string {
  if (trouble === null) return __('Not finished: the bridge was stopped. It goes on by itself.', 'boomerang-returns');
  if (trouble.code === 'unexpected') {
    /* translators: %s: an error in a program’s own words. */
    return sprintf(__('Not finished, by an error of Boomerang: %s', 'boomerang-returns'), trouble.message);
  }
  const words =
    trouble.code === 'carrier_unavailable'
      ? /* translators: %s: what Shippo said. */
        __('Not finished: Shippo does not answer (%s). It goes on by itself.', 'boomerang-returns')
      : /* translators: %s: what WooCommerce said. */
        __('Not finished: your store does not answer (%s). It goes on by itself.', 'boomerang-returns');
  return sprintf(words, trouble.message);
}

/** How long a run took. */
export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 1) return __('less than a second', 'boomerang-returns');
  if (seconds < 120) {
    /* translators: %d: number of seconds. */
    return sprintf(_n('%d second', '%d seconds', seconds, 'boomerang-returns'), seconds);
  }
  const minutes = Math.round(seconds / 60);
  /* translators: %d: number of minutes. */
  return sprintf(_n('%d minute', '%d minutes', minutes, 'boomerang-returns'), minutes);
}
