import { useEffect, useState } from 'react';
import { formatAmount } from '../../shared/format.ts';
import { writeDecimal } from '../../shared/decimal.ts';
import { TextField } from '../../shared/field.tsx';
import { boundsAt } from '../bounds.ts';
import type { RulePath } from '../draft.ts';
import { useDraft, useSetting } from '../policy-draft.ts';
import { readNumber } from '../read-number.ts';
import { Setting } from './setting.tsx';

interface Shown {
  label: string;
  help?: string;
  /** Empty is an answer: no limit. */
  mayBeEmpty?: boolean;
}

interface Props extends Shown {
  path: RulePath<number | null>;
  unit: string;
  /** Digits after the point of what is typed. */
  decimals?: number;
  write?: (value: number) => string;
  disabled?: boolean;
}

/** A number as it is typed. The policy keeps the last one that could be read; what can't is told when the field is left. */
export function NumberSetting({ path, label, help, unit, decimals = 0, mayBeEmpty = false, ...props }: Props) {
  const { generation, tried, setUnread } = useDraft();
  const { value, set, problem } = useSetting<number | null>(path);
  const written = { text: value === null ? '' : writeDecimal(value, decimals), value, generation };
  const [typed, setTyped] = useState(written);
  const [left, setLeft] = useState(false);
  const { text } = typed.value === value && typed.generation === generation ? typed : written;
  const { write } = props;
  const kind = { decimals, bounds: boundsAt(path), mayBeEmpty, ...(write ? { write } : {}) };
  const read = readNumber(text, kind);
  const unread = 'sentence' in read && !props.disabled ? read.sentence : null;

  useEffect(() => {
    setUnread(path, unread);
    return () => setUnread(path, null);
  }, [path, unread]);

  function change(next: string) {
    const now = readNumber(next, kind);
    setLeft(false);
    setTyped({ text: next, value: 'value' in now ? now.value : value, generation });
    if ('value' in now) set(now.value);
  }

  return (
    <Setting path={path}>
      <div onBlur={() => setLeft(true)}>
        <TextField
          label={label}
          {...(help ? { help } : {})}
          unit={unit}
          inputMode={decimals > 0 ? 'decimal' : 'numeric'}
          className="is-short"
          disabled={props.disabled ?? false}
          value={text}
          error={unread !== null ? (tried || left ? unread : undefined) : problem}
          onChange={change}
        />
      </div>
    </Setting>
  );
}

/** An amount in the store's currency; where that is not known it stays as it is. */
export function MoneySetting({ path, ...shown }: Shown & { path: RulePath<number | null> }) {
  const { store } = useDraft();
  if (!store) {
    return (
      <Setting path={path}>
        <TextField label={shown.label} className="is-short" disabled value="" onChange={() => undefined} />
      </Setting>
    );
  }
  return (
    <NumberSetting
      {...shown}
      path={path}
      unit={store.currency}
      decimals={store.decimals}
      write={(value) => formatAmount(value, store)}
    />
  );
}

export function PercentSetting({ path, ...shown }: Shown & { path: RulePath<number | null> }) {
  return <NumberSetting {...shown} path={path} unit="%" decimals={2} />;
}
