import { useEffect, useId, useRef, useState } from '@wordpress/element';
import { FieldError } from './field.tsx';

interface CommentProps {
  readonly button: string;
  readonly label: string;
  readonly maxLength: number;
  readonly value: string;
  /** It is asked for: it stands open. */
  readonly open?: boolean;
  readonly error?: string | undefined;
  onText(text: string): void;
}

/** Out of the way until somebody wants it. */
export function Comment({ button, label, maxLength, value, open = false, error, onText }: CommentProps) {
  const id = useId();
  const [state, setState] = useState<'closed' | 'typed' | 'opened'>(value === '' ? 'closed' : 'typed');
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (state === 'opened') area.current?.focus();
  }, [state]);

  if (state === 'closed' && !open) {
    return (
      <button type="button" className="boomerang-link" onClick={() => setState('opened')}>
        {button}
      </button>
    );
  }
  return (
    <div className="boomerang-field boomerang-comment">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={area}
        rows={3}
        maxLength={maxLength}
        value={value}
        required={open}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => {
          // What was typed while it was asked for stays in view when it no longer is.
          setState('typed');
          onText(event.target.value);
        }}
      />
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}
