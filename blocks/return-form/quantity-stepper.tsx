import { __, sprintf } from '@wordpress/i18n';
import { useForm } from './form-context.ts';

interface QuantityStepperProps {
  readonly name: string;
  readonly value: number;
  readonly max: number;
  onChange(value: number): void;
}

export function QuantityStepper({ name, value, max, onChange }: QuantityStepperProps) {
  const { announce } = useForm();
  /* translators: 1: chosen units, 2: units that can be returned. */
  const text = sprintf(__('%1$d of %2$d', 'boomerang-returns'), value, max);

  function set(next: number): void {
    if (next < 1 || next > max) return;
    onChange(next);
    announce(sprintf(__('%1$d of %2$d', 'boomerang-returns'), next, max));
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
      <span>{text}</span>
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
