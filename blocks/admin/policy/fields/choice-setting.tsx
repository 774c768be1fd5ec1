import { Field } from '../../shared/field.tsx';
import type { RulePath } from '../draft.ts';
import { useSetting } from '../policy-draft.ts';
import { Choice } from './choice.tsx';
import { Setting } from './setting.tsx';

interface Props<Value extends string> {
  path: RulePath<Value>;
  label: string;
  options: readonly { value: Value; label: string; help: string }[];
}

/** One of a few that need a word of explanation each. */
export function ChoiceSetting<Value extends string>({ path, label, options }: Props<Value>) {
  const { value, set, problem } = useSetting<Value>(path);
  return (
    <Setting path={path}>
      <Choice label={label} value={value} options={options} problem={problem} onChange={set} />
    </Setting>
  );
}

interface SelectProps<Value extends string> {
  label: string;
  help?: string;
  value: Value;
  problem?: string | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few that explain themselves. */
export function Select<Value extends string>({ label, help, problem, value, options, onChange }: SelectProps<Value>) {
  return (
    <Field label={label} {...(help ? { help } : {})} error={problem}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value as Value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function SelectSetting<Value extends string>({
  path,
  ...shown
}: Omit<SelectProps<Value>, 'value' | 'onChange' | 'problem'> & { path: RulePath<Value> }) {
  const { value, set, problem } = useSetting<Value>(path);
  return (
    <Setting path={path}>
      <Select {...shown} value={value} problem={problem} onChange={set} />
    </Setting>
  );
}
