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

const RETURN = '#return=';
const WITHDRAWAL = 'boomerang-withdrawal';

/** The return that a link in an e-mail opens: after the #, so that no server sees it. */
export function linkedReturn(): string | null {
  const { hash } = window.location;
  return hash.startsWith(RETURN) ? hash.slice(RETURN.length) || null : null;
}

/** Puts the return into the address: a reload opens it again, and so does a bookmark. */
export function rememberReturn(link: string): void {
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, '', pathname + search + RETURN + link);
}

/** A link that opens the statutory door, for a store's footer or its terms. */
export function linkedWithdrawal(): boolean {
  return new URLSearchParams(window.location.search).has(WITHDRAWAL);
}

const KEPT = '#boomerang-kept=';

/** A request that was kept while the bridge was down, as the link in its e-mail brings it: after the #, so that no server saw it. */
export interface LinkedRequest {
  readonly orderNumber: string;
  readonly email: string;
  readonly words: string;
  readonly withdrawal: boolean;
  /** Proves to the bridge when it was kept. */
  readonly kept: string;
}

export function linkedRequest(): LinkedRequest | null {
  const { hash } = window.location;
  if (!hash.startsWith(KEPT)) return null;
  try {
    const bytes = Uint8Array.from(atob(hash.slice(KEPT.length).replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
    const { orderNumber, email, words, withdrawal, kept } = JSON.parse(
      new TextDecoder().decode(bytes),
    ) as LinkedRequest;
    const texts = [orderNumber, email, words, kept];
    return texts.every((text) => typeof text === 'string')
      ? { orderNumber, email, words, withdrawal: withdrawal === true, kept }
      : null;
  } catch {
    // Cut off by a mail program: the form is empty, and the e-mail has the words.
    return null;
  }
}

/** Takes the request out of the address, so that a reload shows what the shopper has made of it since. */
export function forgetRequest(): void {
  if (!window.location.hash.startsWith(KEPT)) return;
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
}

/** Takes return and door out of the address, so that a reload shows the empty form. */
export function forgetLink(): void {
  const url = new URL(window.location.href);
  if (linkedReturn() === null && !url.searchParams.has(WITHDRAWAL)) return;
  if (linkedReturn() !== null) url.hash = '';
  url.searchParams.delete(WITHDRAWAL);
  window.history.replaceState(window.history.state, '', url);
}

/** The page's address for links in e-mails: without what brought the shopper here, but with the id that a site without permalinks finds it by. */
export function pageAddress(): string {
  const url = new URL(window.location.href);
  const id = url.searchParams.get('page_id');
  return url.origin + url.pathname + (id ? `?${new URLSearchParams({ page_id: id }).toString()}` : '');
}
