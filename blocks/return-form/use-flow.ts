import { useRef, useState } from '@wordpress/element';
import type { LookupResponse, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ShopClient } from '../api/shop-client.ts';
import type { Answer, ShopProblem } from '../api/shop-request.ts';
import { forgetLinkedReturn } from './config.ts';
import { emptyDraft, submitBody, withOrder } from './draft.ts';
import type { Draft } from './draft.ts';
import { useDraft } from './use-draft.ts';

export interface Flow {
  readonly draft: Draft;
  change(change: (draft: Draft) => Draft): void;
  /** `waiting`: the store is busy, the form asks again by itself. */
  readonly pending: false | 'asking' | 'waiting';
  readonly failure: ShopProblem | null;
  /** The return that was just made; null for one that is opened again. */
  readonly made: ReturnStatus | null;
  lookup(): Promise<void>;
  submit(): Promise<void>;
  backToLookup(): void;
  startOver(): void;
}

export interface FlowOptions {
  readonly client: ShopClient;
  readonly email: string;
  readonly locale: string;
  /** Shown instead of the stored draft and never stored. */
  readonly start: Draft | null;
}

/** After these the order is no longer as the page shows it. */
const STALE = [
  'quantity_not_returnable',
  'line_not_returnable',
  'line_not_on_order',
  'order_refused',
  'changed_meanwhile',
];

export function useFlow({ client, email, locale, start }: FlowOptions): Flow {
  const [draft, setDraft] = useDraft(email, start);
  const [pending, setPending] = useState<Flow['pending']>(false);
  const [failure, setFailure] = useState<ShopProblem | null>(null);
  const [made, setMade] = useState<ReturnStatus | null>(null);
  // State arrives a render later; the second tap of a double tap does not wait for it.
  const running = useRef(false);

  const onWaiting = () => setPending('waiting');
  const ask = () => client.lookup({ orderNumber: draft.orderNumber.trim(), email: draft.email.trim() }, onWaiting);

  async function once(work: () => Promise<ShopProblem | null>): Promise<void> {
    if (running.current) return;
    running.current = true;
    setPending('asking');
    setFailure(null);
    setFailure(await work());
    setPending(false);
    running.current = false;
  }

  function take(found: LookupResponse): void {
    setDraft((current) => withOrder(current, found));
  }

  async function submitWith(token: string): Promise<Answer<ReturnStatus>> {
    const answer = await client.submit(submitBody(draft, token, locale), onWaiting);
    if (answer.ok || answer.problem.code !== 'session_over') return answer;
    const again = await ask();
    if (!again.ok) return again;
    take(again.value);
    return client.submit(submitBody(draft, again.value.token, locale), onWaiting);
  }

  return {
    draft,
    change: setDraft,
    pending,
    failure,
    made,
    lookup: () =>
      once(async () => {
        const answer = await ask();
        if (!answer.ok) return answer.problem;
        take(answer.value);
        return null;
      }),
    submit: () =>
      once(async () => {
        const answer = await submitWith(draft.found?.token ?? '');
        if (answer.ok) {
          setMade(answer.value);
          setDraft({ ...emptyDraft(draft.email), returnToken: answer.value.token });
          return null;
        }
        if (STALE.includes(answer.problem.code)) {
          const fresh = await ask();
          if (fresh.ok) take(fresh.value);
        }
        return answer.problem;
      }),
    backToLookup() {
      setFailure(null);
      setDraft((current) => ({ ...current, step: 'order' }));
    },
    startOver() {
      forgetLinkedReturn();
      setFailure(null);
      setMade(null);
      setDraft(emptyDraft(draft.email));
    },
  };
}
