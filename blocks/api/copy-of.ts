import { __, sprintf } from '@wordpress/i18n';
import type { Params } from './shop-request.ts';

/** The site that the bridge belongs to, where it refused because this one is another (a copy of it, as a rule); else null. */
export function pairedElsewhere(problem: {
  readonly code: string;
  readonly params?: Params | undefined;
}): string | null {
  const { reason, paired } = problem.params ?? {};
  return problem.code === 'signature_refused' && reason === 'site' && typeof paired === 'string' ? paired : null;
}

/** What a shopper reads there. */
export function onCopy(paired: string): string {
  return sprintf(
    /* translators: %s: web address of the store. */
    __('This is only a copy of the store. Please return your goods at %s.', 'boomerang-returns'),
    paired,
  );
}
