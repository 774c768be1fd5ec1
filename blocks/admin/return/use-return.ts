import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReturnDetail, StaffCommand } from '../../../bridge/contract/staff.ts';
import { getReturn, sendCommand, uploadLabel } from '../../api/staff-client.ts';
import { isProblem } from '../../api/staff-error-message.ts';
import { pollDelay } from './poll.ts';

export type Outcome =
  | { is: 'done'; detail: ReturnDetail }
  /** Someone else was faster: `detail` is what stands now. */
  | { is: 'changed'; detail: ReturnDetail | null }
  | { is: 'failed'; error: unknown };

export interface Label {
  pdfBase64: string;
  carrier: string;
  trackingNumber: string;
}

export interface ReturnModel {
  detail: ReturnDetail | null;
  /** Why the last look failed; `detail` then is what was seen before. */
  error: unknown;
  busy: boolean;
  run: (command: StaffCommand) => Promise<Outcome>;
  upload: (label: Label) => Promise<Outcome>;
  reload: () => Promise<ReturnDetail | null>;
}

/** One return: loaded, asked for again while something is under way, and changed by commands. */
export function useReturn(id: string): ReturnModel {
  const [detail, setDetail] = useState<ReturnDetail | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // The newest request: an older one that answers late must not bring an old state back.
  const turn = useRef(0);

  const reload = useCallback(async () => {
    const mine = ++turn.current;
    try {
      const next = await getReturn(id);
      if (mine !== turn.current) return null;
      setDetail(next);
      setError(null);
      return next;
    } catch (reason) {
      if (mine === turn.current) setError(reason);
      return null;
    }
  }, [id]);

  useEffect(() => {
    void reload();
    return () => {
      turn.current++;
    };
  }, [reload]);

  const delay = detail && !busy ? pollDelay(detail, Date.now()) : null;
  useEffect(() => {
    if (delay === null) return;
    const timer = setInterval(() => {
      if (!document.hidden) void reload();
    }, delay);
    return () => clearInterval(timer);
  }, [delay, reload]);

  async function perform(send: () => Promise<ReturnDetail>): Promise<Outcome> {
    const mine = ++turn.current;
    setBusy(true);
    try {
      const next = await send();
      if (mine === turn.current) setDetail(next);
      return { is: 'done', detail: next };
    } catch (reason) {
      // Also after a failure: an answer that was lost may have been a yes.
      const next = await reload();
      const overtaken = isProblem(reason, 'changed_meanwhile') || isProblem(reason, 'not_possible_now');
      return overtaken ? { is: 'changed', detail: next } : { is: 'failed', error: reason };
    } finally {
      setBusy(false);
    }
  }

  const revision = detail?.revision ?? 0;
  return {
    detail,
    error,
    busy,
    run: (command) => perform(() => sendCommand(id, revision, command)),
    upload: (label) => perform(() => uploadLabel(id, { revision, ...label })),
    reload,
  };
}
