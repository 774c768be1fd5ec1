import { useId } from 'react';
import { SettingProblem } from './setting.tsx';

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; help: string }[];
  problem?: string | undefined;
  onChange: (value: Value) => void;
}

/** One of a few, each with a sentence that says what it means. */
export function Choice<Value extends string>({ label, value, options, problem, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="boomerang-choice" aria-describedby={problem ? `${name}-problem` : undefined}>
      <legend>{label}</legend>
      <SettingProblem id={`${name}-problem`}>{problem}</SettingProblem>
      {options.map((option) => (
        <div key={option.value}>
          <input
            type="radio"
            id={`${name}-${option.value}`}
            name={name}
            checked={option.value === value}
            aria-describedby={`${name}-${option.value}-help`}
            onChange={() => onChange(option.value)}
          />
          <label htmlFor={`${name}-${option.value}`}>{option.label}</label>
          <p id={`${name}-${option.value}-help`} className="boomerang-field__help">
            {option.help}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
