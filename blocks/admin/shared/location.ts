import { useSyncExternalStore, type MouseEvent } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** The query of the address bar, e.g. `?page=boomerang-returns&paged=2`; follows the back button. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => window.location.search);
}

/** Goes to another query of the same page. `replace` leaves no step for the back button. */
export function navigate(search: string, { replace = false } = {}): void {
  const url = window.location.pathname + search;
  if (replace) window.history.replaceState(null, '', url);
  else window.history.pushState(null, '', url);
  for (const listener of [...listeners]) listener();
}

/** Follows a link inside the page without loading it anew; every other kind of click stays the browser's. */
export function followInside(event: MouseEvent<HTMLAnchorElement>): void {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  ) {
    return;
  }
  event.preventDefault();
  navigate(event.currentTarget.search);
  window.scrollTo(0, 0);
}
