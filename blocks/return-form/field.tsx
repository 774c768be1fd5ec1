import { useId } from '@wordpress/element';
import type { InputHTMLAttributes } from 'react';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  onText(text: string): void;
}

export function Field({ label, hint, error, onText, ...input }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="boomerang-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="boomerang-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onText(event.target.value)}
      />
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}

export function FieldError({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return text ? (
    <p className="boomerang-error" id={id}>
      {text}
    </p>
  ) : null;
}
