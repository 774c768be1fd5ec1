import { __ } from '@wordpress/i18n';
import { TextField } from '../shared/field.tsx';
import type { SectionProps } from './form.tsx';

export function ParcelFields({ draft, errors, change }: SectionProps) {
  const sides = [
    ['length', __('Length', 'boomerang-returns'), 'cm'],
    ['width', __('Width', 'boomerang-returns'), 'cm'],
    ['height', __('Height', 'boomerang-returns'), 'cm'],
    ['weight', __('Weight', 'boomerang-returns'), 'kg'],
  ] as const;
  return (
    <fieldset className="boomerang-parcel">
      <legend>{__('Parcel', 'boomerang-returns')}</legend>
      <p className="boomerang-field__help">
        {__('Used where a product has no size or weight of its own.', 'boomerang-returns')}
      </p>
      <div className="boomerang-parcel__sides">
        {sides.map(([name, label, unit]) => (
          <TextField
            key={name}
            label={label}
            unit={unit}
            inputMode="decimal"
            value={draft[name]}
            error={errors[name]}
            onChange={(value) => change({ [name]: value })}
          />
        ))}
      </div>
    </fieldset>
  );
}
