import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useState } from 'react';
import type { PolicyResponse } from '../../../bridge/contract/policy.ts';
import { useNames } from './names.ts';
import type { Rules } from './draft.ts';
import { useDraft } from './policy-draft.ts';
import { Changes } from './versions/changes.tsx';
import { changedWords } from './words/policy-words.ts';
import { speechOf } from './words/speech.ts';

export interface SaveNotice {
  status: 'success' | 'info' | 'warning' | 'error';
  text: string;
  /** Someone else saved: their version can be taken over. */
  takeTheirs?: () => void;
}

interface Props {
  notice: SaveNotice | null;
  onNoticeGone: () => void;
  dirty: boolean;
  saving: boolean;
  replaying: boolean;
  policy: PolicyResponse;
  /** The rules as they were before they were edited. */
  before: Rules;
  onReplay: () => void;
}

export function SaveBar({ notice, onNoticeGone, dirty, saving, replaying, policy, before, onReplay }: Props) {
  return (
    <div className="boomerang-save">
      {notice && (
        <Notice
          status={notice.status}
          onRemove={onNoticeGone}
          actions={
            notice.takeTheirs
              ? [{ label: __('Take theirs over', 'boomerang-returns'), onClick: notice.takeTheirs }]
              : []
          }
        >
          {notice.text}
        </Notice>
      )}
      <div className="boomerang-buttons">
        <Button variant="primary" type="submit" isBusy={saving} disabled={saving} accessibleWhenDisabled>
          {__('Save policy', 'boomerang-returns')}
        </Button>
        <Button variant="secondary" isBusy={replaying} disabled={replaying} accessibleWhenDisabled onClick={onReplay}>
          {__('See what this would have decided', 'boomerang-returns')}
        </Button>
        {dirty ? (
          <Unsaved before={before} />
        ) : (
          <span className="boomerang-muted">
            {/* translators: %d: version number of the policy. */}
            {sprintf(__('Version %d', 'boomerang-returns'), policy.version)}
          </span>
        )}
      </div>
    </div>
  );
}

/** What a save would change, in words; worked out only while somebody looks at it. */
function Unsaved({ before }: { before: Rules }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="boomerang-unsaved" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{__('There are changes that are not saved.', 'boomerang-returns')}</summary>
      {open && (
        <div className="boomerang-unsaved__list">
          <UnsavedChanges before={before} />
        </div>
      )}
    </details>
  );
}

function UnsavedChanges({ before }: { before: Rules }) {
  const { rules, store } = useDraft();
  const { known } = useNames();
  const changes = changedWords(
    { rules: before, speech: speechOf(before, store, known) },
    { rules, speech: speechOf(rules, store, known) },
  );
  return <Changes changes={changes} />;
}
