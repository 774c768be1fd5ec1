import { __, sprintf } from '@wordpress/i18n';
import { useMemo, useState } from 'react';
import type { RulePath } from '../draft.ts';
import { useSetting } from '../policy-draft.ts';
import { Picker, type Option } from './picker.tsx';
import { Setting } from './setting.tsx';

interface Props {
  path: RulePath<string[]>;
  label: string;
  help?: string;
  /** What is usual; their labels name the values. */
  known: readonly Option[];
  most: number;
  /** Reads something else that was typed; null: it can't be taken. Without it only what is known can be chosen. */
  read?: (text: string) => string | null;
}

/** Words out of a list, and where `read` allows it words of the store's own (roles and statuses of other plugins). */
export function ListSetting({ path, label, help, known, most, read }: Props) {
  const { value, set, problem } = useSetting<readonly string[]>(path);
  const [typed, setTyped] = useState('');
  const labelOf = (one: string) => known.find((option) => option.value === one)?.label ?? one;
  const options = useMemo(() => {
    const own = read && typed.trim() ? read(typed) : null;
    const isNew = own !== null && !known.some((option) => option.value === own || option.label === typed.trim());
    /* translators: %s: what a person typed. */
    const offer = isNew ? [{ value: own, label: sprintf(__('Use “%s”', 'boomerang-returns'), typed.trim()) }] : [];
    return [...known, ...offer].filter((option) => !value.includes(option.value));
  }, [known, value, typed]);
  return (
    <Setting path={path}>
      <Picker
        label={label}
        {...(help ? { help } : {})}
        problem={problem}
        chosen={value.map((one) => ({ value: one, label: labelOf(one) }))}
        options={options}
        full={value.length >= most}
        onType={setTyped}
        onAdd={(one) => !value.includes(one) && set([...value, one])}
        onRemove={(one) => set(value.filter((each) => each !== one))}
      />
    </Setting>
  );
}
