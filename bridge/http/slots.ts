/**
 * Slots for calls that make WordPress wait for itself. A proxied call holds a PHP worker while the bridge calls back and needs another:
 * more of them than workers − 1 would all wait for each other until they time out.
 */
export interface Slots {
  /** Runs the work in a slot; null at once where none is free. */
  run<Value>(work: () => Promise<Value>): Promise<Value | null>;
}

export function createSlots(size: number): Slots {
  let taken = 0;
  return {
    async run(work) {
      if (taken >= size) return null;
      taken += 1;
      try {
        return await work();
      } finally {
        taken -= 1;
      }
    },
  };
}
