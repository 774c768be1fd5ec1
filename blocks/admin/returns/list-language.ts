import { getLocaleData, setLocaleData } from '@wordpress/i18n';

const OWN = 'DataViews';

/**
 * DataViews speaks in WordPress' own domain, which has its words in the site editor only. Our translation has them too,
 * in contexts that begin with its name; where WordPress has a word already, that one stays.
 */
const words: Record<string, string[]> = {};
for (const [key, forms] of Object.entries(getLocaleData('boomerang-returns') ?? {})) {
  const [context = '', text] = key.split('\u0004');
  if (text === undefined || !context.startsWith(OWN)) continue;
  const within = context.slice(OWN.length + 1);
  words[within ? `${within}\u0004${text}` : text] = forms as string[];
}
setLocaleData({ ...words, ...getLocaleData() });
