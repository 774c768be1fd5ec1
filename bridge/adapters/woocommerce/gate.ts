/** Runs the work now, or when those before it have left room. */
export type Gate = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Lets so many through at once, the others one after the other as they came. */
export function gate(size: number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      // Its room goes to the next at once, so that nobody comes in between.
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
