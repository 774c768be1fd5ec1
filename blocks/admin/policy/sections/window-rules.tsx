import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { ANYTHING } from '../../../../bridge/domain/policy.ts';
import { MOST } from '../bounds.ts';
import { RowButtons, useRows } from '../fields/rows.tsx';
import { NumberSetting } from '../fields/number-setting.tsx';
import { Setting, SettingProblem } from '../fields/setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { useDraft } from '../policy-draft.ts';
import { newId } from '../settle.ts';
import { MatchFields } from './match-fields.tsx';

/** Longer or shorter times for some goods, places, people or reasons. */
export function WindowRules() {
  const { rules, set, problemAt } = useDraft();
  const { days } = rules.window;
  const rows = useRows(rules.window.rules, (next) => set('window.rules', next));
  const own = rules.window.rules;

  const add = () => {
    const match = structuredClone(ANYTHING) as (typeof own)[number]['match'];
    rows.add({ id: newId(own.map(({ id }) => id)), name: '', match, days });
  };

  return (
    <fieldset className="boomerang-group">
      <legend>{__('Longer or shorter for some', 'boomerang-returns')}</legend>
      <p className="boomerang-field__help">
        {__('For example 60 days for shoes. The first rule that fits decides.', 'boomerang-returns')}
      </p>
      <ol ref={rows.list} className="boomerang-rows">
        {own.map((rule, at) => (
          <li key={rule.id}>
            <Setting path={`window.rules.${at}`}>
              <div className="boomerang-rows__head">
                <TextSetting
                  path={`window.rules.${at}.name`}
                  /* translators: %d: position in the list. */
                  label={sprintf(__('Name of rule %d', 'boomerang-returns'), at + 1)}
                  maxLength={MOST.title}
                />
                <NumberSetting
                  path={`window.rules.${at}.days`}
                  /* translators: %d: position in the list. */
                  label={sprintf(__('Days of rule %d', 'boomerang-returns'), at + 1)}
                  unit={__('days', 'boomerang-returns')}
                />
                <RowButtons
                  /* translators: %d: position in the list. */
                  of={rule.name || sprintf(__('rule %d', 'boomerang-returns'), at + 1)}
                  isFirst={at === 0}
                  isLast={at === own.length - 1}
                  onMove={(by) => rows.move(at, by)}
                  onRemove={() => rows.remove(at)}
                />
              </div>
              <SettingProblem>
                {problemAt(`window.rules.${at}.match`) ?? problemAt(`window.rules.${at}.id`)}
              </SettingProblem>
              <MatchFields at={at} />
            </Setting>
          </li>
        ))}
      </ol>
      <Button variant="secondary" disabled={own.length >= MOST.rules} accessibleWhenDisabled onClick={add}>
        {__('Add a rule', 'boomerang-returns')}
      </Button>
    </fieldset>
  );
}
