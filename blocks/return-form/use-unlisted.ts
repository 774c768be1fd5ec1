import { useEffect } from '@wordpress/element';

const TAGS = { robots: 'noindex', referrer: 'same-origin' };

/**
 * While a return is open, the page is nobody else's: no search engine lists it, and no other site hears its address. A header can't say that: the same page,
 * from a cache, is the shop's form for everybody else.
 */
export function useUnlisted(): void {
  useEffect(() => {
    const added = Object.entries(TAGS).map(([name, content]) => {
      const tag = document.createElement('meta');
      tag.name = name;
      tag.content = content;
      return document.head.appendChild(tag);
    });
    return () => added.forEach((tag) => tag.remove());
  }, []);
}
