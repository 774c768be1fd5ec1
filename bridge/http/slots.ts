/**
 * Slots for calls that make WordPress wait for itself, and a short queue before them.
 *
 * A proxied call holds a PHP worker of the site from its beginning to its answer, and while it runs it needs at least one more: WordPress
 * answers the bridge with another worker. One that waits here holds a worker, too, and gives nothing back meanwhile. So of the site's W workers at
 * most `size + places` may be held by calls that have come in, and one must be left for WordPress's own answers: size + places ≤ W − 1. Then those that
 * run always get on, and with them those that wait. (All that run share that one worker at worst: slower, never stuck.) Hence the queue is a few
 * places long, is counted here and nowhere else, and ends after `patienceMs`: the browser, which asks again by itself, waits without a worker.
 *
 * `who` is the network of whoever asks. It has one place in the queue (an address of many a second one, as long as nobody without a place wants it) and never all slots, so that whoever opens more connections than others gets no
 * more turns. The next slot goes to the network that was served longest ago; where all places are taken, the one that was served
 * last gives its place up to one that was served before it. So nobody is kept out by others who ask more often.
 */
export interface Slots {
  /** Runs the work in a slot; null where none came free in time, or no place was left to wait for one. `own`: the most places it may have; 1. */
  run<Value>(who: string, work: () => Promise<Value>, own?: number): Promise<Value | null>;
}

export interface SlotRules {
  /** Calls that run at once. */
  readonly size: number;
  /** Calls that wait at once. */
  readonly places: number;
  /** The longest wait, ms. */
  readonly patienceMs: number;
}

interface Waiting {
  readonly who: string;
  /** true: a slot is free. false: it came to nothing. */
  answer(hasSlot: boolean): void;
}

/** Networks whose last turn is remembered. */
const MOST_REMEMBERED = 1_000;

export function createSlots({ size, places, patienceMs }: SlotRules): Slots {
  const most = Math.max(1, size - 1);
  const running = new Map<string, number>();
  const lastTurn = new Map<string, number>();
  let waiting: readonly Waiting[] = [];
  let taken = 0;
  let turns = 0;

  const turnOf = (who: string) => lastTurn.get(who) ?? 0;
  const mayRun = (who: string) => taken < size && (running.get(who) ?? 0) < most;

  function take(who: string): void {
    taken += 1;
    running.set(who, (running.get(who) ?? 0) + 1);
    lastTurn.delete(who);
    lastTurn.set(who, (turns += 1));
    if (lastTurn.size > MOST_REMEMBERED) lastTurn.delete(lastTurn.keys().next().value ?? '');
  }

  function give(who: string): void {
    taken -= 1;
    const left = (running.get(who) ?? 1) - 1;
    if (left === 0) running.delete(who);
    else running.set(who, left);
    const [next] = waiting.filter((one) => mayRun(one.who)).sort((one, other) => turnOf(one.who) - turnOf(other.who));
    if (!next) return;
    leave(next);
    take(next.who);
    next.answer(true);
  }

  function leave(one: Waiting): void {
    waiting = waiting.filter((other) => other !== one);
  }

  const placesOf = (who: string) => waiting.filter((one) => one.who === who).length;

  /** Whether there is a place for this network, if need be somebody's second one, or that of the one that was served last. */
  function makePlace(who: string, own: number): boolean {
    const has = placesOf(who);
    if (places === 0 || has >= own) return false;
    if (waiting.length < places) return true;
    if (has > 0) return false;
    const last = waiting.findLast((one) => placesOf(one.who) > 1) ?? lastServed(who);
    if (!last) return false;
    leave(last);
    last.answer(false);
    return true;
  }

  /** Of those that wait the one that was served last, if that was after this network. */
  function lastServed(who: string): Waiting | null {
    const [last] = [...waiting].sort((one, other) => turnOf(other.who) - turnOf(one.who));
    return last && turnOf(last.who) > turnOf(who) ? last : null;
  }

  function wait(who: string): Promise<boolean> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        leave(one);
        resolve(false);
      }, patienceMs);
      const one: Waiting = {
        who,
        answer(hasSlot) {
          clearTimeout(late);
          resolve(hasSlot);
        },
      };
      waiting = [...waiting, one];
    });
  }

  return {
    async run(who, work, own = 1) {
      if (mayRun(who)) take(who);
      else if (!makePlace(who, own) || !(await wait(who))) return null;
      try {
        return await work();
      } finally {
        give(who);
      }
    },
  };
}
