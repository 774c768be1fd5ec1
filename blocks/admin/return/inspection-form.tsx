import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { useId, useRef, useState, type FormEvent } from 'react';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { loweringOf, place, restOf, suggested, unplaced, type Findings, type Kind } from './inspection.ts';
import { mayLower, mostOff, type LoweringProblem } from './lowering.ts';
import { LoweringFields } from './lowering-fields.tsx';
import { currencyOf } from './payouts.ts';
import { Stepper } from './stepper.tsx';

type Line = Pick<ReturnDetail['lines'][number], 'orderLineId' | 'name' | 'quantity' | 'sellable' | 'reason'>;

interface Props {
  /** What was sent. */
  lines: readonly Line[];
  /** By which less may be paid for damaged units; null: not by this person. */
  detail: ReturnDetail | null;
  busy: boolean;
  onSubmit: (findings: Findings) => void;
}

export function InspectionForm({ lines, detail, busy, onSubmit }: Props) {
  const [findings, setFindings] = useState<Findings>(() => suggested(lines));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const addsUp = lines.every((line) => unplaced(findings[line.orderLineId]!, line.quantity) === 0);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!addsUp) return;
    const wrong = lines.some((line) => problemOf(line, findings, detail) !== null);
    setTried(wrong);
    if (!wrong) onSubmit(findings);
    // The field is marked only once this is drawn.
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), 0);
  }

  return (
    <form ref={form} onSubmit={submit} className="boomerang-inspection" noValidate>
      {lines.map((line) => (
        <InspectedLine
          key={line.orderLineId}
          line={line}
          detail={detail}
          found={findings[line.orderLineId]!}
          problem={tried ? problemOf(line, findings, detail) : null}
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
  line: Line;
  detail: ReturnDetail | null;
  found: Findings[number];
  problem: LoweringProblem | null;
  onChange: (found: Findings[number]) => void;
}

function problemOf(line: Line, findings: Findings, detail: ReturnDetail | null): LoweringProblem | null {
  const read = detail && loweringOf(line, findings, detail);
  return typeof read === 'string' ? read : null;
}

function InspectedLine({ line, detail, found, problem, onChange }: LineProps) {
  const id = useId();
  const lowers = detail && found.damaged > 0 ? mayLower(line, detail) : 'never';
  const most = detail && lowers === 'yes' ? mostOff({ orderLineId: line.orderLineId, ...countsOf(found) }, detail) : 0;
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
      {detail && most > 0 && (
        <LoweringFields
          of={line.name}
          typed={found.lowered}
          most={most}
          currency={currencyOf(detail)}
          problem={problem}
          onChange={(lowered) => onChange({ ...found, lowered })}
        />
      )}
      {lowers === 'moved' && (
        <p className="boomerang-muted">
          {__('The money for this item has moved: it can’t be lowered any more.', 'boomerang-returns')}
        </p>
      )}
    </fieldset>
  );
}

function countsOf({ sellable, damaged, missing }: Findings[number]) {
  return { sellable, damaged, missing };
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
