import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useRef } from 'react';
import { Card } from '../shared/card.tsx';
import type { DraftReason } from './draft.ts';
import type { SectionProps } from './form.tsx';
import { ReasonRow } from './reason-row.tsx';

export function ReasonsSection({ draft, errors, change }: SectionProps) {
  const list = useRef<HTMLOListElement>(null);
  const { reasons } = draft;
  const set = (next: readonly DraftReason[]) => change({ reasons: next });

  /** After the row is on screen; the button that was pressed may be gone or elsewhere. */
  function focusRow(at: number, selector = 'input') {
    setTimeout(() => list.current?.children[at]?.querySelector<HTMLElement>(selector)?.focus(), 0);
  }

  function move(at: number, by: -1 | 1) {
    const next = [...reasons];
    const [moved] = next.splice(at, 1);
    next.splice(at + by, 0, moved!);
    set(next);
    focusRow(at + by, by < 0 ? '.is-up' : '.is-down');
  }

  function remove(at: number) {
    set(reasons.filter((_, index) => index !== at));
    focusRow(Math.min(at, reasons.length - 2));
  }

  function add() {
    set([...reasons, { key: `new-${Date.now()}-${reasons.length}`, id: '', title: '' }]);
    focusRow(reasons.length);
  }

  return (
    <Card title={__('Reasons', 'boomerang-returns')}>
      <p>{__('What shoppers choose from, in this order.', 'boomerang-returns')}</p>
      {errors['reasons'] && <p className="boomerang-field__error">{errors['reasons']}</p>}
      <ol ref={list} className="boomerang-reasons">
        {reasons.map((reason, at) => (
          <ReasonRow
            key={reason.key}
            /* translators: %d: position in the list. */
            label={sprintf(__('Reason %d', 'boomerang-returns'), at + 1)}
            title={reason.title}
            error={errors[`reasons.${reason.key}`]}
            isFirst={at === 0}
            isLast={at === reasons.length - 1}
            onChange={(title) => set(reasons.map((one) => (one.key === reason.key ? { ...one, title } : one)))}
            onMove={(by) => move(at, by)}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      <Button variant="secondary" onClick={add}>
        {__('Add a reason', 'boomerang-returns')}
      </Button>
    </Card>
  );
}
