import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useId, useState, type FormEvent } from 'react';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { place, restOf, sentLines, suggested, unplaced, type Findings, type Found, type Kind } from './inspection.ts';
import { Stepper } from './stepper.tsx';

interface Props {
  lines: ReturnDetail['lines'];
  busy: boolean;
  onSubmit: (findings: Findings) => void;
}

export function InspectionForm({ lines: all, busy, onSubmit }: Props) {
  const lines = sentLines(all);
  const [findings, setFindings] = useState<Findings>(() => suggested(lines));
  const addsUp = lines.every((line) => unplaced(findings[line.orderLineId]!, line.quantity) === 0);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (addsUp) onSubmit(findings);
  }

  return (
    <form onSubmit={submit} className="boomerang-inspection">
      {lines.map((line) => (
        <InspectedLine
          key={line.orderLineId}
          line={line}
          found={findings[line.orderLineId]!}
          onChange={(found) => setFindings({ ...findings, [line.orderLineId]: found })}
        />
      ))}
      <Button variant="primary" type="submit" isBusy={busy} disabled={busy || !addsUp} accessibleWhenDisabled>
        {__('Save inspection', 'boomerang-returns')}
      </Button>
    </form>
  );
}

interface LineProps {
  line: ReturnDetail['lines'][number];
  found: Found;
  onChange: (found: Found) => void;
}

function InspectedLine({ line, found, onChange }: LineProps) {
  const id = useId();
  const left = unplaced(found, line.quantity);
  const kinds: [Kind, string][] = [
    ['sellable', __('Sellable', 'boomerang-returns')],
    ['damaged', __('Damaged', 'boomerang-returns')],
    ['missing', __('Missing', 'boomerang-returns')],
  ];
  return (
    <fieldset className="boomerang-inspection__line">
      <legend>
        {line.name} <span className="boomerang-muted">× {line.quantity}</span>
      </legend>
      {!line.sellable && (
        <p className="boomerang-inspection__hint boomerang-muted">
          {/* translators: %s: reason for a return. */}
          {sprintf(__('“%s”: not sellable, unless you say otherwise.', 'boomerang-returns'), line.reason)}
        </p>
      )}
      <div className="boomerang-inspection__counts">
        {kinds.map(([kind, label]) => (
          <Stepper
            key={kind}
            label={label}
            of={line.name}
            value={found[kind]}
            max={line.quantity}
            onChange={(value) => onChange(place(found, line.quantity, kind, value, restOf(line)))}
            describedBy={left === 0 ? undefined : id}
          />
        ))}
      </div>
      <p id={id} role="status" className="boomerang-field__error">
        {left === 0 ? '' : sumSentence(left, line.quantity)}
      </p>
    </fieldset>
  );
}

function sumSentence(left: number, quantity: number): string {
  return left > 0
    ? sprintf(
        /* translators: %d: number of units. */
        _n('%d unit is not placed yet.', '%d units are not placed yet.', left, 'boomerang-returns'),
        left,
      )
    : sprintf(
        /* translators: %d: number of units that were sent back. */
        _n('Only %d unit was sent back.', 'Only %d units were sent back.', quantity, 'boomerang-returns'),
        quantity,
      );
}
