import type { RulePath } from '../draft.ts';
import { useDraft, useSetting } from '../policy-draft.ts';
import { SeveralSetting } from './check-setting.tsx';

/** Reasons to choose from: those in use, and retired ones that are chosen already. */
export function ReasonsSetting(shown: { path: RulePath<string[]>; label: string; help?: string }) {
  const { rules } = useDraft();
  const { value } = useSetting<readonly string[]>(shown.path);
  const options = rules.reasons
    .filter(({ id, retired }) => !retired || value.includes(id))
    .map(({ id, title }) => ({ value: id, label: title.text || id }));
  return <SeveralSetting {...shown} options={options} />;
}
