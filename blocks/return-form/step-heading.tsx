import { useLayoutEffect, useRef } from '@wordpress/element';
import type { ReactNode } from 'react';
import { useForm } from './form-context.ts';

/** `focus`: the step has just replaced another one; the page's first step leaves the focus where it is. */
export function StepHeading({ focus, children }: { readonly focus: boolean; readonly children: ReactNode }) {
  const { stepHeading: Heading } = useForm();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <Heading className="boomerang-step-heading" tabIndex={-1} ref={heading}>
      {children}
    </Heading>
  );
}
