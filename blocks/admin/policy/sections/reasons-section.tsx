import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { RESOLUTIONS } from '../../../../bridge/domain/policy.ts';
import { MOST } from '../bounds.ts';
import { RowButtons, useRows } from '../fields/rows.tsx';
import { Setting, SettingProblem } from '../fields/setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { useDraft } from '../policy-draft.ts';
import { newId, withoutReason } from '../settle.ts';
import { ReasonDetails } from './reason-details.tsx';

export function ReasonsSection() {
  const { rules, set, setAll, problemAt } = useDraft();
  const { reasons } = rules;
  const rows = useRows(reasons, (next) => set('reasons', next));

  const add = () =>
    rows.add({
      id: newId(reasons.map(({ id }) => id)),
      title: { text: '', translations: {} },
      fault: 'customer',
      photoRequired: false,
      commentRequired: false,
      resolutions: [...RESOLUTIONS],
      sellable: true,
      retired: false,
    });

  function remove(at: number) {
    setAll(withoutReason(rules, reasons[at]?.id ?? ''));
    rows.focusRow(Math.min(at, reasons.length - 2));
  }

  return (
    <>
      <p>{__('What shoppers choose from, in this order.', 'boomerang-returns')}</p>
      <Setting path="reasons">
        <SettingProblem>{problemAt('reasons')}</SettingProblem>
        <ol ref={rows.list} className="boomerang-rows">
          {reasons.map((reason, at) => (
            <li key={reason.id}>
              <Setting path={`reasons.${at}`}>
                <div className="boomerang-rows__head">
                  <TextSetting
                    path={`reasons.${at}.title.text`}
                    /* translators: %d: position in the list. */
                    label={sprintf(__('Reason %d', 'boomerang-returns'), at + 1)}
                    maxLength={MOST.title}
                  />
                  <RowButtons
                    /* translators: %d: position in the list. */
                    of={reason.title.text || sprintf(__('Reason %d', 'boomerang-returns'), at + 1)}
                    isFirst={at === 0}
                    isLast={at === reasons.length - 1}
                    onMove={(by) => rows.move(at, by)}
                    onRemove={() => remove(at)}
                  />
                </div>
                <SettingProblem>{problemAt(`reasons.${at}.id`)}</SettingProblem>
                <ReasonDetails at={at} reason={reason} />
              </Setting>
            </li>
          ))}
        </ol>
        <Button variant="secondary" disabled={reasons.length >= MOST.reasons} accessibleWhenDisabled onClick={add}>
          {__('Add a reason', 'boomerang-returns')}
        </Button>
      </Setting>
    </>
  );
}
