import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { LookupResponse } from '../../bridge/contract/shop.ts';
import { FieldError } from './field.tsx';
import { useForm } from './form-context.ts';
import type { ReasonChoice } from './possible.ts';
import { pair } from './sentences.ts';

interface ReasonSelectProps {
  readonly order: LookupResponse['order'];
  readonly reasons: readonly ReasonChoice[];
  readonly value: string;
  readonly missing: boolean;
  onChange(reasonId: string): void;
}

/** The only reason is no question. */
export function ReasonSelect({ order, reasons, value, missing, onChange }: ReasonSelectProps) {
  const { verdict, staff } = useForm();
  const id = useId();
  const over = reasons.filter((reason) => reason.over);
  if (reasons.length === 1 && reasons[0]?.id === value && reasons[0].open) return null;
  return (
    <div className="boomerang-field boomerang-reason">
      <label htmlFor={id}>
        {staff ? __('Why is it returned?', 'boomerang-returns') : __('Why are you returning it?', 'boomerang-returns')}
      </label>
      <select
        id={id}
        value={value}
        required
        aria-invalid={missing || undefined}
        aria-describedby={
          [missing && `${id}-error`, over.length > 0 && `${id}-over`].filter(Boolean).join(' ') || undefined
        }
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="" disabled>
          {__('Choose a reason', 'boomerang-returns')}
        </option>
        {reasons.map(({ id: reasonId, title, open }) => (
          <option key={reasonId} value={reasonId} disabled={!open}>
            {title}
          </option>
        ))}
      </select>
      <FieldError id={`${id}-error`} text={missing ? __('Please choose a reason.', 'boomerang-returns') : undefined} />
      {over.length > 0 && (
        <ul className="boomerang-hint boomerang-refused" id={`${id}-over`}>
          {over.map((reason) => (
            <li key={reason.id}>{pair(reason.title, reason.over ? verdict(reason.over, order) : '')}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
