import { __ } from '@wordpress/i18n';
import { useEffect, useMemo, useState } from 'react';
import { searchCatalogue } from '../../../api/staff-client.ts';
import { staffErrorMessage } from '../../../api/staff-error-message.ts';
import { MOST } from '../bounds.ts';
import type { RulePath } from '../draft.ts';
import { useNames, type Item, type Kind } from '../names.ts';
import { useSetting } from '../policy-draft.ts';
import { Picker } from './picker.tsx';
import { Setting } from './setting.tsx';

/** ms without a key before the store is asked. */
const PAUSE = 300;

interface Props {
  path: RulePath<number[]>;
  kind: Kind;
  label: string;
  help?: string;
}

/** Categories, tags or products, found by part of their name. */
export function CatalogueSetting({ path, kind, label, help }: Props) {
  const { value, set, problem } = useSetting<readonly number[]>(path);
  const { known } = useNames();
  const { found, trouble, search } = useSearch(kind);
  const options = useMemo(
    () => found.filter(({ id }) => !value.includes(id)).map(({ id, name }) => ({ value: String(id), label: name })),
    [found, value],
  );
  return (
    <Setting path={path}>
      <Picker
        label={label}
        {...(help ? { help } : {})}
        problem={trouble ?? problem}
        chosen={value.map((id) => ({ value: String(id), label: known.get(`${kind} ${id}`) ?? `#${id}` }))}
        options={options}
        full={value.length >= MOST.ids}
        onType={search}
        onAdd={(id) => !value.includes(Number(id)) && set([...value, Number(id)])}
        onRemove={(id) => set(value.filter((one) => one !== Number(id)))}
      />
    </Setting>
  );
}

function useSearch(kind: Kind) {
  const { learn } = useNames();
  const [text, setText] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Item[]>([]);
  const [trouble, setTrouble] = useState<string | undefined>();
  useEffect(() => {
    if (text === null) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { items } = await searchCatalogue({ kind, ...(text ? { search: text } : {}) }, stop.signal);
        learn(kind, items);
        setFound(items);
        setTrouble(undefined);
      } catch (error) {
        if (!stop.signal.aborted) setTrouble(staffErrorMessage(error));
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [kind, text]);
  return { found, trouble, search: (typed: string) => setText(typed.trim().slice(0, 100)) };
}

/** The three kinds of goods that a setting can be about. */
export function kindLabel(kind: Kind): string {
  if (kind === 'category') return __('Categories', 'boomerang-returns');
  return kind === 'tag' ? __('Tags', 'boomerang-returns') : __('Products', 'boomerang-returns');
}
