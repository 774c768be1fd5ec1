import { __, _n, sprintf } from '@wordpress/i18n';
import type { SweepName } from '../../../bridge/domain/sweep.ts';
import { currencyIn } from '../../api/currency-in.ts';
import { formatAmount, formatDateTime } from '../shared/format.ts';
import { pages } from '../shared/site-links.ts';
import { ago, size } from './figures.ts';
import type { Code, WordsOf } from './finding-words.ts';
import type { siteWords } from './site-words.ts';
import { sweepName } from './sweeps/sweep-words.ts';
import { decimalsWords } from './decimals-words.ts';
import { unreadableWords } from './unreadable-words.ts';

type LifeCode = Exclude<Code, keyof typeof siteWords>;

const toAttention = () => ({ label: __('Show these returns', 'boomerang-returns'), url: pages.needAttention });

export const lifeWords: Record<LifeCode, WordsOf> = {
  database_away: () => ({
    title: __('The bridge does not reach its database.', 'boomerang-returns'),
    todo: __(
      'Nothing can be taken in or done until it is back; nothing is lost. With a database of your own, check that it runs and that DATABASE_URL is right. Otherwise start the bridge anew; its log says why PostgreSQL stopped.',
      'boomerang-returns',
    ),
  }),
  database_slow: ({ ms }) => ({
    title: sprintf(
      /* translators: %d: milliseconds. */
      __('The database is slow: a simple question took %d ms.', 'boomerang-returns'),
      Number(ms),
    ),
    todo: __('Look at the load, the memory and the disk of the machine it runs on.', 'boomerang-returns'),
  }),
  disk_full: ({ bytes }) => ({
    /* translators: %s: size, e.g. "400 MB". */
    title: sprintf(__('The bridge’s disk is almost full: %s are left.', 'boomerang-returns'), size(Number(bytes))),
    todo: __(
      'Make room now. With a full disk the database stops, and with it everything else. Delete other programs’ files, never any in the bridge’s data folder.',
      'boomerang-returns',
    ),
  }),
  disk_low: ({ bytes }) => ({
    /* translators: %s: size, e.g. "1.5 GB". */
    title: sprintf(__('%s are left on the bridge’s disk.', 'boomerang-returns'), size(Number(bytes))),
    todo: __('Make room, or move the bridge to a larger disk.', 'boomerang-returns'),
  }),
  restored: ({ at, count }) => ({
    title: sprintf(
      /* translators: 1: date and time, 2: number. */
      _n(
        'The database was restored on %1$s; %2$d act of the backup is still looked for.',
        'The database was restored on %1$s; %2$d acts of the backup are still looked for.',
        Number(count),
        'boomerang-returns',
      ),
      formatDateTime(String(at)),
      Number(count),
    ),
    todo: __(
      'Boomerang looks whether each has happened since the backup before it does it. What it cannot find out needs your word: look at the returns that need attention.',
      'boomerang-returns',
    ),
    link: toAttention(),
  }),
  restored_done: ({ takenAt, done, sent, forPerson, firstNumber }) => ({
    title: sprintf(
      /* translators: 1: date and time of the backup, 2, 3, 4: numbers of acts. */
      __(
        'The database comes from a backup of %1$s. Of what was open then, %2$d had been done already, %3$d were done now, %4$d need your word.',
        'boomerang-returns',
      ),
      formatDateTime(String(takenAt)),
      Number(done),
      Number(sent),
      Number(forPerson),
    ),
    todo: sprintf(
      /* translators: %s: return number, e.g. RMA-3001. */
      __(
        'Returns asked for after the backup are not known here. New ones are numbered from %s on. See under “Do the books agree?” what happened meanwhile.',
        'boomerang-returns',
      ),
      String(firstNumber),
    ),
    ...(Number(forPerson) > 0 ? { link: toAttention() } : {}),
  }),
  in_doubt: ({ count }) => ({
    title: sprintf(
      /* translators: %d: number of returns. */
      _n(
        '%d return is in doubt: nobody knows whether something happened.',
        '%d returns are in doubt: nobody knows whether something happened.',
        Number(count),
        'boomerang-returns',
      ),
      Number(count),
    ),
    todo: __(
      'Open each, look where it says, and say which it was. Boomerang does nothing more until then.',
      'boomerang-returns',
    ),
    link: { label: __('Show what is in doubt', 'boomerang-returns'), url: pages.inDoubt },
  }),
  credit_overused: ({ count, returnId, returnNumber, used, amount, ...currency }) => ({
    title: overusedTitle(
      Number(count),
      String(returnNumber),
      formatAmount(Number(used), currencyIn(currency)),
      formatAmount(Number(amount), currencyIn(currency)),
    ),
    todo: __(
      'An order that had failed was paid after another one had used the coupon. Ask the shopper for the difference, cancel one of the orders, or leave it: the report shows what was used.',
      'boomerang-returns',
    ),
    link: { label: __('Show the return', 'boomerang-returns'), url: pages.oneReturn(String(returnId)) },
  }),
  order_unreadable: unreadableWords,
  decimals_changed: decimalsWords,
  failed: ({ count }) => ({
    title: sprintf(
      /* translators: %d: number of returns. */
      _n('In %d return something failed.', 'In %d returns something failed.', Number(count), 'boomerang-returns'),
      Number(count),
    ),
    todo: __('Open each: it says what was refused and why, and lets you try again.', 'boomerang-returns'),
    link: toAttention(),
  }),
  waiting: ({ since }) => ({
    /* translators: %s: since when, e.g. "2 hours ago". */
    title: sprintf(__('Something could not be done yet, since %s.', 'boomerang-returns'), ago(since)),
    todo: __(
      'Boomerang tries again by itself. If nothing else is named here, look into the bridge’s log.',
      'boomerang-returns',
    ),
  }),
  books_differ: ({ count }) => ({
    title: sprintf(
      /* translators: %d: number of differences. */
      _n(
        'WooCommerce or Shippo and Boomerang differ in %d place.',
        'WooCommerce or Shippo and Boomerang differ in %d places.',
        Number(count),
        'boomerang-returns',
      ),
      Number(count),
    ),
    todo: __('The comparison below says where, and what each of them has.', 'boomerang-returns'),
  }),
  sweep_late: ({ sweep, since }) => ({
    title: sprintf(
      /* translators: 1: what Boomerang does by the clock, 2: when, e.g. "2 days ago". */
      __('“%1$s” is late: it last ran %2$s.', 'boomerang-returns'),
      sweepName(sweep as SweepName),
      ago(since),
    ),
    todo: __('Start the bridge anew: it makes up for what it missed.', 'boomerang-returns'),
  }),
  sweep_troubled: ({ sweep, since }) => ({
    title: sprintf(
      /* translators: 1: what Boomerang does by the clock, 2: since when, e.g. "2 hours ago". */
      __('“%1$s” has not come through, since %2$s.', 'boomerang-returns'),
      sweepName(sweep as SweepName),
      ago(since),
    ),
    todo: __('It goes on where it stopped. Below it says why it stopped.', 'boomerang-returns'),
  }),
};

function overusedTitle(count: number, returnNumber: string, used: string, amount: string): string {
  if (count === 1) {
    /* translators: 1: return number, e.g. RMA-1012, 2, 3: amounts of money. */
    const one = __('The credit of %1$s was used for %2$s of %3$s.', 'boomerang-returns');
    return sprintf(one, returnNumber, used, amount);
  }
  /* translators: 1: number, 2: return number, e.g. RMA-1012, 3, 4: amounts of money. */
  const many = __(
    '%1$d credits were used for more than they held, last that of %2$s: %3$s of %4$s.',
    'boomerang-returns',
  );
  return sprintf(many, count, returnNumber, used, amount);
}
