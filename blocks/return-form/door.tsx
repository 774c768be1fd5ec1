import { __ } from '@wordpress/i18n';
import type { Kind } from './draft.ts';

interface DoorProps {
  /** The shopper has gone through it. */
  readonly inside: boolean;
  onOpen(kind: Kind): void;
}

/** The way into the statutory door, in the words of the law (Directive 2011/83/EU, art. 11a): visible from every step of the other one. */
export function Door({ inside, onOpen }: DoorProps) {
  return (
    <p className="boomerang-door">
      {inside ? (
        <button type="button" className="boomerang-link" onClick={() => onOpen('return')}>
          {__('Return something without withdrawing', 'boomerang-returns')}
        </button>
      ) : (
        <button type="button" className="boomerang-button boomerang-quiet" onClick={() => onOpen('withdrawal')}>
          {__('Withdraw from contract here', 'boomerang-returns')}
        </button>
      )}
    </p>
  );
}
