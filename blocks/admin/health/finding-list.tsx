import { __ } from '@wordpress/i18n';
import type { HealthFindingView } from '../../../bridge/contract/health.ts';
import { Badge } from '../shared/badge.tsx';
import type { Tone } from '../shared/words.ts';
import { findingWords, type FindingWords } from './finding-words.ts';

type Severity = HealthFindingView['severity'];

function severityWord(severity: Severity): { label: string; tone: Tone } {
  if (severity === 'bad') return { label: __('Broken', 'boomerang-returns'), tone: 'bad' };
  if (severity === 'warn') return { label: __('Look at it', 'boomerang-returns'), tone: 'warn' };
  return { label: __('To know', 'boomerang-returns'), tone: 'info' };
}

/** What is wrong, one after the other, each with what to do. */
export function FindingList({ findings }: { findings: readonly HealthFindingView[] }) {
  return (
    <ul className="boomerang-findings">
      {findings.map((one) => (
        <FindingItem
          key={`${one.code} ${JSON.stringify(one.params)}`}
          severity={one.severity}
          words={findingWords(one)}
        />
      ))}
    </ul>
  );
}

export function FindingItem({ severity, words }: { severity: Severity; words: FindingWords }) {
  const { label, tone } = severityWord(severity);
  return (
    <li>
      <p>
        <Badge tone={tone}>{label}</Badge> <strong>{words.title}</strong>
      </p>
      <p>{words.todo}</p>
      {words.link && <a href={words.link.url}>{words.link.label}</a>}
    </li>
  );
}
