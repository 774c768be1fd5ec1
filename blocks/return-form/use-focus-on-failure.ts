import { useLayoutEffect } from '@wordpress/element';
import type { RefObject } from 'react';
import type { ShopProblem } from '../api/shop-request.ts';

/** A refusal of one line is shown at that line, so the focus goes there. Other refusals have a notice that takes it. */
export function useFocusOnFailure(form: RefObject<HTMLElement>, failure: ShopProblem | null, atLine: boolean): void {
  useLayoutEffect(() => {
    if (failure && atLine) form.current?.querySelector<HTMLElement>('.boomerang-line [aria-invalid=true]')?.focus();
  }, [form, failure, atLine]);
}
