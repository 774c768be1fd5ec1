import type { Instant } from '../../domain/time.ts';

/** The packing slip's sentences; `{…}` is filled in. */
export interface SlipWords {
  readonly title: string;
  readonly order: string;
  readonly steps: readonly string[];
  readonly sendBy: string;
  readonly writeAddress: string;
  readonly from: string;
  readonly items: string;
  readonly quantity: string;
  readonly sku: string;
  readonly page: string;
  readonly test: string;
}

const ENGLISH: SlipWords = {
  title: 'Return {number}',
  order: 'Order {number}',
  steps: [
    'Pack the items listed below. Put this slip in the parcel.',
    'Write the return number {number} and this address on the parcel.',
    'Send it with a carrier of your choice and keep the receipt.',
  ],
  sendBy: 'Please send it by {date}.',
  writeAddress: 'Send to',
  from: 'From',
  items: 'Item',
  quantity: 'Quantity',
  sku: 'SKU',
  page: 'Page {page} of {pages}',
  test: 'TEST – not a real return',
};

const FRENCH: SlipWords = {
  title: 'Retour {number}',
  order: 'Commande {number}',
  steps: [
    'Emballez les articles ci-dessous. Glissez ce bordereau dans le colis.',
    'Écrivez le numéro de retour {number} et cette adresse sur le colis.',
    'Envoyez-le avec le transporteur de votre choix et gardez le reçu.',
  ],
  sendBy: 'Merci de l’envoyer avant le {date} inclus.',
  writeAddress: 'Destinataire',
  from: 'Expéditeur',
  items: 'Article',
  quantity: 'Quantité',
  sku: 'Réf.',
  page: 'Page {page} sur {pages}',
  test: 'TEST – retour fictif',
};

/** By WordPress locale: `fr_FR`, `fr_CA`… in French, all others in English. */
export function slipWords(locale: string): SlipWords {
  return languageOf(locale).startsWith('fr') ? FRENCH : ENGLISH;
}

export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** `December 7, 2026`, `7 décembre 2026`: the day at the store. */
export function longDate(at: Instant, locale: string, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat(languageOf(locale), { dateStyle: 'long', timeZone }).format(new Date(at));
}

/** `United States`, `États-Unis`; the code itself where nobody knows it. */
export function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([languageOf(locale)], { type: 'region' }).of(code) ?? code;
}

/** The BCP 47 tag that goes with the sentences: `fr_CA` → `fr-CA`, `en_GB` → `en-GB`, `de_DE_formal` → `en`. */
function languageOf(locale: string): string {
  const [tag] = /^(?:en|fr)(?:_[A-Z]{2})?/.exec(locale) ?? ['en'];
  return tag.replace('_', '-');
}
