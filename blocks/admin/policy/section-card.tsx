import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useId, useRef, type ComponentType } from 'react';
import { sectionName, type SectionId } from '../../api/section-name.ts';
import { Card } from '../shared/card.tsx';
import { useNames } from './names.ts';
import { useDraft } from './policy-draft.ts';
import { ApprovalSection } from './sections/approval-section.tsx';
import { EmailsSection } from './sections/emails-section.tsx';
import { RetentionSection } from './sections/retention-section.tsx';
import { NeverSection, OrdersSection } from './sections/goods-sections.tsx';
import { LabelsSection } from './sections/labels-section.tsx';
import { MoneyMovesSection } from './sections/money-moves-section.tsx';
import { FeesSection, OutboundSection } from './sections/money-sections.tsx';
import { ReasonsSection } from './sections/reasons-section.tsx';
import { ResolutionsSection } from './sections/resolutions-section.tsx';
import { WindowSection } from './sections/window-section.tsx';
import { WithdrawalSection } from './sections/withdrawal-section.tsx';
import { sectionWords } from './words/policy-words.ts';
import { speechOf } from './words/speech.ts';

const editors: Readonly<Record<SectionId, ComponentType>> = {
  window: WindowSection,
  never: NeverSection,
  orders: OrdersSection,
  reasons: ReasonsSection,
  resolutions: ResolutionsSection,
  fees: FeesSection,
  outbound: OutboundSection,
  moneyMoves: MoneyMovesSection,
  approval: ApprovalSection,
  labels: LabelsSection,
  withdrawal: WithdrawalSection,
  emails: EmailsSection,
  retention: RetentionSection,
};

interface Props {
  id: SectionId;
  open: boolean;
  onToggle: () => void;
}

/** A section as plain sentences, which follow every key; its fields come with “Change”. */
export function SectionCard({ id, open, onToggle }: Props) {
  const { rules, store } = useDraft();
  const { known } = useNames();
  const inside = useId();
  // What was typed and can't be read yet stays with the fields, so they stay once they have been opened.
  const opened = useRef(false);
  opened.current ||= open;
  const Editor = editors[id];
  const name = sectionName(id);
  const sentences = sectionWords(id, rules, speechOf(rules, store, known));
  return (
    <Card
      title={name}
      className="boomerang-section"
      aside={
        <Button
          variant="secondary"
          aria-expanded={open}
          aria-controls={inside}
          aria-label={sprintf(
            open
              ? /* translators: %s: section of the policy. */ __('Close: %s', 'boomerang-returns')
              : /* translators: %s: section of the policy. */ __('Change: %s', 'boomerang-returns'),
            name,
          )}
          onClick={onToggle}
        >
          {open ? __('Close', 'boomerang-returns') : __('Change', 'boomerang-returns')}
        </Button>
      }
    >
      <Sentences sentences={sentences} />
      <div id={inside} hidden={!open} className="boomerang-section__fields">
        {opened.current && <Editor />}
      </div>
    </Card>
  );
}

export function Sentences({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className="boomerang-words">
      {sentences.map((sentence, at) => (
        <li key={at}>{sentence}</li>
      ))}
    </ul>
  );
}
