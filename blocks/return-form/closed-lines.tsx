import { __ } from '@wordpress/i18n';
import type { LookupResponse, OrderLineView } from '../../bridge/contract/shop.ts';
import type { Kind } from './draft.ts';
import { useForm } from './form-context.ts';
import { LineFacts } from './line-facts.tsx';
import { refusalOf } from './possible.ts';

interface ClosedLinesProps {
  readonly found: LookupResponse;
  readonly lines: readonly OrderLineView[];
  readonly kind: Kind;
}

export function ClosedLines({ found, lines, kind }: ClosedLinesProps) {
  const { verdict, subHeading: SubHeading } = useForm();
  if (lines.length === 0) return null;
  return (
    <>
      <SubHeading className="boomerang-sub-heading">
        {kind === 'withdrawal'
          ? __('These are not part of it', 'boomerang-returns')
          : __('These can’t be returned', 'boomerang-returns')}
      </SubHeading>
      <ul className="boomerang-lines">
        {lines.map((line) => {
          const refusal = refusalOf(found, line, kind);
          return (
            <li key={line.lineId} className="boomerang-line boomerang-line-head" data-closed>
              <LineFacts line={line} order={found.order}>
                {refusal && verdict(refusal, found.order)}
              </LineFacts>
            </li>
          );
        })}
      </ul>
    </>
  );
}
