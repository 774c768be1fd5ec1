import { useId, type ReactNode } from 'react';

/** What a form control needs to be announced with its help and its error. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface Props {
  label: string;
  help?: ReactNode;
  /** What is wrong and what to change. */
  error?: string | undefined;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}

/** Label, control, help and error of one field. */
export function Field({ label, help, error, className = '', children }: Props) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`boomerang-field ${error ? 'has-error' : ''} ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="boomerang-field__error">
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="boomerang-field__help">
          {help}
        </p>
      )}
    </div>
  );
}

interface TextProps extends Omit<Props, 'children'> {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'url' | 'password' | 'number' | 'date';
  inputMode?: 'numeric' | 'decimal';
  /** Written behind the control: days, cm. */
  unit?: string;
  disabled?: boolean;
  autoComplete?: string;
  placeholder?: string;
  spellCheck?: boolean;
}

export function TextField({ label, help, error, className, value, onChange, unit, ...input }: TextProps) {
  return (
    <Field label={label} help={help} error={error} className={className ?? ''}>
      {(control) => (
        <span className="boomerang-field__control">
          <input
            {...control}
            {...input}
            type={input.type ?? 'text'}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {unit && <span className="boomerang-field__unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
