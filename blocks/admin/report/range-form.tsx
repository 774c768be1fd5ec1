import { __ } from '@wordpress/i18n';
import { Field } from '../shared/field.tsx';
import { monthName, offeredMonths, type Month, type Range } from './months.ts';

interface Props {
  range: Range;
  problem: string | undefined;
  onChange: (range: Range) => void;
}

export function RangeForm({ range, problem, onChange }: Props) {
  const offered = offeredMonths(new Date());
  return (
    <div className="boomerang-range">
      <MonthField
        label={__('First month', 'boomerang-returns')}
        value={range.from}
        offered={offered}
        error={problem}
        onChange={(from) => onChange({ ...range, from })}
      />
      <MonthField
        label={__('Last month', 'boomerang-returns')}
        value={range.to}
        offered={offered}
        onChange={(to) => onChange({ ...range, to })}
      />
    </div>
  );
}

interface MonthProps {
  label: string;
  value: Month;
  offered: readonly Month[];
  error?: string | undefined;
  onChange: (month: Month) => void;
}

/** A list, since two of four browsers have no field for a month. */
function MonthField({ label, value, offered, error, onChange }: MonthProps) {
  const months = offered.includes(value) ? offered : [...offered, value];
  return (
    <Field label={label} error={error}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          {months.map((month) => (
            <option key={month} value={month}>
              {monthName(month)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
