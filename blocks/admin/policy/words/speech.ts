import { __, sprintf } from '@wordpress/i18n';
import type { PolicyResponse, PolicyRulesView } from '../../../../bridge/contract/policy.ts';
import { toDecimal } from '../../../../bridge/domain/money.ts';
import { formatAmount } from '../../shared/format.ts';
import type { Kind, Known } from '../names.ts';

/** How the parts of a sentence are written: names for ids, amounts with their currency. */
export interface Speech {
  money(minor: number): string;
  percent(basisPoints: number): string;
  /** A calendar day, taken in UTC as the bridge does. */
  day(day: string): string;
  goods(kind: Kind, ids: readonly number[]): string;
  reasons(ids: readonly string[]): string;
  /** `a, b and c` */
  all(parts: readonly string[]): string;
  /** `a, b or c` */
  any(parts: readonly string[]): string;
}

export function speechOf(rules: PolicyRulesView, store: PolicyResponse['store'], known: Known): Speech {
  const all = lister('conjunction');
  const any = lister('disjunction');
  const titles = new Map(rules.reasons.map(({ id, title }) => [id, title.text]));
  return {
    money: (minor) =>
      store
        ? formatAmount(minor, store)
        : /* translators: Stands for an amount while WooCommerce, which knows the currency, does not answer. */
          __('(amount)', 'boomerang-returns'),
    // As text, so that no digit is lost on the way: 1250 are 0.1250, written 12.5%.
    percent: (basisPoints) =>
      new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 2 }).format(
        toDecimal(basisPoints, 4) as `${number}`,
      ),
    day: (day) =>
      Number.isNaN(Date.parse(day))
        ? '…'
        : new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day)),
    goods: (kind, ids) => any(ids.map((id) => known.get(`${kind} ${id}`) ?? `#${id}`)),
    reasons: (ids) => any(ids.map((id) => quoted(titles.get(id) || id))),
    all,
    any,
  };
}

/** A word of the store’s own, told apart from the sentence around it. */
export function quoted(text: string): string {
  /* translators: %s: a name given by the store, in the quotation marks of your language. */
  return sprintf(__('“%s”', 'boomerang-returns'), text);
}

/** The language of wp-admin. */
export function language(): string | undefined {
  return document.documentElement.lang || undefined;
}

const listFormats = new Map<string, Intl.ListFormat>();

/** Twelve sections are written anew at each key: making the formats anew would cost more than the rest of it. */
function lister(type: 'conjunction' | 'disjunction') {
  return (parts: readonly string[]) => {
    if (parts.length < 2) return parts.join('');
    const key = `${type} ${language()}`;
    const format = listFormats.get(key) ?? new Intl.ListFormat(language(), { type });
    listFormats.set(key, format);
    return format.format(parts);
  };
}
