import { __ } from '@wordpress/i18n';
import { Check, CheckSetting } from '../fields/check-setting.tsx';
import { ChoiceSetting } from '../fields/choice-setting.tsx';
import { More } from '../fields/more.tsx';
import { MoneySetting, NumberSetting } from '../fields/number-setting.tsx';
import { ReasonsSetting } from '../fields/reasons-setting.tsx';
import { useDraft } from '../policy-draft.ts';

export function ApprovalSection() {
  const { rules, problemBelow } = useDraft();
  return (
    <>
      <ChoiceSetting
        path="approval.mode"
        label={__('Who approves a return?', 'boomerang-returns')}
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
            value: 'person',
            label: __('You decide on each return', 'boomerang-returns'),
            help: __(
              'You get an e-mail and approve or reject it here; the label is made after that.',
              'boomerang-returns',
            ),
          },
        ]}
      />
      {rules.approval.mode === 'auto' && (
        <More
          label={__('Look at some of them first', 'boomerang-returns')}
          forced={problemBelow('approval') || isConditional(rules.approval)}
        >
          <Conditions />
        </More>
      )}
      <NumberSetting
        path="sendBackDays"
        label={__('After approval the parcel has to be sent within', 'boomerang-returns')}
        unit={__('days', 'boomerang-returns')}
      />
      <NumberSetting
        path="reminderDays"
        label={__('Remind the shopper before that day', 'boomerang-returns')}
        help={__('0: no reminder.', 'boomerang-returns')}
        unit={__('days before', 'boomerang-returns')}
      />
    </>
  );
}

type Approval = ReturnType<typeof useDraft>['rules']['approval'];

function isConditional({ reasons, upToValue, earlierReturns, firstOrder, limit }: Approval): boolean {
  return reasons.length > 0 || upToValue !== null || earlierReturns !== null || !firstOrder || limit !== null;
}

/** A return for which one of these does not hold waits for a person. */
function Conditions() {
  const { rules, set } = useDraft();
  const { limit } = rules.approval;
  return (
    <>
      <p className="boomerang-field__help">
        {__(
          'A return that one of these does not fit waits for you; nobody is refused by it. A legal withdrawal never waits.',
          'boomerang-returns',
        )}
      </p>
      <MoneySetting
        path="approval.upToValue"
        label={__('At once only while returns of the order come to at most', 'boomerang-returns')}
        help={__('What you have decided yourself does not count. Empty: of any worth.', 'boomerang-returns')}
        mayBeEmpty
      />
      <NumberSetting
        path="approval.earlierReturns"
        label={__('At once only if the customer has had at most', 'boomerang-returns')}
        help={__('Empty: any number.', 'boomerang-returns')}
        unit={__('earlier returns', 'boomerang-returns')}
        mayBeEmpty
      />
      <CheckSetting
        path="approval.firstOrder"
        label={__('At once on a customer’s first order too', 'boomerang-returns')}
      />
      <ReasonsSetting
        path="approval.reasons"
        label={__('At once only for these reasons', 'boomerang-returns')}
        help={__('None chosen: for every reason.', 'boomerang-returns')}
      />
      <Check
        label={__('At once only while a customer makes few returns', 'boomerang-returns')}
        checked={limit !== null}
        onChange={(on) => set('approval.limit', on ? { returns: 5, days: 90 } : null)}
      />
      {limit !== null && (
        <div className="boomerang-beside boomerang-inset">
          <NumberSetting
            path="approval.limit.returns"
            label={__('At most', 'boomerang-returns')}
            unit={__('returns', 'boomerang-returns')}
          />
          <NumberSetting
            path="approval.limit.days"
            label={__('within', 'boomerang-returns')}
            unit={__('days', 'boomerang-returns')}
          />
        </div>
      )}
    </>
  );
}
