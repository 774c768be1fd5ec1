export interface Freshness {
  /** Milliseconds. */
  readonly freshMs: number;
  /** Milliseconds, more than `freshMs`. */
  readonly usableMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What a slow peer said lately. */
export interface Remembered<Value> {
  /** Fresh, or waits for the answer. */
  fresh(ask: () => Promise<Value>): Promise<Value>;
  /** At once if it is usable, so that a person need not wait; what is no longer fresh is asked for `behind` their back. */
  lately(ask: () => Promise<Value>, behind: () => Promise<Value>): Promise<Value>;
}

export function remembered<Value>({ freshMs, usableMs, now }: Freshness): Remembered<Value> {
  let known: { readonly value: Value; readonly at: number } | null = null;
  let asked: Promise<Value> | null = null;
  // A clock that was set back makes everything known too old.
  const notOlderThan = (ms: number) => (known && known.at <= now() && now() - known.at <= ms ? known : null);

  function renew(ask: () => Promise<Value>): Promise<Value> {
    asked ??= ask()
      .then((value) => (known = { value, at: now() }).value)
      .finally(() => (asked = null));
    return asked;
  }

  return {
    fresh: async (ask) => notOlderThan(freshMs)?.value ?? renew(ask),
    async lately(ask, behind) {
      const usable = notOlderThan(usableMs);
      if (!usable) return renew(ask);
      if (!notOlderThan(freshMs)) void renew(behind).catch(() => undefined);
      return usable.value;
    },
  };
}
