import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useRef } from 'react';

/** Adding, moving and removing rows of a list, with the focus where the person's hands are. */
export function useRows<Row>(rows: readonly Row[], set: (rows: Row[]) => void) {
  const list = useRef<HTMLOListElement>(null);

  /** After the row is on screen; the button that was pressed may be gone or elsewhere. */
  function focusRow(at: number, selector = 'input') {
    setTimeout(() => list.current?.children[at]?.querySelector<HTMLElement>(selector)?.focus(), 0);
  }

  return {
    list,
    add(row: Row) {
      set([...rows, row]);
      focusRow(rows.length);
    },
    move(at: number, by: -1 | 1) {
      const next = [...rows];
      const [moved] = next.splice(at, 1);
      next.splice(at + by, 0, moved as Row);
      set(next);
      focusRow(at + by, by < 0 ? '.is-up' : '.is-down');
    },
    remove(at: number, next: Row[] = rows.filter((_, index) => index !== at)) {
      set(next);
      focusRow(Math.min(at, rows.length - 2));
    },
    focusRow,
  };
}

interface Props {
  /** What the row is called, for those who don't see where the button stands. */
  of: string;
  isFirst?: boolean;
  isLast?: boolean;
  onMove?: (by: -1 | 1) => void;
  onRemove: () => void;
}

export function RowButtons({ of, isFirst, isLast, onMove, onRemove }: Props) {
  return (
    <div className="boomerang-rows__buttons">
      {onMove && (
        <>
          <Button
            className="is-up"
            icon="arrow-up-alt2"
            /* translators: %s: what is moved. */
            label={sprintf(__('Move up: %s', 'boomerang-returns'), of)}
            disabled={isFirst ?? false}
            accessibleWhenDisabled
            onClick={() => onMove(-1)}
          />
          <Button
            className="is-down"
            icon="arrow-down-alt2"
            /* translators: %s: what is moved. */
            label={sprintf(__('Move down: %s', 'boomerang-returns'), of)}
            disabled={isLast ?? false}
            accessibleWhenDisabled
            onClick={() => onMove(1)}
          />
        </>
      )}
      <Button
        icon="trash"
        isDestructive
        /* translators: %s: what is removed. */
        label={sprintf(__('Remove: %s', 'boomerang-returns'), of)}
        onClick={onRemove}
      />
    </div>
  );
}
