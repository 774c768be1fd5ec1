import { useEffect, useState } from 'react';

interface Looked<Answer> {
  readonly answer: Answer | null;
  readonly error: unknown;
  reload(): void;
  /** Shows this answer, which came by another way. */
  show(answer: Answer): void;
}

/** Asks, and asks again after `againMs(answer)`; null: not by itself. An answer stays when a later question fails. */
export function useLooked<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  againMs: (answer: Answer) => number | null,
): Looked<Answer> {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    ask(abort.signal).then(
      (next) => {
        if (abort.signal.aborted) return;
        setAnswer(next);
        setError(null);
      },
      (reason: unknown) => {
        if (!abort.signal.aborted) setError(reason);
      },
    );
    return () => abort.abort();
    // `ask` is the same question each time, whatever function it is.
  }, [round]);

  useEffect(() => {
    const pause = answer && againMs(answer);
    if (pause === null) return;
    const timer = setTimeout(() => setRound((before) => before + 1), pause);
    return () => clearTimeout(timer);
  }, [answer]);

  return { answer, error, reload: () => setRound((before) => before + 1), show: setAnswer };
}
