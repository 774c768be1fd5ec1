/** An ISO 3166-1 alpha-2 code in the language of the page; the code itself where the browser has no name for it. */
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([document.documentElement.lang || 'en'], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
