import { Button, ComboboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useRef, type KeyboardEvent } from 'react';

export interface Option {
  value: string;
  label: string;
}

interface Props {
  label: string;
  help?: string;
  problem?: string | undefined;
  chosen: readonly Option[];
  /** Those that fit what is typed and are not chosen yet. */
  options: readonly Option[];
  /** No more can be chosen. */
  full?: boolean;
  onType?: (text: string) => void;
  onAdd: (value: string) => void;
  onRemove: (value: string) => void;
}

/** Several of many: what is chosen as chips, and a field to find more. */
export function Picker({ label, help, problem, chosen, options, full = false, ...props }: Props) {
  const root = useRef<HTMLDivElement>(null);

  function remove(value: string) {
    props.onRemove(value);
    // The button that was pressed is gone.
    root.current?.querySelector<HTMLElement>('input')?.focus();
  }

  return (
    <div ref={root} className="boomerang-picker" onKeyDown={keepFromSubmitting}>
      <ComboboxControl
        __next40pxDefaultSize
        __nextHasNoMarginBottom
        label={label}
        help={
          problem || help ? (
            <>
              {/* WordPress writes the help into a paragraph, which holds no other. */}
              {problem && <span className="boomerang-field__error">{problem} </span>}
              {help}
            </>
          ) : undefined
        }
        value={null}
        allowReset={false}
        options={full ? [] : [...options]}
        onFilterValueChange={(text) => props.onType?.(text)}
        onChange={(value) => value && props.onAdd(value)}
      />
      {chosen.length > 0 && (
        <ul aria-label={label}>
          {chosen.map((one) => (
            <li key={one.value}>
              {one.label}
              <Button
                icon="no-alt"
                size="small"
                /* translators: %s: what is taken out of a list. */
                label={sprintf(__('Take out %s', 'boomerang-returns'), one.label)}
                onClick={() => remove(one.value)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Enter in a field that found nothing would save the policy. */
function keepFromSubmitting(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
