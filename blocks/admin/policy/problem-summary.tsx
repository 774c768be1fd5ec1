import { Notice } from '@wordpress/components';
import { _n, __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef } from 'react';
import { ruleName } from '../../api/verdict-owner.ts';
import type { Told } from './use-draft-state.ts';

interface Props {
  problems: readonly Told[];
  onGo: (path: string) => void;
}

/** All that keeps the policy from being saved; each line leads to its field. */
export function ProblemSummary({ problems, onGo }: Props) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) root.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={root} tabIndex={-1} role="group" aria-label={__('What to change', 'boomerang-returns')}>
      <Notice status="error" isDismissible={false} politeness="assertive">
        <p>
          {sprintf(
            /* translators: %d: number of fields. */
            _n(
              'Not saved yet: %d setting needs a change.',
              'Not saved yet: %d settings need a change.',
              problems.length,
              'boomerang-returns',
            ),
            problems.length,
          )}
        </p>
        <ul className="boomerang-problems">
          {problems.map(({ path, sentence }, at) => (
            <li key={at}>
              <a
                href={`#${path}`}
                onClick={(event) => {
                  event.preventDefault();
                  onGo(path);
                }}
              >
                {ruleName(path)}
              </a>
              {': '}
              {sentence}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
