import { isOver } from './retention.ts';
import type { Return } from './return.ts';
import { addDays, type Instant } from './time.ts';

/** What a link in an e-mail opens: the return's page, or one PDF and nothing else. */
export type LinkPurpose = 'page' | 'label' | 'packing_slip';

/** Days that links work beyond the return's end. */
export const LINKS_OUTLIVE_DAYS = 90;

/** `lastEventAt`: when something last happened to it. A return that is not over always opens; one whose person was erased never. */
export function linksWork(entry: Return, lastEventAt: Instant | null, now: Instant): boolean {
  if (entry.customer.email === '') return false;
  return !isOver(entry) || now <= addDays(lastEventAt ?? entry.createdAt, LINKS_OUTLIVE_DAYS);
}
