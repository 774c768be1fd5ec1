import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from '../../api/staff-error-message.ts';

export type OutcomeOf<Detail> =
  | { is: 'done'; detail: Detail }
  /** Someone else was faster: `detail` is what stands now. */
  | { is: 'changed'; detail: Detail | null }
  | { is: 'failed'; error: unknown };

/** One record of the bridge: loaded by `load` (which must stay the same function), asked for again while something is under way, and changed. */
export function useRecord<Detail>(
  load: () => Promise<Detail>,
  delayOf: (detail: Detail, now: number) => number | null,
) {
  const [detail, setDetail] = useState<Detail | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // The newest request: an older one that answers late must not bring an old state back.
  const turn = useRef(0);

  const reload = useCallback(async () => {
    const mine = ++turn.current;
    try {
      const next = await load();
      if (mine !== turn.current) return null;
      setDetail(next);
      setError(null);
      return next;
    } catch (reason) {
      if (mine === turn.current) setError(reason);
      return null;
    }
  }, [load]);

  useEffect(() => {
    void reload();
    return () => {
      turn.current++;
    };
  }, [reload]);

  const delay = detail && !busy ? delayOf(detail, Date.now()) : null;
  useEffect(() => {
    if (delay === null) return;
    const timer = setInterval(() => {
      if (!document.hidden) void reload();
    }, delay);
    return () => clearInterval(timer);
  }, [delay, reload]);

  async function perform(send: () => Promise<Detail>): Promise<OutcomeOf<Detail>> {
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

  return { detail, error, busy, perform, reload };
}
