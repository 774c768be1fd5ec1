import { useId } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { LookupResponse, OrderLineView } from '../../bridge/contract/shop.ts';
import { Comment } from './comment.tsx';
import type { LineChoice } from './draft.ts';
import { FieldError } from './field.tsx';
import { useForm } from './form-context.ts';
import { LineFacts } from './line-facts.tsx';
import { QuantityStepper } from './quantity-stepper.tsx';

interface LineProps {
  readonly line: OrderLineView;
  readonly order: LookupResponse['order'];
  readonly reasons: LookupResponse['reasons'];
  readonly choice: LineChoice;
  /** What is wrong with this line, whoever found out. */
  readonly error: string | undefined;
  /** No reason is chosen, and it is what is wrong. */
  readonly reasonMissing: boolean;
  onChange(change: Partial<LineChoice>): void;
}

/** A line that can be returned. */
export function Line({ line, order, reasons, choice, error, reasonMissing, onChange }: LineProps) {
  const { format } = useForm();
  const id = useId();
  return (
    <li className="boomerang-line" data-chosen={choice.chosen || undefined}>
      <label className="boomerang-line-head">
        <input
          type="checkbox"
          checked={choice.chosen}
          aria-describedby={`${id}-facts ${id}-error`}
          aria-invalid={(error && !reasonMissing) || undefined}
          onChange={(event) => onChange({ chosen: event.target.checked })}
        />
        <LineFacts line={line} order={order} factsId={`${id}-facts`}>
          {line.until &&
            /* translators: %s: a date. */
            sprintf(__('Returnable until %s', 'boomerang-returns'), format.date(line.until))}
        </LineFacts>
      </label>
      {choice.chosen && (
        <div className="boomerang-line-body">
          {line.returnable > 1 && (
            <div className="boomerang-field">
              <span className="boomerang-label" aria-hidden="true">
                {__('How many?', 'boomerang-returns')}
              </span>
              <QuantityStepper
                name={line.name}
                value={choice.quantity}
                max={line.returnable}
                onChange={(quantity) => onChange({ quantity })}
              />
            </div>
          )}
          <div className="boomerang-field boomerang-reason">
            <label htmlFor={`${id}-reason`}>{__('Why do you return it?', 'boomerang-returns')}</label>
            <select
              id={`${id}-reason`}
              value={choice.reasonId}
              required
              aria-invalid={reasonMissing || undefined}
              aria-describedby={error ? `${id}-error` : undefined}
              onChange={(event) => onChange({ reasonId: event.target.value })}
            >
              <option value="" disabled>
                {__('Choose a reason', 'boomerang-returns')}
              </option>
              {reasons.map((reason) => (
                <option key={reason.id} value={reason.id}>
                  {reason.title}
                </option>
              ))}
            </select>
          </div>
          <Comment
            button={__('Add a comment', 'boomerang-returns')}
            label={sprintf(
              /* translators: %s: name of a product. */
              __('Comment on %s', 'boomerang-returns'),
              line.name,
            )}
            maxLength={1000}
            value={choice.comment}
            onText={(comment) => onChange({ comment })}
          />
        </div>
      )}
      <FieldError id={`${id}-error`} text={error} />
    </li>
  );
}
