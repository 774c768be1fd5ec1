import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { LookupResponse, OrderLineView } from '../../bridge/contract/shop.ts';
import type { LineChoice } from './draft.ts';
import { ExchangePicker } from './exchange-picker.tsx';
import { possibilities, resolutionOf } from './possible.ts';
import { ResolutionChoice } from './resolution-choice.tsx';
import type { Flow } from './use-flow.ts';

interface LineResolutionProps {
  readonly flow: Flow;
  readonly found: LookupResponse;
  readonly line: OrderLineView;
  readonly choice: LineChoice;
  readonly missing: boolean;
  onChange(change: Partial<LineChoice>): void;
}

/**
 * What the shopper gets for a line. Who withdraws gets money: anything else only by an express wish, so it stays closed until it is opened
 * (Directive 2011/83/EU, art. 13(1)).
 */
export function LineResolution({ flow, found, line, choice, missing, onChange }: LineResolutionProps) {
  const { kind } = flow.draft;
  const possible = possibilities(found, line, kind, choice.reasonId);
  const resolution = resolutionOf(found, line, kind, choice);
  const [open, setOpen] = useState(resolution !== 'refund');
  const questions = (
    <>
      <ResolutionChoice
        found={found}
        item={line.name}
        possible={possible}
        value={resolution}
        onChange={(chosen) => onChange({ resolution: chosen })}
      />
      {resolution === 'exchange' && (
        <ExchangePicker
          flow={flow}
          found={found}
          line={line}
          choice={choice}
          missing={missing}
          onChoose={(exchange) => onChange({ exchange })}
        />
      )}
    </>
  );
  if (kind === 'return') return questions;
  if (possible.filter(({ refusal }) => !refusal).length < 2) return null;
  return (
    <details
      className="boomerang-rather"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open || resolution !== 'refund')}
    >
      <summary>
        {__('I would rather have…', 'boomerang-returns')}
        <span className="boomerang-hidden"> {line.name}</span>
      </summary>
      {questions}
    </details>
  );
}
