import { useEffect, useRef, useState } from 'react';
import type { ReplayResponse } from '../../../../bridge/contract/policy.ts';
import { isProblem } from '../../../api/staff-error-message.ts';
import { replayPolicy } from '../../../api/staff-client.ts';
import type { Rules } from '../draft.ts';
import { settled } from '../settle.ts';

export type Result = Extract<ReplayResponse, { state: 'done' }>;
export type ReplayState =
  | { is: 'none' }
  | { is: 'reading'; read: number; total: number | null }
  /** `rules`: as they were sent, so that a later change shows. */
  | { is: 'done'; result: Result; rules: string };

export interface Replay {
  state: ReplayState;
  /** Gives what went wrong; null once there is a result, or another replay was begun. */
  start(rules: Rules): Promise<unknown>;
  /** The draft has become the policy in force: there is nothing left to compare. */
  end(): void;
  /** The result is not that of these rules. */
  isStale(rules: Rules): boolean;
}

/** ms between questions while the bridge reads orders. */
const PAUSE = 2000;

export function useReplay(): Replay {
  const [state, setState] = useState<ReplayState>({ is: 'none' });
  const run = useRef(0);
  useEffect(() => () => void (run.current = -1), []);

  async function start(rules: Rules): Promise<unknown> {
    if (run.current < 0) return null;
    const mine = ++run.current;
    setState({ is: 'reading', read: 0, total: null });
    try {
      for (;;) {
        const answer = await askPatiently(rules);
        if (run.current !== mine) return null;
        if (answer.state === 'done') {
          setState({ is: 'done', result: answer, rules: JSON.stringify(rules) });
          return null;
        }
        setState({ is: 'reading', read: answer.read, total: answer.total });
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        if (run.current !== mine) return null;
      }
    } catch (error) {
      if (run.current !== mine) return null;
      setState({ is: 'none' });
      return error;
    }
  }

  return {
    state,
    start,
    end() {
      run.current++;
      setState({ is: 'none' });
    },
    isStale: (rules) => state.is === 'done' && JSON.stringify(settled(rules)) !== state.rules,
  };
}

/** A bridge that is busy is asked again, a few times. */
async function askPatiently(rules: Rules): Promise<ReplayResponse> {
  for (let tries = 1; ; tries++) {
    try {
      return await replayPolicy(rules);
    } catch (error) {
      if (!isProblem(error, 'busy') || tries === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
