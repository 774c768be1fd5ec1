let names: { language: string; of: Intl.DisplayNames } | null = null;

/** An ISO 3166-1 alpha-2 code in the language of the page; the code itself where the browser has no name for it. */
export function countryName(code: string): string {
  const language = document.documentElement.lang || 'en';
  try {
    if (names?.language !== language) names = { language, of: new Intl.DisplayNames([language], { type: 'region' }) };
    return names.of.of(code) ?? code;
  } catch {
    return code;
  }
}
