import { useEffect, useState } from '@wordpress/element';
import type { EstimateResponse } from '../../bridge/contract/shop.ts';
import { estimableLines } from './asked.ts';
import { useForm } from './form-context.ts';
import { isWorthRetrying } from './retry.ts';
import type { Flow } from './use-flow.ts';

/** ms: a shopper who taps "one more" three times asks once. */
const PAUSE = 250;
/** ms */
const RETRY = 4000;
const RETRIES = 3;

export interface EstimateState {
  readonly estimate: EstimateResponse | null;
  /** `failed`: what is shown belongs to an earlier choice. */
  readonly state: 'none' | 'asking' | 'current' | 'failed';
}

/** What the choice would give, asked anew with every change. The last answer stays until a newer one is there. */
export function useEstimate(flow: Flow): EstimateState {
  const { locale } = useForm();
  const { kind } = flow.draft;
  const question = JSON.stringify(estimableLines(flow.draft));
  const nothing = question === '[]';
  const [answered, setAnswered] = useState<{ question: string; estimate: EstimateResponse } | null>(null);
  const [failed, setFailed] = useState<{ question: string; times: number } | null>(null);
  const times = failed?.question === question ? failed.times : 0;

  useEffect(() => {
    if (nothing) return undefined;
    let left = false;
    const timer = setTimeout(
      async () => {
        const lines = JSON.parse(question) as ReturnType<typeof estimableLines>;
        const answer = await flow.ask((orders, token) => orders.estimate({ token, kind, lines, locale }));
        if (left) return;
        if (answer.ok) setAnswered({ question, estimate: answer.value });
        else setFailed({ question, times: isWorthRetrying(answer.problem) ? times + 1 : RETRIES + 1 });
      },
      times ? RETRY : PAUSE,
    );
    if (times > RETRIES) clearTimeout(timer);
    return () => {
      left = true;
      clearTimeout(timer);
    };
    // `flow` is new with every render; what it asks with is always the latest.
  }, [question, nothing, kind, locale, times]);

  if (nothing) return { estimate: null, state: 'none' };
  const estimate = answered?.estimate ?? null;
  if (answered?.question === question) return { estimate, state: 'current' };
  return { estimate, state: times ? 'failed' : 'asking' };
}
