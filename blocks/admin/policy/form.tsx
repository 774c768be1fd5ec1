import { Button, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { PolicyResponse } from '../../../bridge/contract/policy.ts';
import { staffErrorMessage } from '../../api/staff-error-message.ts';
import { useUnsavedGuard } from '../shared/unsaved-guard.ts';
import { draftOf, type Draft } from './draft.ts';
import { LabelsSection } from './labels-section.tsx';
import { MoneySection } from './money-section.tsx';
import { readDraft, type Errors } from './read-draft.ts';
import { ReasonsSection } from './reasons-section.tsx';
import type { PolicyModel } from './use-policy.ts';
import { WindowSection } from './window-section.tsx';

/** What each part of the form gets. */
export interface SectionProps {
  draft: Draft;
  errors: Errors;
  change: (change: Partial<Draft>) => void;
}

interface Told {
  status: 'success' | 'warning' | 'error';
  text: string;
  /** Someone else saved: their version can be taken over. */
  offerTheirs?: boolean;
}

export function PolicyForm({ policy, model }: { policy: PolicyResponse; model: PolicyModel }) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(policy));
  const [clean, setClean] = useState<Draft>(draft);
  const [errors, setErrors] = useState<Errors>({});
  const [told, setTold] = useState<Told | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const dirty = JSON.stringify(draft) !== JSON.stringify(clean);
  useUnsavedGuard(dirty);

  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);

  function start(from: PolicyResponse) {
    const next = draftOf(from);
    setDraft(next);
    setClean(next);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const read = readDraft(draft, policy);
    setErrors('errors' in read ? read.errors : {});
    if ('errors' in read)
      return setTold({ status: 'error', text: __('Not saved yet: look at the marked fields.', 'boomerang-returns') });
    setTold(null);
    const saved = await model.save(read.rules);
    if (saved.is === 'saved') {
      start(saved.policy);
      /* translators: %d: version number of the policy. */
      setTold({
        status: 'success',
        text: sprintf(__('Saved as version %d.', 'boomerang-returns'), saved.policy.version),
      });
    } else if (saved.is === 'changed') {
      setTold({
        status: 'warning',
        text: __(
          'Not saved: someone else saved the policy while you were working on it. What you entered is still here. Save again to replace theirs, or take theirs over.',
          'boomerang-returns',
        ),
        offerTheirs: true,
      });
    } else setTold({ status: 'error', text: staffErrorMessage(saved.error) });
  }

  const section: SectionProps = { draft, errors, change: (change) => setDraft({ ...draft, ...change }) };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <WindowSection {...section} />
      <ReasonsSection {...section} />
      <MoneySection {...section} />
      <LabelsSection {...section} store={policy.store} />
      <div className="boomerang-save">
        {told && (
          <Notice
            status={told.status}
            onRemove={() => setTold(null)}
            actions={
              told.offerTheirs
                ? [
                    {
                      label: __('Take theirs over', 'boomerang-returns'),
                      onClick: () => (start(policy), setTold(null)),
                    },
                  ]
                : []
            }
          >
            {told.text}
          </Notice>
        )}
        <div className="boomerang-buttons">
          <Button variant="primary" type="submit" isBusy={model.saving} disabled={model.saving} accessibleWhenDisabled>
            {__('Save policy', 'boomerang-returns')}
          </Button>
          <span className="boomerang-muted">
            {dirty
              ? __('There are changes that are not saved.', 'boomerang-returns')
              : /* translators: %d: version number of the policy. */
                sprintf(__('Version %d', 'boomerang-returns'), policy.version)}
          </span>
        </div>
      </div>
    </form>
  );
}
