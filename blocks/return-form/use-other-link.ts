import { useEffect } from '@wordpress/element';
import { linkedReturn } from './config.ts';

/** Another return's link, opened in this tab, changes the fragment only: the browser loads nothing by itself. */
export function useOtherLink(link: string | null): void {
  useEffect(() => {
    const look = () => {
      const other = linkedReturn();
      if (other !== null && other !== link) window.location.reload();
    };
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [link]);
}
