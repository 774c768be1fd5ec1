import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useForm } from './form-context.ts';

/** ms: from then on whoever waits is told that it takes longer. */
export const TOLD_AFTER = 5_000;

/** Beside what is on its way: says so, aloud too, once it takes longer. */
export function SlowHint() {
  const { announce } = useForm();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSlow(true);
      announce(slowSentence());
    }, TOLD_AFTER);
    return () => clearTimeout(timer);
  }, [announce]);
  return slow ? <p className="boomerang-hint">{slowSentence()}</p> : null;
}

/** Also said aloud: see form.tsx. */
export function slowSentence(): string {
  return __(
    'This is taking longer than usual. We’re still trying: you don’t need to do anything.',
    'boomerang-returns',
  );
}
