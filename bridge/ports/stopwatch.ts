/** Real time, for how long a person waits for an answer: whoever moves the clock of the rules does not move this one. */
export interface Stopwatch {
  /** Milliseconds since any fixed moment. */
  now(): number;
  pause(ms: number): Promise<void>;
}
