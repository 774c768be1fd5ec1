import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { TextField } from '../shared/field.tsx';

interface Props {
  label: string;
  title: string;
  error: string | undefined;
  isFirst: boolean;
  isLast: boolean;
  onChange: (title: string) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function ReasonRow({ label, title, error, isFirst, isLast, onChange, onMove, onRemove }: Props) {
  const of = title || label;
  return (
    <li>
      <TextField label={label} value={title} error={error} onChange={onChange} />
      <div className="boomerang-reasons__buttons">
        <Button
          className="is-up"
          icon="arrow-up-alt2"
          label={`${__('Move up', 'boomerang-returns')}: ${of}`}
          disabled={isFirst}
          accessibleWhenDisabled
          onClick={() => onMove(-1)}
        />
        <Button
          className="is-down"
          icon="arrow-down-alt2"
          label={`${__('Move down', 'boomerang-returns')}: ${of}`}
          disabled={isLast}
          accessibleWhenDisabled
          onClick={() => onMove(1)}
        />
        <Button icon="trash" isDestructive label={`${__('Remove', 'boomerang-returns')}: ${of}`} onClick={onRemove} />
      </div>
    </li>
  );
}
