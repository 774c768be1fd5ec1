import { useLayoutEffect, useRef } from '@wordpress/element';
import type { ReactNode } from 'react';
import { errorMessage } from '../api/error-message.ts';
import type { ShopProblem } from '../api/shop-request.ts';

/** Takes the focus when it appears, so that nobody misses it below the fold of a phone. */
export function Notice({ problem, children }: { readonly problem: ShopProblem; readonly children?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), [problem]);
  return (
    <div className="boomerang-notice" role="alert" tabIndex={-1} ref={box}>
      <p>
        {typeof problem.params.name === 'string' && <strong>{problem.params.name}: </strong>}
        {errorMessage(problem)}
      </p>
      {children}
    </div>
  );
}

/** The same question may well be answered the next time. */
export function isWorthRetrying(problem: ShopProblem | null): boolean {
  const passing = ['bridge_unreachable', 'store_unavailable', 'busy', 'internal', 'offline'];
  return problem !== null && passing.includes(problem.code);
}
