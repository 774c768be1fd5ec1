import { useEffect, useState } from 'react';
import type { HealthResponse } from '../../../bridge/contract/health.ts';
import { getHealth } from '../../api/staff-client.ts';

/** ms between two looks while the page is open: the bridge answers from what it knows, so it costs little. */
export const EVERY_MS = 30_000;

export interface HealthModel {
  /** The last answer; kept on screen while the next one is on its way. */
  health: HealthResponse | null;
  /** Why the last look failed; null: it did not. */
  error: unknown;
  reload: () => void;
}

export function useHealth(): HealthModel {
  const [health, setHealth] = useState<HealthResponse | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    async function look() {
      try {
        const next = await getHealth(abort.signal);
        if (abort.signal.aborted) return;
        setHealth(next);
        setError(null);
      } catch (reason) {
        if (!abort.signal.aborted) setError(reason);
      }
    }
    void look();
    const timer = setInterval(() => {
      if (!document.hidden) void look();
    }, EVERY_MS);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [round]);

  return { health, error, reload: () => setRound((before) => before + 1) };
}
