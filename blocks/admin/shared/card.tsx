import { useId, type ReactNode, type Ref } from 'react';

interface Props {
  title: string;
  /** Shown at the right of the title. */
  aside?: ReactNode;
  /** Takes the focus when the card's content has changed under the person's hands. */
  headingRef?: Ref<HTMLHeadingElement>;
  className?: string;
  children: ReactNode;
}

export function Card({ title, aside, headingRef, className = '', children }: Props) {
  const id = useId();
  return (
    <section className={`boomerang-card ${className}`} aria-labelledby={id}>
      <div className="boomerang-card__head">
        <h2 id={id} ref={headingRef} tabIndex={headingRef ? -1 : undefined}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
