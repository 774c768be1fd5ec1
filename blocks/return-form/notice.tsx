import { useLayoutEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { errorMessage } from '../api/error-message.ts';
import type { ShopProblem } from '../api/shop-request.ts';
import { siteSentence } from '../api/site-trouble.ts';
import { useForm } from './form-context.ts';
import { LogInLink } from './log-in-link.tsx';

/** Takes the focus when it appears, so that nobody misses it below the fold of a phone. */
export function Notice({ problem, children }: { readonly problem: ShopProblem; readonly children?: ReactNode }) {
  const { staff } = useForm();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), [problem]);
  return (
    <div className="boomerang-notice" role="alert" tabIndex={-1} ref={box}>
      <p>
        {typeof problem.params.name === 'string' && <strong>{problem.params.name}: </strong>}
        {staff ? staffMessage(problem) : errorMessage(problem)}
        {staff && problem.code === 'login_expired' && (
          <>
            {' '}
            <LogInLink />
          </>
        )}
      </p>
      {children}
    </div>
  );
}

/** Where a shopper is told to write to the store, the store's own people need another sentence. */
export function staffMessage(problem: ShopProblem): string {
  switch (problem.code) {
    case 'order_not_found':
      return __('There is no order with this number.', 'boomerang-returns');
    case 'order_unreadable':
      return __('Boomerang can’t read this order. The page Health says why.', 'boomerang-returns');
    case 'override_required':
      return __('Your policy does not allow this. Please write why you allow it.', 'boomerang-returns');
    default:
      return siteSentence(problem.code) ?? errorMessage(problem);
  }
}
