/** A language code (`fr`) in the language of wp-admin. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Those that Boomerang's own texts are translated into, and the most used ones beside them; a store may add any other. */
export const LANGUAGES = ['fr', 'de', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'fi', 'cs', 'en'] as const;
