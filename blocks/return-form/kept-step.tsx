import { __, sprintf } from '@wordpress/i18n';
import { chosenLines } from './draft.ts';
import type { Draft, Receipt } from './draft.ts';
import { useForm } from './form-context.ts';
import { StepHeading } from './step-heading.tsx';

interface KeptStepProps {
  readonly draft: Draft;
  readonly kept: Receipt;
  readonly focus: boolean;
  onStartOver(): void;
}

/** The site has the request, the bridge not yet: a number to quote, the moment that counts, and nothing left to do. */
export function KeptStep({ draft, kept, focus, onStartOver }: KeptStepProps) {
  const { format, subHeading: SubHeading } = useForm();
  const withdrawal = draft.kind === 'withdrawal';
  // By look-up or in words: never both.
  const goods = draft.step === 'words' ? [] : chosenLines(draft);
  const words = draft.step === 'words' ? draft.words : draft.comment;
  return (
    <div className="boomerang-lookup boomerang-kept">
      <StepHeading focus={focus}>
        {withdrawal
          ? __('We have kept your withdrawal', 'boomerang-returns')
          : __('We have kept your request', 'boomerang-returns')}
      </StepHeading>
      <p className="boomerang-number">
        <span className="boomerang-hint">{__('Receipt number', 'boomerang-returns')}</span>
        <strong>{kept.receipt}</strong>
        <span className="boomerang-hint">{format.moment(kept.keptAt)}</span>
      </p>
      <p>
        {sprintf(
          /* translators: %s: e-mail address. */
          __(
            'Our return service is down right now. Once it’s back, we’ll e-mail %s if you ordered with this address. Please keep this page or your receipt number, and don’t send anything yet.',
            'boomerang-returns',
          ),
          draft.email.trim(),
        )}
      </p>
      <p>
        {withdrawal
          ? __('Your withdrawal counts from the moment above.', 'boomerang-returns')
          : __('The moment above counts, however long it takes.', 'boomerang-returns')}
      </p>
      <div className="boomerang-panel">
        <SubHeading className="boomerang-sub-heading">
          {sprintf(
            /* translators: %s: order number. */
            __('Order %s', 'boomerang-returns'),
            draft.orderNumber.trim(),
          )}
        </SubHeading>
        {goods.length > 0 && (
          <ul className="boomerang-returned">
            {goods.map(({ line, choice }) => (
              <li key={line.lineId}>
                {choice.quantity} × {line.name}
              </li>
            ))}
          </ul>
        )}
        {words.trim() !== '' && <p className="boomerang-words">{words}</p>}
      </div>
      <button type="button" className="boomerang-link" onClick={onStartOver}>
        {__('Return something else', 'boomerang-returns')}
      </button>
    </div>
  );
}
