import { __ } from '@wordpress/i18n';
import type { TimelineEntry } from '../../../bridge/contract/staff.ts';
import { Card } from '../shared/card.tsx';
import { formatDateTime } from '../shared/format.ts';
import { actorName, eventSentence } from './sentences.ts';

/** Newest first. */
export function TimelineCard({ timeline }: { timeline: readonly TimelineEntry[] }) {
  return (
    <Card title={__('What happened', 'boomerang-returns')}>
      <ol className="boomerang-timeline">
        {[...timeline].reverse().map((entry, index) => (
          <li key={timeline.length - index}>
            {eventSentence(entry)}
            <span className="boomerang-muted">
              {actorName(entry.actor)} · <time dateTime={entry.at}>{formatDateTime(entry.at)}</time>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
