import { __ } from '@wordpress/i18n';
import { NumberSetting } from '../fields/number-setting.tsx';

export function RetentionSection() {
  return (
    <>
      <p className="boomerang-field__help">
        {__(
          'Counted from the end of a return, once nothing more happens to it. Numbers and money stay for your books. It holds for all returns, old ones too.',
          'boomerang-returns',
        )}
      </p>
      <NumberSetting
        path="retention.photoDays"
        label={__('Delete photos after', 'boomerang-returns')}
        help={__('Empty: keep them for ever.', 'boomerang-returns')}
        unit={__('days', 'boomerang-returns')}
        mayBeEmpty
      />
      <NumberSetting
        path="retention.personalDays"
        label={__('Erase names, addresses, what shoppers wrote, and labels after', 'boomerang-returns')}
        help={__(
          'At least 30 days; ask your tax adviser how long you need them. Empty: keep them for ever.',
          'boomerang-returns',
        )}
        unit={__('days', 'boomerang-returns')}
        mayBeEmpty
      />
    </>
  );
}
