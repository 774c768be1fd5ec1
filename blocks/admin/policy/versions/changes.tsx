import { __ } from '@wordpress/i18n';
import { sectionName } from '../../../api/section-name.ts';
import type { SectionChange } from '../words/policy-words.ts';

interface Props {
  changes: readonly SectionChange[];
  /** What stands before the sentences of the first and of the second; left out: "Before:" and "Now:". */
  marks?: readonly [string, string];
}

/** What two policies say differently, section by section. */
export function Changes({ changes, marks }: Props) {
  const [before, now] = marks ?? [__('Before:', 'boomerang-returns'), __('Now:', 'boomerang-returns')];
  if (changes.length === 0) {
    return <p className="boomerang-muted">{__('Nothing that the policy says in words.', 'boomerang-returns')}</p>;
  }
  return (
    <dl className="boomerang-changes">
      {changes.map(({ section, gone, come }) => (
        <div key={section}>
          <dt>{sectionName(section)}</dt>
          {gone.map((sentence) => (
            <dd key={`-${sentence}`}>
              <span className="boomerang-changes__mark">{before}</span> <del>{sentence}</del>
            </dd>
          ))}
          {come.map((sentence) => (
            <dd key={`+${sentence}`}>
              <span className="boomerang-changes__mark">{now}</span> <ins>{sentence}</ins>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
