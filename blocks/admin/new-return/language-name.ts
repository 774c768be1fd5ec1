/** `fr_FR` in the language of the page: “French (France)”; the code itself where the browser has no name for it. */
export function languageName(locale: string): string {
  try {
    const names = new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' });
    return names.of(locale.replaceAll('_', '-')) ?? locale;
  } catch {
    return locale;
  }
}
