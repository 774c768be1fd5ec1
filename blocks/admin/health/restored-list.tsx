import { __ } from '@wordpress/i18n';
import type { HealthResponse, RestoredActView } from '../../../bridge/contract/health.ts';
import { effectName } from '../return/effect-words.ts';
import { Badge } from '../shared/badge.tsx';
import { Card } from '../shared/card.tsx';
import { pages } from '../shared/site-links.ts';
import type { Tone } from '../shared/words.ts';
import { AndMore } from './and-more.tsx';

const fates: Record<RestoredActView['fate'], () => { label: string; tone: Tone }> = {
  in_doubt: () => ({ label: __('In doubt', 'boomerang-returns'), tone: 'bad' }),
  failed: () => ({ label: __('Failed', 'boomerang-returns'), tone: 'bad' }),
  waiting: () => ({ label: __('Still looked for', 'boomerang-returns'), tone: 'warn' }),
  sent: () => ({ label: __('Done now', 'boomerang-returns'), tone: 'good' }),
  found: () => ({ label: __('Was done already', 'boomerang-returns'), tone: 'good' }),
};

/** Each act that was open in the backup, and what became of it. */
export function RestoredList({ restored: { acts, more } }: { restored: NonNullable<HealthResponse['restored']> }) {
  return (
    <Card title={__('What was open in the backup', 'boomerang-returns')}>
      <ul className="boomerang-parts">
        {acts.map(({ effectId, returnId, returnNumber, kind, fate }) => {
          const { label, tone } = fates[fate]();
          return (
            <li key={effectId}>
              <a href={pages.oneReturn(returnId)}>{returnNumber}</a>
              <span>{effectName(kind, null)}</span>
              <Badge tone={tone}>{label}</Badge>
            </li>
          );
        })}
      </ul>
      <AndMore more={more} />
    </Card>
  );
}
