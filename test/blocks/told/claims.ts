import { readFileSync } from 'node:fs';
import { __, setLocaleData } from '@wordpress/i18n';
import { po } from 'gettext-parser';
import { dueNow, payoutBreakdown } from '../../../bridge/domain/promise.ts';
import { isDead } from '../../../bridge/domain/lifecycle.ts';
import { sum } from '../../../bridge/domain/money.ts';
import type { Journey } from './journeys.ts';

type Walked = Omit<Journey, 'letters'>;

const DOMAIN = 'boomerang-returns';
const CATALOGUE = 'plugin/languages/boomerang-returns-fr_FR.po';

/** The page's language, with the catalogue that ships. */
export function speak(locale: 'en_US' | 'fr_FR'): void {
  if (typeof document !== 'undefined') document.documentElement.lang = locale.replace('_', '-');
  const { translations } = po.parse(readFileSync(CATALOGUE));
  const texts = Object.values(translations[''] ?? {}).map(({ msgid, msgstr }) => [msgid, msgstr] as const);
  setLocaleData(Object.fromEntries(locale === 'fr_FR' ? texts : texts.map(([id]) => [id, [id]])), DOMAIN);
}

/** A text of the catalogue in the page's language. */
export const words = (id: string): string => __(id, DOMAIN);

/** What happened of the payout, by the books and the acts, and not by any view. */
export interface Facts {
  /** Minor units that the ledger has as refunded, credited or exchanged. */
  readonly paid: number;
  /** What the shopper was told before anything was looked at, minor units. */
  readonly committed: number;
  /** What is due by now, minor units. */
  readonly due: number;
  readonly missing: number;
  readonly dead: boolean;
  readonly settled: boolean;
  readonly orderHeld: boolean;
  readonly labelGivenBack: boolean;
  readonly journey: Walked;
}

export function factsOf(journey: Walked): Facts {
  const { entry, ledger, acts, resolution } = journey;
  const { parcel, payouts } = entry;
  const found = 'inspection' in parcel ? parcel.inspection : [];
  const did = (kind: string, to?: string) =>
    acts.some(({ plan, state }) => plan.kind === kind && state === 'done' && (!to || ('to' in plan && plan.to === to)));
  const booked = (...accounts: readonly string[]) =>
    sum(ledger.filter(({ account }) => accounts.includes(account)).map(({ amount }) => amount));
  return {
    // What WooCommerce has only recorded, the owner still has to pay.
    paid: booked('refunded', 'credit', 'exchanged') - booked('by_hand'),
    committed: payoutBreakdown(entry, resolution, null).total,
    due: dueNow(entry, resolution).amount,
    missing: sum(found.map((one) => one.missing)),
    dead: isDead(parcel.state),
    settled: payouts.every(({ state }) => state === 'settled'),
    orderHeld: did('exchange_order') && !acts.some(({ plan }) => plan.kind === 'exchange_status' && plan.to !== 'ship'),
    labelGivenBack: acts.some(({ plan }) => plan.kind === 'void_label'),
    journey,
  };
}

/** Whether a sentence with these words in it is true; amounts come as text and as `money` writes them. */
export type Claim = (facts: Facts, said: readonly string[], money: (amount: number) => string) => boolean;

/** A sentence of a text: the claims that it may be (one translation can stand for two), and what stands in its places. */
interface Told {
  readonly ids: readonly string[];
  readonly said: readonly string[];
}

/** The sentences that this text is made of; no ids for what no claim answers for. */
export function sentencesIn(text: string, claims: Readonly<Record<string, Claim>>): readonly Told[] {
  const all = Object.keys(claims);
  const words = [...new Set(all.map((id) => __(id, DOMAIN)))];
  const known = words.map((said) => ({ ids: all.filter((id) => __(id, DOMAIN) === said), ...patternOf(said) }));
  return parsed(text.trim(), known) ?? [{ ids: [], said: [text] }];
}

type Known = ReturnType<typeof patternOf> & Pick<Told, 'ids'>;

function parsed(text: string, known: readonly Known[]): readonly Told[] | null {
  if (text === '') return [];
  const ends = [...text.matchAll(/\s+|$/g)].map(({ index }) => index);
  for (const end of ends) {
    for (const { ids, places, pattern } of known) {
      const match = pattern.exec(text.slice(0, end));
      const rest = match && parsed(text.slice(end).trim(), known);
      if (!match || !rest) continue;
      const said: string[] = [];
      places.forEach((place, index) => (said[place] = match[index + 1] ?? ''));
      return [{ ids, said }, ...rest];
    }
  }
  return null;
}

function patternOf(text: string) {
  const places: number[] = [];
  const source = text.split(/(%(?:\d+\$)?[sd])/).map((part) => {
    if (!/^%(?:\d+\$)?[sd]$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    places.push(Number(/\d+/.exec(part)?.[0] ?? 1) - 1);
    return '(.+)';
  });
  return { places, pattern: new RegExp(`^${source.join('')}$`, 'u') };
}
