import { __, sprintf } from '@wordpress/i18n';
import type { LookupResponse, OrderLineView } from '../../bridge/contract/shop.ts';
import type { Missing } from './asked.ts';
import { Comment } from './comment.tsx';
import { withChoice } from './draft.ts';
import type { LineChoice } from './draft.ts';
import { choiceOf } from './draft.ts';
import { useForm } from './form-context.ts';
import { LineResolution } from './line-resolution.tsx';
import { Photos } from './photos.tsx';
import { reasonsOf, unitsOf } from './possible.ts';
import { QuantityStepper } from './quantity-stepper.tsx';
import { ReasonSelect } from './reason-select.tsx';
import type { Flow } from './use-flow.ts';

interface LineQuestionsProps {
  readonly flow: Flow;
  readonly found: LookupResponse;
  readonly line: OrderLineView;
  readonly choice: LineChoice;
  readonly missing: Missing | null;
}

/** What is asked of a chosen line. A consumer who withdraws is asked for no reason. */
export function LineQuestions({ flow, found, line, choice, missing }: LineQuestionsProps) {
  const { staff } = useForm();
  const { draft } = flow;
  const { lineId, name } = line;
  const units = unitsOf(found, line, draft.kind);
  const withdrawal = draft.kind === 'withdrawal';
  const reason = found.reasons.find(({ id }) => id === choice.reasonId);
  const change = (part: Partial<LineChoice>) => flow.change((current) => withChoice(current, lineId, part));
  if (withdrawal && units <= 1 && found.resolutions.every((one) => one === 'refund' || one === 'keep')) return null;
  return (
    <div className="boomerang-line-body">
      {units > 1 && (
        <div className="boomerang-field">
          <span className="boomerang-label" aria-hidden="true">
            {__('How many?', 'boomerang-returns')}
          </span>
          <QuantityStepper
            name={name}
            value={choice.quantity}
            max={units}
            onChange={(quantity) => change({ quantity })}
          />
        </div>
      )}
      {!withdrawal && (
        <ReasonSelect
          order={found.order}
          reasons={reasonsOf(found, line)}
          value={choice.reasonId}
          missing={missing?.reason ?? false}
          onChange={(reasonId) => change({ reasonId })}
        />
      )}
      {(withdrawal || reason) && (
        <LineResolution
          flow={flow}
          found={found}
          line={line}
          choice={choice}
          missing={missing?.exchange ?? false}
          onChange={change}
        />
      )}
      {reason && !withdrawal && (reason.photoRequired || choice.photos.length > 0) && (
        <Photos
          flow={flow}
          item={name}
          photos={choice.photos}
          required={reason.photoRequired && !staff}
          missing={missing?.photo ?? false}
          onPhotos={(how) =>
            flow.change((current) => withChoice(current, lineId, { photos: how(choiceOf(current, lineId).photos) }))
          }
        />
      )}
      {!withdrawal && (
        <Comment
          button={__('Add a comment', 'boomerang-returns')}
          label={sprintf(
            /* translators: %s: name of a product. */
            __('Comment on %s', 'boomerang-returns'),
            name,
          )}
          maxLength={1000}
          value={choice.comment}
          open={reason?.commentRequired === true && !staff}
          error={missing?.comment ? __('Please say in a few words what happened.', 'boomerang-returns') : undefined}
          onText={(comment) => change({ comment })}
        />
      )}
    </div>
  );
}
