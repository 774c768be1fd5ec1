import { useId } from 'react';
import type { RulePath } from '../draft.ts';
import { useSetting } from '../policy-draft.ts';
import { Setting, SettingProblem } from './setting.tsx';

interface CheckProps {
  label: string;
  help?: string;
  checked: boolean;
  problem?: string | undefined;
  onChange: (checked: boolean) => void;
}

export function Check({ label, help, checked, problem, onChange }: CheckProps) {
  const id = useId();
  const described = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className="boomerang-check">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        aria-describedby={described || undefined}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <SettingProblem id={`${id}-problem`}>{problem}</SettingProblem>
      {help && (
        <p id={`${id}-help`} className="boomerang-field__help">
          {help}
        </p>
      )}
    </div>
  );
}

export function CheckSetting({ path, ...shown }: { path: RulePath<boolean>; label: string; help?: string }) {
  const { value, set, problem } = useSetting<boolean>(path);
  return (
    <Setting path={path}>
      <Check {...shown} checked={value} problem={problem} onChange={set} />
    </Setting>
  );
}

interface SeveralProps {
  path: RulePath<string[]>;
  label: string;
  help?: string;
  options: readonly { value: string; label: string }[];
}

/** Some of a few, in the order of the options. */
export function SeveralSetting({ path, label, help, options }: SeveralProps) {
  const id = useId();
  const { value, set, problem } = useSetting<readonly string[]>(path);
  const toggle = (one: string, on: boolean) => {
    const known = options.map((option) => option.value).filter((each) => (each === one ? on : value.includes(each)));
    // Those that are no option any more (a reason that is gone) stay until the person takes them out.
    const unknown = value.filter((each) => each !== one && !options.some((option) => option.value === each));
    set([...known, ...unknown]);
  };
  const gone = value.filter((each) => !options.some((option) => option.value === each));
  return (
    <Setting path={path}>
      <fieldset className="boomerang-several" aria-describedby={help || problem ? `${id}-about` : undefined}>
        <legend>{label}</legend>
        <div id={`${id}-about`}>
          <SettingProblem>{problem}</SettingProblem>
          {help && <p className="boomerang-field__help">{help}</p>}
        </div>
        {[...options, ...gone.map((one) => ({ value: one, label: one }))].map((option) => (
          <Check
            key={option.value}
            label={option.label}
            checked={value.includes(option.value)}
            onChange={(on) => toggle(option.value, on)}
          />
        ))}
      </fieldset>
    </Setting>
  );
}
