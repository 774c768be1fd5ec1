import { useEffect, useRef } from 'react';
import { TextField } from '../../shared/field.tsx';
import type { RulePath } from '../draft.ts';
import { useSetting } from '../policy-draft.ts';
import { Setting } from './setting.tsx';

interface Props {
  path: RulePath<string>;
  label: string;
  help?: string;
  type?: 'text' | 'email' | 'date';
  autoComplete?: string;
  placeholder?: string;
  spellCheck?: boolean;
  /** Letters at most: more can't be typed. */
  maxLength?: number;
  /** It has just been asked for. */
  focusAtFirst?: boolean;
}

export function TextSetting({ path, label, help, type = 'text', maxLength, focusAtFirst = false, ...input }: Props) {
  const { value, set, problem } = useSetting<string>(path);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusAtFirst) root.current?.querySelector('input')?.focus();
  }, []);
  return (
    <Setting path={path} rootRef={root}>
      <TextField
        {...input}
        label={label}
        {...(help ? { help } : {})}
        type={type}
        value={value}
        error={problem}
        onChange={(next) => set(maxLength === undefined ? next : next.slice(0, maxLength))}
      />
    </Setting>
  );
}
