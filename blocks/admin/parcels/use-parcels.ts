import { useEffect, useState } from 'react';
import type { ParcelListRequest, ParcelListResponse } from '../../../bridge/contract/parcel.ts';
import { listParcels } from '../../api/staff-client.ts';

/** The last answer stays on screen while the next one is on its way; `to` is what it answers. */
export function useParcels(request: ParcelListRequest) {
  const [answer, setAnswer] = useState<{ to: string; list: ParcelListResponse } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const key = JSON.stringify(request);

  useEffect(() => {
    const abort = new AbortController();
    listParcels(JSON.parse(key) as ParcelListRequest, abort.signal).then(
      (list) => {
        if (abort.signal.aborted) return;
        setAnswer({ to: key, list });
        setError(null);
      },
      (reason: unknown) => {
        if (!abort.signal.aborted) setError(reason);
      },
    );
    return () => abort.abort();
  }, [key, round]);

  const isCurrent = answer?.to === key;
  return { list: answer?.list ?? null, isCurrent, error, reload: () => setRound((before) => before + 1) };
}
