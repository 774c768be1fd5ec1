import { useEffect, useState } from 'react';
import type { ReportResponse } from '../../../bridge/contract/staff.ts';
import { getReport } from '../../api/staff-client.ts';
import type { Range } from './months.ts';

/** ms between two looks while orders are being read. */
export const AGAIN_MS = 3_000;

interface Loaded {
  report: ReportResponse | null;
  error: unknown;
  reload: () => void;
}

/** The report of a range of months; asked for again until every order has been read. `range` null: nothing is asked. */
export function useReport(range: Range | null): Loaded {
  const [report, setReport] = useState<ReportResponse | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const from = range?.from;
  const to = range?.to;

  useEffect(() => {
    if (from === undefined || to === undefined) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function look(query: Range) {
      try {
        const next = await getReport(query, abort.signal);
        if (abort.signal.aborted) return;
        setReport(next);
        setError(null);
        if (next.reading) timer = setTimeout(() => void look(query), AGAIN_MS);
      } catch (reason) {
        if (!abort.signal.aborted) setError(reason);
      }
    }

    setReport(null);
    setError(null);
    void look({ from, to });
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [from, to, round]);

  return { report, error, reload: () => setRound((before) => before + 1) };
}
