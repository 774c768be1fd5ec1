export interface Span {
  /** Seconds since the epoch, by one clock. */
  readonly began: number;
  readonly ended: number;
}

/** How many of these were going on at one time at most. */
export function sideBySide(spans: readonly Span[]): number {
  const meets = (one: Span, at: number) => one.began <= at && at < one.ended;
  return Math.max(0, ...spans.map(({ began }) => spans.filter((one) => meets(one, began)).length));
}
