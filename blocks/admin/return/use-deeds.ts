import { useRef, useState, type RefObject } from 'react';
import type { EffectView, StaffCommand } from '../../../bridge/contract/staff.ts';
import { staffErrorMessage } from '../../api/staff-error-message.ts';
import { __ } from '@wordpress/i18n';
import { changedSentence, doneSentence, typedText } from './command-words.ts';
import { inspectCommand, type Findings } from './inspection.ts';
import { paysAtOnce } from './next-step.ts';
import type { Label, Outcome, ReturnModel } from './use-return.ts';

export interface Told {
  status: 'success' | 'warning' | 'error';
  text: string;
}

/** What waits for a yes: the reason is still to be typed, or money would move. */
export type Asked = { type: 'reject' } | { type: 'money'; command: StaffCommand; effect?: EffectView };

export interface DeedsModel {
  notice: Told | null;
  dismiss: () => void;
  asked: Asked | null;
  cancel: () => void;
  /** Sends it; the question stays open, with what was typed, when that failed. */
  confirm: (command: StaffCommand) => void;
  approve: () => void;
  reject: () => void;
  receive: () => void;
  inspect: (findings: Findings) => void;
  paidByHand: () => void;
  tryAgain: (effect: EffectView) => void;
  resolve: (effect: EffectView, happened: boolean) => void;
  upload: (label: Label) => Promise<Outcome>;
  headingRef: RefObject<HTMLHeadingElement>;
}

/** What the buttons of one return do: ask first where money moves, send, say what came of it, put the focus where it goes on. */
export function useDeeds({ detail, run, upload }: ReturnModel): DeedsModel {
  const [notice, setNotice] = useState<Told | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);

  async function send(command: StaffCommand) {
    setNotice(null);
    const outcome = await run(command);
    const stillPossible = outcome.is === 'changed' && isPossible(command, outcome);
    if (outcome.is !== 'failed' && !(command.type === 'reject' && stillPossible)) setAsked(null);
    setNotice(toldOf(command, outcome, stillPossible));
    if (outcome.is === 'done' || (outcome.is === 'changed' && !stillPossible)) focusNext();
  }

  /** After the dialog has given the focus back to a button that may be gone. */
  function focusNext() {
    setTimeout(() => headingRef.current?.focus(), 50);
  }

  function toldOf(command: StaffCommand, outcome: Outcome, stillPossible: boolean): Told {
    if (outcome.is === 'done') return { status: 'success', text: doneSentence(command) };
    if (outcome.is === 'failed') return { status: 'error', text: staffErrorMessage(outcome.error) };
    return { status: 'warning', text: changedSentence(detail ? typedText(command, detail) : '', stillPossible) };
  }

  function sendOrAsk(command: StaffCommand & { type: 'approve' | 'receive' | 'inspect' }) {
    if (detail && paysAtOnce(command.type, detail)) ask({ type: 'money', command });
    else void send(command);
  }

  function ask(question: Asked) {
    setNotice(null);
    setAsked(question);
  }

  return {
    notice,
    dismiss: () => setNotice(null),
    asked,
    cancel: () => setAsked(null),
    confirm: (command) => void send(command),
    approve: () => sendOrAsk({ type: 'approve' }),
    reject: () => ask({ type: 'reject' }),
    receive: () => sendOrAsk({ type: 'receive' }),
    inspect: (findings) => detail && sendOrAsk(inspectCommand(detail.lines, findings)),
    paidByHand: () => ask({ type: 'money', command: { type: 'paid_by_hand' } }),
    tryAgain: (effect) => {
      const command = { type: 'try_again', effectId: effect.id } as const;
      if (effect.kind === 'refund') ask({ type: 'money', command, effect });
      else void send(command);
    },
    resolve: (effect, happened) => {
      const command = { type: 'resolve_doubt', effectId: effect.id, happened } as const;
      if (effect.kind === 'refund' || effect.kind === 'buy_label') ask({ type: 'money', command, effect });
      else void send(command);
    },
    upload: async (label) => {
      setNotice(null);
      const outcome = await upload(label);
      if (outcome.is === 'done') {
        focusNext();
        setNotice({
          status: 'success',
          text: __('The label is saved; the shopper gets it by e-mail.', 'boomerang-returns'),
        });
      } else if (outcome.is === 'changed') {
        setNotice({ status: 'warning', text: changedSentence('', false) });
      }
      return outcome;
    },
    headingRef,
  };
}

function isPossible({ type }: StaffCommand, outcome: Extract<Outcome, { is: 'changed' }>): boolean {
  return outcome.detail !== null && (outcome.detail.can as readonly string[]).includes(type);
}
