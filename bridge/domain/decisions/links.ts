import type { Return } from '../return.ts';
import { type Circumstances, type Decision, email, event } from './decision.ts';

/** The links that the shopper has, in every e-mail so far, open nothing any more; new ones go to the order's address. */
export function newLinks(entry: Return, circumstances: Circumstances): Decision {
  return {
    next: { ...entry, linkGeneration: entry.linkGeneration + 1 },
    events: [event('links_renewed', circumstances)],
    ledger: [],
    effects: [email('new_links', circumstances)],
  };
}
