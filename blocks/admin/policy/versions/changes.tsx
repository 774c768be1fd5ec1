import { __ } from '@wordpress/i18n';
import { sectionName } from '../../../api/section-name.ts';
import type { SectionChange } from '../words/policy-words.ts';

/** What two policies say differently, section by section. */
export function Changes({ changes }: { changes: readonly SectionChange[] }) {
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
              <span className="boomerang-changes__mark">{__('Before:', 'boomerang-returns')}</span>{' '}
              <del>{sentence}</del>
            </dd>
          ))}
          {come.map((sentence) => (
            <dd key={`+${sentence}`}>
              <span className="boomerang-changes__mark">{__('Now:', 'boomerang-returns')}</span> <ins>{sentence}</ins>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
