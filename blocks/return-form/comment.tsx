import { useEffect, useId, useRef, useState } from '@wordpress/element';

interface CommentProps {
  readonly button: string;
  readonly label: string;
  readonly maxLength: number;
  readonly value: string;
  onText(text: string): void;
}

/** Out of the way until somebody wants it. */
export function Comment({ button, label, maxLength, value, onText }: CommentProps) {
  const id = useId();
  const [state, setState] = useState<'closed' | 'typed' | 'opened'>(value === '' ? 'closed' : 'typed');
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (state === 'opened') area.current?.focus();
  }, [state]);

  if (state === 'closed') {
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
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
}
