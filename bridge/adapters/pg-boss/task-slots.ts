/** Runs one task a key, a few keys at a time. */
export interface TaskSlots {
  /**
   * Takes the key. Resolves when its task has started, or was known already: a burst of jobs waits here instead of piling up in memory.
   * A key that runs just now is run once more afterwards: what woke it may have come after it had looked.
   */
  run(key: string): Promise<void>;
  /** Starts nothing more. True when all that ran have ended, false when they have not within `patienceMs`. */
  drain(patienceMs: number): Promise<boolean>;
}

interface Waiting {
  readonly started: Promise<void>;
  readonly tell: () => void;
}

/** `task` never rejects. */
export function createTaskSlots(size: number, task: (key: string) => Promise<void>): TaskSlots {
  const running = new Map<string, Promise<void>>();
  const waiting = new Map<string, Waiting>();
  let draining = false;

  function fill(): void {
    for (const [key, { tell }] of waiting) {
      if (draining || running.size >= size) return;
      if (running.has(key)) continue;
      waiting.delete(key);
      const ended = task(key).then(() => {
        running.delete(key);
        fill();
      });
      running.set(key, ended);
      tell();
    }
  }

  return {
    run(key) {
      if (draining) return Promise.resolve();
      const known = waiting.get(key) ?? newWaiting();
      waiting.set(key, known);
      fill();
      return running.has(key) ? Promise.resolve() : known.started;
    },

    async drain(patienceMs) {
      draining = true;
      for (const { tell } of waiting.values()) tell();
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), patienceMs)));
      const ended = Promise.all(running.values()).then(() => true);
      const all = await Promise.race([ended, patience]);
      clearTimeout(timer);
      return all;
    },
  };
}

function newWaiting(): Waiting {
  let tell: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (tell = resolve));
  return { started, tell };
}
