import { Button } from '@wordpress/components';
import { useId, useState, type ReactNode } from 'react';

interface Props {
  label: string;
  /** What it is about, for those who don't see where the button stands. */
  of?: string;
  /** Something in it needs the person: it can't stay closed. */
  forced?: boolean;
  children: ReactNode;
}

/** What most stores never need, behind a button. */
export function More({ label, of, forced = false, children }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const shown = open || forced;
  return (
    <div className="boomerang-more">
      <Button
        variant="link"
        aria-expanded={shown}
        aria-controls={id}
        {...(of ? { 'aria-label': `${label}: ${of}` } : {})}
        onClick={() => setOpen(!shown)}
      >
        {label}
      </Button>
      <div id={id} hidden={!shown} className="boomerang-more__inside">
        {shown && children}
      </div>
    </div>
  );
}
