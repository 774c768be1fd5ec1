import { __, _n, sprintf } from '@wordpress/i18n';
import { countryName } from '../../../api/country-name.ts';
import { fill } from '../../../api/verdict-params.ts';
import { labelIn, roleOptions } from '../known-lists.ts';
import type { Rules } from '../draft.ts';
import { quoted, type Speech } from './speech.ts';

type Window = Rules['window'];

export function windowWords({ window, withdrawal }: Rules, speech: Speech): string[] {
  const rules = window.rules.map((rule, at) =>
    sprintf(
      /* translators: 1: position in the list, 2: what the rule is for, 3: number of days. */
      _n('%1$d. %2$s: %3$d day.', '%1$d. %2$s: %3$d days.', rule.days, 'boomerang-returns'),
      at + 1,
      matchWords(rule, speech),
      rule.days,
    ),
  );
  return [
    daysWords(window),
    ...startWords(window, withdrawal.enabled),
    ...rules,
    ...window.holidays.map((one) => holidayWords(one, speech)),
  ];
}

function daysWords({ days, from }: Window): string {
  if (days === 0) return __('Nothing can be returned, except as said below.', 'boomerang-returns');
  return fill(daysSentence(days, from), days);
}

function daysSentence(days: number, from: Window['from']): string {
  switch (from) {
    case 'delivery':
      /* translators: %d: number of days. */
      return _n(
        'Goods can be returned within %d day of delivery.',
        'Goods can be returned within %d days of delivery.',
        days,
        'boomerang-returns',
      );
    case 'completion':
      /* translators: %d: number of days. */
      return _n(
        'Goods can be returned within %d day of the order being completed.',
        'Goods can be returned within %d days of the order being completed.',
        days,
        'boomerang-returns',
      );
    case 'payment':
      /* translators: %d: number of days. */
      return _n(
        'Goods can be returned within %d day of the payment.',
        'Goods can be returned within %d days of the payment.',
        days,
        'boomerang-returns',
      );
    case 'order':
      /* translators: %d: number of days. */
      return _n(
        'Goods can be returned within %d day of the order.',
        'Goods can be returned within %d days of the order.',
        days,
        'boomerang-returns',
      );
  }
}

/** The days on the way count for the store's own window from delivery, and for the law's always. */
function startWords({ from, transitDays, deliveryMeta }: Window, law: boolean): string[] {
  const counts = from === 'delivery' || law;
  const meta = deliveryMeta
    ? /* translators: %s: key of a field of the order. */
      [sprintf(__('The day of delivery is read from the order’s field “%s”.', 'boomerang-returns'), deliveryMeta)]
    : [];
  return counts ? [transitWords(from, transitDays), ...meta] : [];
}

function transitWords(from: Window['from'], days: number): string {
  const sentence =
    from === 'delivery'
      ? /* translators: %d: number of days. */
        _n(
          'Where nobody says when a parcel came, it is taken to come %d day after the order was completed.',
          'Where nobody says when a parcel came, it is taken to come %d days after the order was completed.',
          days,
          'boomerang-returns',
        )
      : /* translators: %d: number of days. */
        _n(
          'For the legal right of withdrawal a parcel is taken to come %d day after the order was completed, where nobody says when it came.',
          'For the legal right of withdrawal a parcel is taken to come %d days after the order was completed, where nobody says when it came.',
          days,
          'boomerang-returns',
        );
  return fill(sentence, days);
}

/** `Shoes (category Boots, shipped to France)` */
function matchWords({ name, match }: Window['rules'][number], speech: Speech): string {
  const parts = [
    match.products.length > 0 &&
      /* translators: %s: names of products. */
      sprintf(__('product %s', 'boomerang-returns'), speech.goods('product', match.products)),
    match.categories.length > 0 &&
      /* translators: %s: names of categories. */
      sprintf(__('category %s', 'boomerang-returns'), speech.goods('category', match.categories)),
    match.tags.length > 0 &&
      /* translators: %s: names of tags. */
      sprintf(__('tag %s', 'boomerang-returns'), speech.goods('tag', match.tags)),
    match.countries.length > 0 &&
      /* translators: %s: names of countries. */
      sprintf(__('shipped to %s', 'boomerang-returns'), speech.any(match.countries.map(countryName))),
    match.roles.length > 0 &&
      /* translators: %s: kinds of customers. */
      sprintf(
        __('bought by %s', 'boomerang-returns'),
        speech.any(match.roles.map((role) => quoted(labelIn(roleOptions(), role)))),
      ),
    match.reasons.length > 0 &&
      /* translators: %s: reasons for a return. */
      sprintf(__('for the reason %s', 'boomerang-returns'), speech.reasons(match.reasons)),
  ].filter((part) => part !== false);
  const what = parts.length > 0 ? parts.join(', ') : __('everything', 'boomerang-returns');
  return name ? `${name} (${what})` : what;
}

function holidayWords({ name, from, to, until }: Window['holidays'][number], speech: Speech): string {
  const sentence = sprintf(
    /* translators: 1: first day, 2: last day, 3: date. */
    __('Orders from %1$s to %2$s can be returned until %3$s.', 'boomerang-returns'),
    speech.day(from),
    speech.day(to),
    speech.day(until),
  );
  return name ? `${quoted(name)}: ${sentence}` : sentence;
}
