import { useId } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { LookupResponse, OrderLineView } from '../../bridge/contract/shop.ts';
import type { Missing } from './asked.ts';
import { withChoice } from './draft.ts';
import type { LineChoice } from './draft.ts';
import { FieldError } from './field.tsx';
import type { Format } from '../api/shop-format.ts';
import { useForm } from './form-context.ts';
import { LineFacts } from './line-facts.tsx';
import { LineQuestions } from './line-questions.tsx';
import { refusalOf } from './possible.ts';
import type { Flow } from './use-flow.ts';

interface LineProps {
  readonly flow: Flow;
  readonly found: LookupResponse;
  readonly line: OrderLineView;
  readonly choice: LineChoice;
  /** What the store found wrong with this line, or can't do as it is asked. */
  readonly problem: string | undefined;
  /** What the shopper wanted to go on without. */
  readonly missing: Missing | null;
}

/** A line that can be chosen. */
export function Line({ flow, found, line, choice, problem, missing }: LineProps) {
  const { format, verdict } = useForm();
  const id = useId();
  const refusal = refusalOf(found, line, flow.draft.kind);
  const until = flow.draft.kind === 'withdrawal' ? null : untilOf(line, choice.reasonId);
  return (
    <li className="boomerang-line" data-chosen={choice.chosen || undefined}>
      <label className="boomerang-line-head">
        <input
          type="checkbox"
          checked={choice.chosen}
          aria-describedby={problem ? `${id}-facts ${id}-problem` : `${id}-facts`}
          aria-invalid={problem ? true : undefined}
          onChange={(event) => {
            const chosen = event.target.checked;
            flow.change((current) => withChoice(current, line.lineId, { chosen }));
          }}
        />
        <LineFacts line={line} order={found.order} factsId={`${id}-facts`}>
          {refusal ? verdict(refusal, found.order) : until && untilSentence(until, format)}
        </LineFacts>
      </label>
      <FieldError id={`${id}-problem`} text={problem} />
      {choice.chosen && <LineQuestions flow={flow} found={found} line={line} choice={choice} missing={missing} />}
    </li>
  );
}

interface Until {
  readonly first: string;
  /** Some reasons leave more time. */
  readonly last: string;
}

/** Once a reason is chosen its own date counts; before, the earliest is promised and the latest named. */
function untilOf({ until, untilByReason = [] }: OrderLineView, reasonId: string): Until | null {
  if (until === null) return null;
  const chosen = untilByReason.find((one) => one.reasonId === reasonId);
  const dates = chosen ? [chosen.until] : untilByReason.map((one) => one.until).sort();
  return { first: dates[0] ?? until, last: dates.at(-1) ?? until };
}

function untilSentence({ first, last }: Until, format: Format): string {
  if (format.date(first) === format.date(last)) {
    /* translators: %s: a date. */
    return sprintf(__('Returnable until %s', 'boomerang-returns'), format.date(first));
  }
  return sprintf(
    /* translators: 1: a date, 2: a later date. */
    __('Returnable until %1$s, for some reasons until %2$s', 'boomerang-returns'),
    format.date(first),
    format.date(last),
  );
}
