import { useRef, useState, type RefObject } from 'react';
import type { EffectView, StaffCommand } from '../../../bridge/contract/staff.ts';
import { staffErrorMessage } from '../../api/staff-error-message.ts';
import { __ } from '@wordpress/i18n';
import { changedSentence, doneSentence, typedText } from './command-words.ts';
import { inspectCommand, type Findings } from './inspection.ts';
import { paidAtOnce, payoutOf, type Paying, type Payout } from './payouts.ts';
import type { Label, Outcome, ReturnModel } from './use-return.ts';

export interface Told {
  status: 'success' | 'warning' | 'error';
  text: string;
}

/** What waits for a yes: the reason is still to be typed, or money would move. */
export type Asked = { type: 'reject' } | { type: 'money'; command: StaffCommand; effect?: EffectView; payout?: Payout };

export interface NewParcel {
  carrier: string;
  trackingNumber: string;
}

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
  paidByHand: (payout: Payout) => void;
  release: (payout: Payout) => void;
  moneyArrived: () => void;
  paymentChecked: () => void;
  cancelReturn: () => void;
  sent: () => void;
  sendNewLinks: () => void;
  addParcel: (parcel: NewParcel) => Promise<Outcome>;
  tryAgain: (effect: EffectView) => void;
  resolve: (effect: EffectView, happened: boolean) => void;
  upload: (label: Label) => Promise<Outcome>;
  headingRef: RefObject<HTMLHeadingElement>;
}

/** Done twice, these cost money. */
const RISKY: readonly EffectView['kind'][] = ['refund', 'buy_label', 'store_credit', 'exchange_order'];

/** What the buttons of one return do: ask first where money moves, send, say what came of it, put the focus where it goes on. */
export function useDeeds({ detail, run, upload }: ReturnModel): DeedsModel {
  const [notice, setNotice] = useState<Told | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);

  async function send(command: StaffCommand): Promise<Outcome> {
    setNotice(null);
    const outcome = await run(command);
    const stillPossible = outcome.is === 'changed' && isPossible(command, outcome);
    if (outcome.is !== 'failed' && !(command.type === 'reject' && stillPossible)) setAsked(null);
    setNotice(toldOf(command, outcome, stillPossible));
    if (outcome.is === 'done' || (outcome.is === 'changed' && !stillPossible)) focusNext();
    return outcome;
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

  function sendOrAsk(command: StaffCommand & { type: Paying }) {
    if (detail && paidAtOnce(command.type, detail).length > 0) ask({ type: 'money', command });
    else void send(command);
  }

  /** About an effect: asked first where a yes can pay twice. */
  function sendOrAskAbout(command: StaffCommand, effect: EffectView, risky: readonly EffectView['kind'][]) {
    const payout = detail ? payoutOf(effect, detail) : undefined;
    if (risky.includes(effect.kind)) ask({ type: 'money', command, effect, ...(payout ? { payout } : {}) });
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
    inspect: (findings) => detail && sendOrAsk(inspectCommand(detail, findings)),
    paidByHand: (payout) =>
      ask({ type: 'money', command: { type: 'paid_by_hand', resolution: payout.resolution }, payout }),
    release: (payout) =>
      ask({ type: 'money', command: { type: 'release_payout', resolution: payout.resolution }, payout }),
    moneyArrived: () => ask({ type: 'money', command: { type: 'money_arrived' } }),
    paymentChecked: () => void send({ type: 'payment_checked' }),
    cancelReturn: () => ask({ type: 'money', command: { type: 'cancel' } }),
    sendNewLinks: () => ask({ type: 'money', command: { type: 'send_new_links' } }),
    sent: () => ask({ type: 'money', command: { type: 'sent' } }),
    addParcel: (parcel) => send({ type: 'add_parcel', ...parcel }),
    tryAgain: (effect) => sendOrAskAbout({ type: 'try_again', effectId: effect.id }, effect, ['refund']),
    resolve: (effect, happened) =>
      sendOrAskAbout({ type: 'resolve_doubt', effectId: effect.id, happened }, effect, RISKY),
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
