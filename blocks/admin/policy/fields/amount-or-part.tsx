import { __ } from '@wordpress/i18n';
import { useDraft, useSetting } from '../policy-draft.ts';
import { Select } from './choice-setting.tsx';
import { MoneySetting, PercentSetting } from './number-setting.tsx';
import { Setting } from './setting.tsx';

type Kind = 'none' | 'flat' | 'percent' | 'label';
type Value = { kind: 'none' | 'label' } | { kind: 'flat'; amount: number } | { kind: 'percent'; basisPoints: number };

interface Props {
  path: 'resolutions.storeCredit.bonus' | `resolutions.${'refund' | 'storeCredit' | 'exchange'}.fee`;
  label: string;
  kinds: readonly { value: Kind; label: string }[];
}

/** A fee or a bonus: nothing, a fixed amount, a part of the worth, or what the label costs. */
export function AmountOrPart({ path, label, kinds }: Props) {
  const { problemAt } = useDraft();
  const { value, set } = useSetting<Value>(path);
  const { store } = useDraft();
  // Without the store's currency no amount can be entered.
  const offered = kinds.filter((kind) => kind.value !== 'flat' || store !== null || value.kind === 'flat');
  return (
    <div className="boomerang-beside">
      <Setting path={`${path}.kind`}>
        <Select
          label={label}
          value={value.kind}
          options={offered}
          problem={problemAt(`${path}.kind`)}
          onChange={(kind) => set(first(kind))}
        />
      </Setting>
      {value.kind === 'flat' && <MoneySetting path={`${path}.amount`} label={__('Amount', 'boomerang-returns')} />}
      {value.kind === 'percent' && (
        <PercentSetting path={`${path}.basisPoints`} label={__('Part', 'boomerang-returns')} />
      )}
    </div>
  );
}

function first(kind: Kind): Value {
  if (kind === 'flat') return { kind, amount: 0 };
  return kind === 'percent' ? { kind, basisPoints: 1000 } : { kind };
}
