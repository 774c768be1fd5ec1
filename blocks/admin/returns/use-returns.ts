import { useEffect, useState } from 'react';
import type { ListRequest, ListResponse } from '../../../bridge/contract/staff.ts';
import { listReturns } from '../../api/staff-client.ts';

interface Loaded {
  /** The last answer; kept on screen while the next one is on its way. */
  answer: ListResponse | null;
  error: unknown;
  loading: boolean;
  reload: () => void;
}

export function useReturns(request: ListRequest): Loaded {
  const [answer, setAnswer] = useState<ListResponse | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState(true);
  const [round, setRound] = useState(0);
  const key = JSON.stringify(request);

  useEffect(() => {
    const abort = new AbortController();
    setLoading(true);
    listReturns(JSON.parse(key) as ListRequest, abort.signal).then(
      (next) => {
        if (abort.signal.aborted) return;
        setAnswer(next);
        setError(null);
        setLoading(false);
      },
      (reason: unknown) => {
        if (abort.signal.aborted) return;
        setError(reason);
        setLoading(false);
      },
    );
    return () => abort.abort();
  }, [key, round]);

  return { answer, error, loading, reload: () => setRound((before) => before + 1) };
}
