import type { ReactNode } from 'react';
import type { Tone } from './words.ts';

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`boomerang-badge is-${tone}`}>{children}</span>;
}
