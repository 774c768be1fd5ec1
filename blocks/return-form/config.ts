/** What PHP says to the page, on the block's wrapper (plugin/inc/blocks.php). */
export interface PageConfig {
  readonly root: string;
  readonly nonce: string | null;
  /** Of the signed-in customer; empty for guests. */
  readonly email: string;
  /** WordPress locale of the page, `de_DE`. */
  readonly locale: string;
  /** The store opens the statutory door. */
  readonly withdrawal: boolean;
  readonly title: string;
  readonly intro: string;
}

export function readConfig({ dataset }: HTMLElement): PageConfig {
  return {
    root: dataset.restRoot ?? '/wp-json/boomerang/v1/',
    nonce: dataset.nonce || null,
    email: dataset.email ?? '',
    locale: (dataset.locale || 'en_US').replaceAll('-', '_'),
    withdrawal: dataset.withdrawal === 'yes',
    title: dataset.title ?? '',
    intro: dataset.intro ?? '',
  };
}

const RETURN = 'boomerang-return';
const WITHDRAWAL = 'boomerang-withdrawal';

/** The return that a link in an e-mail opens. */
export function linkedReturn(): string | null {
  return new URLSearchParams(window.location.search).get(RETURN) || null;
}

/** A link that opens the statutory door, for a store's footer or its terms. */
export function linkedWithdrawal(): boolean {
  return new URLSearchParams(window.location.search).has(WITHDRAWAL);
}

/** Takes return and door out of the address, so that a reload shows the empty form. */
export function forgetLink(): void {
  const url = new URL(window.location.href);
  if (!url.searchParams.has(RETURN) && !url.searchParams.has(WITHDRAWAL)) return;
  url.searchParams.delete(RETURN);
  url.searchParams.delete(WITHDRAWAL);
  window.history.replaceState(window.history.state, '', url);
}

/** The page's address for links in e-mails: without what brought the shopper here, but with the id that a site without permalinks finds it by. */
export function pageAddress(): string {
  const url = new URL(window.location.href);
  const id = url.searchParams.get('page_id');
  return url.origin + url.pathname + (id ? `?${new URLSearchParams({ page_id: id }).toString()}` : '');
}
