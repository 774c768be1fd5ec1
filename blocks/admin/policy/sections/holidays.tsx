import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { MOST } from '../bounds.ts';
import { RowButtons, useRows } from '../fields/rows.tsx';
import { Setting } from '../fields/setting.tsx';
import { TextSetting } from '../fields/text-setting.tsx';
import { useDraft } from '../policy-draft.ts';

/** More time for what was bought between two days. */
export function Holidays() {
  const { rules, set } = useDraft();
  const { holidays } = rules.window;
  const rows = useRows(holidays, (next) => set('window.holidays', next));
  return (
    <fieldset className="boomerang-group">
      <legend>{__('More time for presents', 'boomerang-returns')}</legend>
      <p className="boomerang-field__help">
        {__(
          'For example: orders from December 1 to December 24 can be returned until January 31. It never makes the time shorter.',
          'boomerang-returns',
        )}
      </p>
      <ol ref={rows.list} className="boomerang-rows">
        {holidays.map((holiday, at) => (
          <li key={at}>
            <Setting path={`window.holidays.${at}`}>
              <div className="boomerang-rows__head">
                <TextSetting
                  path={`window.holidays.${at}.name`}
                  /* translators: %d: position in the list. */
                  label={sprintf(__('Name of holiday %d', 'boomerang-returns'), at + 1)}
                  maxLength={MOST.title}
                />
                <RowButtons
                  /* translators: %d: position in the list. */
                  of={holiday.name || sprintf(__('holiday %d', 'boomerang-returns'), at + 1)}
                  onRemove={() => rows.remove(at)}
                />
              </div>
              <div className="boomerang-rows__days">
                <TextSetting
                  path={`window.holidays.${at}.from`}
                  type="date"
                  label={__('Orders from', 'boomerang-returns')}
                />
                <TextSetting path={`window.holidays.${at}.to`} type="date" label={__('to', 'boomerang-returns')} />
                <TextSetting
                  path={`window.holidays.${at}.until`}
                  type="date"
                  label={__('can be returned until', 'boomerang-returns')}
                />
              </div>
            </Setting>
          </li>
        ))}
      </ol>
      <Button
        variant="secondary"
        disabled={holidays.length >= MOST.holidays}
        accessibleWhenDisabled
        onClick={() => rows.add({ name: '', from: '', to: '', until: '' })}
      >
        {__('Add a holiday', 'boomerang-returns')}
      </Button>
    </fieldset>
  );
}
