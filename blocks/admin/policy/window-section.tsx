import { __ } from '@wordpress/i18n';
import { Card } from '../shared/card.tsx';
import { TextField } from '../shared/field.tsx';
import { Choice } from './choice.tsx';
import type { SectionProps } from './form.tsx';

export function WindowSection({ draft, errors, change }: SectionProps) {
  return (
    <Card title={__('Time and approval', 'boomerang-returns')}>
      <TextField
        label={__('Returns may be asked for within', 'boomerang-returns')}
        help={__('Counted from the day the order was completed.', 'boomerang-returns')}
        unit={__('days', 'boomerang-returns')}
        inputMode="numeric"
        className="is-short"
        value={draft.windowDays}
        error={errors['windowDays']}
        onChange={(windowDays) => change({ windowDays })}
      />
      <Choice
        label={__('Who approves a return?', 'boomerang-returns')}
        value={draft.autoApprove ? 'auto' : 'staff'}
        onChange={(value) => change({ autoApprove: value === 'auto' })}
        options={[
          {
            value: 'auto',
            label: __('Approved at once', 'boomerang-returns'),
            help: __(
              'Whatever fits this policy is approved; the shopper has the label within seconds.',
              'boomerang-returns',
            ),
          },
          {
            value: 'staff',
            label: __('You decide on each return', 'boomerang-returns'),
            help: __(
              'You get an e-mail and approve or reject it here; the label is made after that.',
              'boomerang-returns',
            ),
          },
        ]}
      />
      <TextField
        label={__('After approval the parcel has to be sent within', 'boomerang-returns')}
        unit={__('days', 'boomerang-returns')}
        inputMode="numeric"
        className="is-short"
        value={draft.sendBackDays}
        error={errors['sendBackDays']}
        onChange={(sendBackDays) => change({ sendBackDays })}
      />
      <TextField
        label={__('Your e-mail address for returns', 'boomerang-returns')}
        help={__(
          'Boomerang writes here when a return needs your decision, a payout fails or something is in doubt. Empty: the store’s own address.',
          'boomerang-returns',
        )}
        type="email"
        autoComplete="email"
        value={draft.ownerEmail}
        error={errors['ownerEmail']}
        onChange={(ownerEmail) => change({ ownerEmail })}
      />
    </Card>
  );
}
