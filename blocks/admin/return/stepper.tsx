import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useId } from 'react';

interface Props {
  /** What is counted: "Damaged". */
  label: string;
  /** Of what: the product's name, for screen readers. */
  of: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
  describedBy?: string | undefined;
}

/** A whole number with a big minus and plus, for a thumb as well as for keys. */
export function Stepper({ label, of, value, max, onChange, describedBy }: Props) {
  const id = useId();
  return (
    <div className="boomerang-counter">
      <label htmlFor={id}>
        {label}
        <span className="screen-reader-text">, {of}</span>
      </label>
      <div className="boomerang-counter__control">
        <Button
          variant="secondary"
          disabled={value <= 0}
          accessibleWhenDisabled
          onClick={() => onChange(value - 1)}
          /* translators: 1: what is counted, e.g. "Damaged", 2: product. */
          aria-label={sprintf(__('%1$s, %2$s: one less', 'boomerang-returns'), label, of)}
        >
          −
        </Button>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          value={value}
          aria-describedby={describedBy}
          onFocus={(event) => event.target.select()}
          onChange={(event) => onChange(Number(event.target.value.replace(/\D/g, '').slice(0, 5)))}
        />
        <Button
          variant="secondary"
          disabled={value >= max}
          accessibleWhenDisabled
          onClick={() => onChange(value + 1)}
          /* translators: 1: what is counted, e.g. "Damaged", 2: product. */
          aria-label={sprintf(__('%1$s, %2$s: one more', 'boomerang-returns'), label, of)}
        >
          +
        </Button>
      </div>
    </div>
  );
}
