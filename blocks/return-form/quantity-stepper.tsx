import { __, sprintf } from '@wordpress/i18n';

interface QuantityStepperProps {
  readonly name: string;
  readonly value: number;
  readonly max: number;
  onChange(value: number): void;
}

export function QuantityStepper({ name, value, max, onChange }: QuantityStepperProps) {
  function set(next: number): void {
    if (next >= 1 && next <= max) onChange(next);
  }

  return (
    <div
      className="boomerang-stepper"
      role="group"
      /* translators: %s: name of a product. */
      aria-label={sprintf(__('How many of %s', 'boomerang-returns'), name)}
    >
      <button
        type="button"
        aria-disabled={value <= 1 || undefined}
        onClick={() => set(value - 1)}
        aria-label={__('One less', 'boomerang-returns')}
      >
        −
      </button>
      <span aria-live="polite">
        {sprintf(
          /* translators: 1: chosen units, 2: units that can be returned. */
          __('%1$d of %2$d', 'boomerang-returns'),
          value,
          max,
        )}
      </span>
      <button
        type="button"
        aria-disabled={value >= max || undefined}
        onClick={() => set(value + 1)}
        aria-label={__('One more', 'boomerang-returns')}
      >
        +
      </button>
    </div>
  );
}
