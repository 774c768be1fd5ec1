import { useCallback, useRef, useState, type RefObject } from 'react';
import type { ParcelCommand, ParcelDetail } from '../../../bridge/contract/parcel.ts';
import { getParcel, sendParcelCommand } from '../../api/staff-client.ts';
import { staffErrorMessage } from '../../api/staff-error-message.ts';
import { changedSentence, doneSentence, foundText } from '../return/command-words.ts';
import { LATER_MS, SOON_MS } from '../return/poll.ts';
import { useRecord, type OutcomeOf } from '../return/use-record.ts';
import type { Told } from '../return/use-deeds.ts';

export interface ParcelModel {
  detail: ParcelDetail | null;
  /** Why the last look failed; `detail` then is what was seen before. */
  error: unknown;
  busy: boolean;
  reload: () => Promise<unknown>;
  send: (command: ParcelCommand) => void;
  notice: Told | null;
  dismiss: () => void;
  headingRef: RefObject<HTMLHeadingElement>;
}

/** One parcel, and what its buttons do: send, say what came of it, put the focus where it goes on. */
export function useParcel(id: string): ParcelModel {
  const load = useCallback(() => getParcel(id), [id]);
  const { detail, error, busy, perform, reload } = useRecord(load, delayOf);
  const [notice, setNotice] = useState<Told | null>(null);
  const headingRef = useRef<HTMLHeadingElement>(null);

  async function send(command: ParcelCommand) {
    if (!detail) return;
    setNotice(null);
    const outcome = await perform(() => sendParcelCommand(id, detail.revision, command));
    const told = toldOf(command, detail, outcome);
    setNotice(told);
    if (told.status !== 'error') setTimeout(() => headingRef.current?.focus(), 50);
  }

  return {
    ...{ detail, error, busy, reload, notice, headingRef },
    send: (command) => void send(command),
    dismiss: () => setNotice(null),
  };
}

function delayOf({ effects, shipping }: ParcelDetail): number | null {
  if (effects.some(({ state }) => state === 'pending' || state === 'in_flight')) return SOON_MS;
  return shipping.state === 'preparing' ? LATER_MS : null;
}

function toldOf(command: ParcelCommand, { lines }: ParcelDetail, outcome: OutcomeOf<ParcelDetail>): Told {
  if (outcome.is === 'done') return { status: 'success', text: doneSentence(command) };
  if (outcome.is === 'failed') return { status: 'error', text: staffErrorMessage(outcome.error) };
  const typed = command.type === 'inspect' ? foundText(command.lines, lines) : '';
  const can: readonly string[] = outcome.detail?.can ?? [];
  return { status: 'warning', text: changedSentence(typed, can.includes(command.type)) };
}
