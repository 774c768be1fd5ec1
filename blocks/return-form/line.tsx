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
  /** What the store found wrong with this line. */
  readonly refused: string | undefined;
  /** The shopper wanted to go on without a reason. */
  readonly reasonMissing: boolean;
  onChange(change: Partial<LineChoice>): void;
}

/** A line that can be returned. */
export function Line({ line, order, reasons, choice, refused, reasonMissing, onChange }: LineProps) {
  const { format } = useForm();
  const id = useId();
  return (
    <li className="boomerang-line" data-chosen={choice.chosen || undefined}>
      <label className="boomerang-line-head">
        <input
          type="checkbox"
          checked={choice.chosen}
          aria-describedby={refused ? `${id}-facts ${id}-refused` : `${id}-facts`}
          aria-invalid={refused ? true : undefined}
          onChange={(event) => onChange({ chosen: event.target.checked })}
        />
        <LineFacts line={line} order={order} factsId={`${id}-facts`}>
          {line.until &&
            /* translators: %s: a date. */
            sprintf(__('Returnable until %s', 'boomerang-returns'), format.date(line.until))}
        </LineFacts>
      </label>
      <FieldError id={`${id}-refused`} text={refused} />
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
            <label htmlFor={`${id}-reason`}>{__('Why are you returning it?', 'boomerang-returns')}</label>
            <select
              id={`${id}-reason`}
              value={choice.reasonId}
              required
              aria-invalid={reasonMissing || undefined}
              aria-describedby={reasonMissing ? `${id}-reason-error` : undefined}
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
            <FieldError
              id={`${id}-reason-error`}
              text={reasonMissing ? __('Please choose a reason.', 'boomerang-returns') : undefined}
            />
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
    </li>
  );
}
