import { __, sprintf } from '@wordpress/i18n';
import { LOWERING_REASON_MAX } from '../../../bridge/domain/found.ts';
import { More } from '../policy/fields/more.tsx';
import { Field, TextField } from '../shared/field.tsx';
import { formatAmount } from '../shared/format.ts';
import type { LoweringProblem, TypedLowering } from './lowering.ts';

interface Props {
  /** The product. */
  of: string;
  typed: TypedLowering;
  /** Minor units with tax. */
  most: number;
  currency: { currency: string; decimals: number };
  problem: LoweringProblem | null;
  onChange: (typed: TypedLowering) => void;
}

/** Less is paid for damaged units: by how much, and why. What was typed keeps it open, so that nothing is lowered unseen. */
export function LoweringFields({ of, typed, most, currency, problem, onChange }: Props) {
  return (
    <More
      label={__('Lower the refund', 'boomerang-returns')}
      of={of}
      forced={typed.amount !== '' || typed.reason !== ''}
    >
      <TextField
        label={__('Pay less by', 'boomerang-returns')}
        inputMode="decimal"
        unit={currency.currency}
        autoComplete="off"
        value={typed.amount}
        onChange={(amount) => onChange({ ...typed, amount })}
        help={sprintf(
          /* translators: %s: amount. */
          __('With tax, %s at most. Shipping is not touched.', 'boomerang-returns'),
          formatAmount(most, currency),
        )}
        error={amountError(problem, most, currency)}
      />
      <Field
        label={__('Why', 'boomerang-returns')}
        help={__('The shopper reads this with the amount.', 'boomerang-returns')}
        error={problem === 'no_reason' ? __('Say in a few words why you pay less.', 'boomerang-returns') : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={LOWERING_REASON_MAX}
            value={typed.reason}
            onChange={(event) => onChange({ ...typed, reason: event.target.value })}
          />
        )}
      </Field>
    </More>
  );
}

function amountError(problem: LoweringProblem | null, most: number, currency: Props['currency']): string | undefined {
  if (problem === 'no_amount') return __('Enter the amount by which you pay less.', 'boomerang-returns');
  return problem === 'too_high'
    ? sprintf(
        /* translators: %s: amount. */
        __('No more than %s is paid for this item.', 'boomerang-returns'),
        formatAmount(most, currency),
      )
    : undefined;
}
