import { SECTION_IDS, type SectionId } from '../../../api/section-name.ts';
import type { Rules } from '../draft.ts';
import { approvalWords, moneyMovesWords } from './flow-words.ts';
import { neverWords, ordersWords } from './goods-words.ts';
import { feesWords, outboundWords, resolutionsWords } from './money-words.ts';
import { reasonsWords } from './reasons-words.ts';
import { emailsWords, labelsWords, retentionWords, withdrawalWords } from './service-words.ts';
import type { Speech } from './speech.ts';
import { windowWords } from './window-words.ts';

const words: Readonly<Record<SectionId, (rules: Rules, speech: Speech) => string[]>> = {
  window: windowWords,
  never: neverWords,
  orders: ordersWords,
  reasons: reasonsWords,
  resolutions: resolutionsWords,
  fees: feesWords,
  outbound: outboundWords,
  moneyMoves: moneyMovesWords,
  approval: approvalWords,
  labels: labelsWords,
  withdrawal: withdrawalWords,
  emails: emailsWords,
  retention: retentionWords,
};

/** What one section of a policy says, in plain sentences. */
export function sectionWords(id: SectionId, rules: Rules, speech: Speech): string[] {
  return words[id](rules, speech);
}

export interface SectionChange {
  readonly section: SectionId;
  /** Sentences that do not hold any more. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** What differs between two policies, in the sentences of each. */
export function changedWords(
  before: { rules: Rules; speech: Speech },
  after: { rules: Rules; speech: Speech },
): SectionChange[] {
  return SECTION_IDS.flatMap((section) => {
    const old = sectionWords(section, before.rules, before.speech);
    const now = sectionWords(section, after.rules, after.speech);
    const gone = old.filter((sentence) => !now.includes(sentence));
    const come = now.filter((sentence) => !old.includes(sentence));
    return gone.length + come.length > 0 ? [{ section, gone, come }] : [];
  });
}
