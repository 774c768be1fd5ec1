import { useEffect, useRef, useState, type FormEvent } from 'react';
import { __, sprintf } from '@wordpress/i18n';
import type { PolicyResponse } from '../../../bridge/contract/policy.ts';
import { SECTION_IDS, sectionOf, type SectionId } from '../../api/section-name.ts';
import { isProblem, staffErrorMessage } from '../../api/staff-error-message.ts';
import { useUnsavedGuard } from '../shared/unsaved-guard.ts';
import { focusSetting } from './fields/setting.tsx';
import { useNames } from './names.ts';
import { DraftContext } from './policy-draft.ts';
import { ProblemSummary } from './problem-summary.tsx';
import { ReplayPanel } from './replay/replay-panel.tsx';
import { useReplay } from './replay/use-replay.ts';
import { SaveBar, type SaveNotice } from './save-bar.tsx';
import { SectionCard } from './section-card.tsx';
import { useDraftState, type Told } from './use-draft-state.ts';
import type { PolicyModel } from './use-policy.ts';

/** An earlier version that is to be in the form again. */
export interface Restored {
  version: number;
  rules: PolicyResponse['rules'];
}

interface Props {
  policy: PolicyResponse;
  model: PolicyModel;
  restored: Restored | null;
  onDirty: (dirty: boolean) => void;
}

export function PolicyForm({ policy, model, restored, onDirty }: Props) {
  const state = useDraftState(policy);
  const { draft, dirty } = state;
  const [problems, setProblems] = useState<readonly Told[]>([]);
  const [notice, setNotice] = useState<SaveNotice | null>(null);
  const [open, setOpen] = useState<ReadonlySet<SectionId>>(new Set());
  const form = useRef<HTMLFormElement>(null);
  const replay = useReplay();
  const { want } = useNames();
  useUnsavedGuard(dirty);
  useEffect(() => want(policy.rules), [policy.rules]);
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  useEffect(() => {
    if (!restored) return;
    state.take(restored.rules);
    replay.end();
    setProblems([]);
    setNotice(inTheForm(restored, policy));
    const save = form.current?.querySelector<HTMLButtonElement>('.boomerang-save [type=submit]');
    save?.focus();
    save?.scrollIntoView?.({ block: 'center' });
  }, [restored]);

  /** The rules to send, or null after telling what keeps them from being sent. */
  function sendable() {
    const checked = state.check();
    setNotice(null);
    setProblems('problems' in checked ? checked.problems : []);
    return 'rules' in checked ? checked.rules : null;
  }

  function failed(error: unknown) {
    if (isProblem(error, 'policy_contradicts') && error.fields.length > 0) setProblems(state.refuse(error.fields));
    else setNotice({ status: 'error', text: staffErrorMessage(error) });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const rules = sendable();
    if (!rules) return;
    const saved = await model.save(rules);
    if (saved.is === 'saved') {
      state.start(saved.policy);
      replay.end();
      setNotice({
        status: 'success',
        /* translators: %d: version number of the policy. */
        text: sprintf(__('Saved as version %d.', 'boomerang-returns'), saved.policy.version),
      });
    } else if (saved.is === 'changed') setNotice(someoneElse(() => (state.start(policyNow.current), setNotice(null))));
    else failed(saved.error);
  }

  // The notice outlives the render in which it was made; by then the model has brought in what the other person saved.
  const policyNow = useRef(policy);
  policyNow.current = policy;

  async function seeReplay() {
    const rules = sendable();
    if (!rules) return;
    const error = await replay.start(rules);
    if (error) failed(error);
  }

  function goTo(path: string) {
    const section = sectionOf(path);
    if (section) setOpen(new Set([...open, section]));
    setTimeout(() => form.current && focusSetting(form.current, path), 0);
  }

  function toggle(id: SectionId) {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  }

  return (
    <DraftContext.Provider value={draft}>
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
        <ProblemSummary problems={problems} onGo={goTo} />
        {SECTION_IDS.map((id) => (
          <SectionCard key={id} id={id} open={open.has(id)} onToggle={() => toggle(id)} />
        ))}
        <ReplayPanel replay={replay} rules={draft.rules} />
        <SaveBar
          notice={notice}
          onNoticeGone={() => setNotice(null)}
          dirty={dirty}
          saving={model.saving}
          replaying={replay.state.is === 'reading'}
          policy={policy}
          before={state.clean}
          onReplay={() => void seeReplay()}
        />
      </form>
    </DraftContext.Provider>
  );
}

function inTheForm({ version, rules }: Restored, policy: PolicyResponse): SaveNotice {
  const same = JSON.stringify(rules) === JSON.stringify(policy.rules);
  return {
    status: 'info',
    text: sprintf(
      same
        ? /* translators: %d: version number. */
          __('Version %d says the same as the policy in force: there is nothing to restore.', 'boomerang-returns')
        : /* translators: %d: version number. */
          __(
            'Version %d is in the form now. Look at what changes, then save it as a new version.',
            'boomerang-returns',
          ),
      version,
    ),
  };
}

function someoneElse(takeTheirs: () => void): SaveNotice {
  return {
    status: 'warning',
    text: __(
      'Not saved: someone else saved the policy while you were working on it. What you entered is still here. Save again to replace theirs, or take theirs over.',
      'boomerang-returns',
    ),
    takeTheirs,
  };
}
