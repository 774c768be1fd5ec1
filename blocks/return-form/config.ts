/** What PHP says to the page, on the block's wrapper (plugin/inc/blocks.php). */
export interface FormConfig {
  readonly root: string;
  readonly nonce: string | null;
  /** Of the signed-in customer; empty for guests. */
  readonly email: string;
  /** WordPress locale of the page, `de_DE`. */
  readonly locale: string;
  readonly title: string;
  readonly intro: string;
}

export function readConfig({ dataset }: HTMLElement): FormConfig {
  return {
    root: dataset.restRoot ?? '/wp-json/boomerang/v1/',
    nonce: dataset.nonce || null,
    email: dataset.email ?? '',
    locale: (dataset.locale || 'en_US').replaceAll('-', '_'),
    title: dataset.title ?? '',
    intro: dataset.intro ?? '',
  };
}

const PARAMETER = 'boomerang-return';

/** The return that a link in an e-mail opens. */
export function linkedReturn(): string | null {
  return new URLSearchParams(window.location.search).get(PARAMETER) || null;
}

/** Takes the return out of the address, so that a reload shows the empty form. */
export function forgetLinkedReturn(): void {
  const url = new URL(window.location.href);
  if (!url.searchParams.has(PARAMETER)) return;
  url.searchParams.delete(PARAMETER);
  window.history.replaceState(window.history.state, '', url);
}
