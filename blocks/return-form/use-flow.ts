import { useRef, useState } from '@wordpress/element';
import type { LookupResponse, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { Answer, ShopProblem } from '../api/shop-request.ts';
import type { Backend, Made } from './backend.ts';
import { forgetLink, rememberReturn } from './config.ts';
import { emptyDraft, withEdit, withKind, withOrder } from './draft.ts';
import type { Draft, Kind } from './draft.ts';
import type { OnWaiting, OrderClient } from './flow-types.ts';
import { isAway, isNoOutage } from './retry.ts';
import { TOLD_AFTER } from './slow-hint.tsx';
import { useDraft } from './use-draft.ts';
import type { DraftStart } from './use-draft.ts';

export interface Flow {
  readonly draft: Draft;
  change(change: (draft: Draft) => Draft): void;
  /** `waiting`: the store is busy, `slow`: its answer does not come; the form asks again by itself. */
  readonly pending: false | 'asking' | 'waiting' | 'slow';
  readonly failure: ShopProblem | null;
  /** The return that was just made or changed; null for one that is opened again. */
  readonly made: ReturnStatus | null;
  /** Why there is no order yet; null: there is. */
  lookup(): Promise<ShopProblem | null>;
  submit(): Promise<unknown>;
  /** While the bridge is down: has the site keep what is asked in words; once it is back, finds the order instead. */
  sendWords(): Promise<unknown>;
  /** Opens the form on a return that is there. */
  edit(changing: string, kind: Kind): Promise<unknown>;
  /** Leaves a return as it is. */
  leave(): void;
  openDoor(kind: Kind): void;
  goTo(step: Draft['step']): void;
  startOver(): void;
  /** Asks something about the order; a token that is over is renewed on the way, unseen. */
  ask<T>(question: (orders: OrderClient, token: string) => Promise<Answer<T>>): Promise<Answer<T>>;
  /** Holds a submit back until it is done: a photo on its way belongs to the draft. */
  hold(work: Promise<unknown>): void;
}

export interface FlowOptions {
  readonly backend: Backend;
  readonly email: string;
  readonly start: DraftStart;
  onStaffDone(made: Extract<Made, { by: 'staff' }>['detail']): void;
}

/** After these the order is no longer as the page shows it. */
const STALE = [
  'quantity_not_returnable',
  'line_not_returnable',
  'line_not_on_order',
  'order_refused',
  'resolution_refused',
  'unknown_reason',
  'photo_required',
  'comment_required',
  'changed_meanwhile',
];

export function useFlow({ backend, email, start, onStaffDone }: FlowOptions): Flow {
  const [draft, change, latest] = useDraft(email, start);
  const [pending, setPending] = useState<Flow['pending']>(false);
  const [failure, setFailure] = useState<ShopProblem | null>(null);
  const [made, setMade] = useState<ReturnStatus | null>(null);
  // State arrives a render later; the second tap of a double tap does not wait for it.
  const running = useRef(false);
  const renewing = useRef<Promise<Answer<LookupResponse>> | null>(null);
  const held = useRef(new Set<Promise<unknown>>());

  const onWaiting: OnWaiting = (why) => {
    if (running.current) setPending(why === 'slow' ? 'slow' : 'waiting');
  };

  async function once(work: () => Promise<ShopProblem | null>): Promise<ShopProblem | null> {
    if (running.current) return null;
    running.current = true;
    setPending('asking');
    setFailure(null);
    const told = setTimeout(() => onWaiting('slow'), TOLD_AFTER);
    const problem = await work();
    setFailure(problem);
    clearTimeout(told);
    setPending(false);
    running.current = false;
    return problem;
  }

  /** Several questions may learn at the same time that the token is over: one look-up serves them all. */
  async function renew(): Promise<Answer<LookupResponse>> {
    renewing.current ??= backend.open(latest.current, onWaiting);
    const answer = await renewing.current;
    renewing.current = null;
    if (answer.ok) change((current) => withOrder(current, answer.value));
    return answer;
  }

  async function withToken<T>(question: (token: string) => Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await question(latest.current.found?.token ?? '');
    if (answer.ok || answer.problem.code !== 'session_over') return answer;
    const again = await renew();
    return again.ok ? question(again.value.token) : again;
  }

  async function open(): Promise<ShopProblem | null> {
    const answer = await backend.open(latest.current, onWaiting);
    if (!answer.ok) return answer.problem;
    change((current) => withOrder(current, answer.value));
    return null;
  }

  return {
    draft,
    change,
    pending,
    failure,
    made,
    lookup: () => once(open),
    sendWords: () =>
      once(async () => {
        for (let tries = 0; ; tries += 1) {
          const answer = await backend.sendWords?.(latest.current);
          if (answer?.ok) {
            change((current) => ({ ...current, kept: answer.value }));
            return null;
          }
          if (!answer || !isNoOutage(answer.problem)) return answer?.problem ?? null;
          const problem = await open();
          if (!isAway(problem) || tries > 0) return problem;
        }
      }),
    submit: () =>
      once(async () => {
        await Promise.all(held.current);
        const answer = await withToken((token) => backend.send(latest.current, token, onWaiting));
        if (answer.ok) {
          const { value } = answer;
          if (value.by === 'staff') {
            onStaffDone(value.detail);
            return null;
          }
          if (value.by === 'site') {
            change((current) => ({ ...current, kept: value.kept }));
            return null;
          }
          setMade(value.status);
          rememberReturn(value.link);
          change(() => ({ ...emptyDraft(email), opened: value.link }));
          return null;
        }
        if (STALE.includes(answer.problem.code)) await renew();
        return answer.problem;
      }),
    edit: (changing, kind) =>
      once(async () => {
        const answer = await backend.edit(changing, onWaiting);
        if (!answer.ok) return answer.problem;
        change((current) => withEdit(current, changing, kind, answer.value));
        return null;
      }),
    leave() {
      setFailure(null);
      setMade(null);
      change((current) => ({ ...emptyDraft(email), opened: current.changing }));
    },
    openDoor(kind) {
      setFailure(null);
      change((current) => withKind(current, kind));
    },
    goTo(step) {
      setFailure(null);
      change((current) => ({ ...current, step }));
    },
    startOver() {
      forgetLink();
      setFailure(null);
      setMade(null);
      change(() => emptyDraft(email));
    },
    // A question that was held back may come when the order is handed in already: then there is nothing to ask about.
    ask: async (question) =>
      latest.current.found === null
        ? { ok: false, problem: { code: 'session_over', params: {} } }
        : withToken((token) => question(backend.orders, token)),
    hold(work) {
      held.current.add(work);
      void work.finally(() => held.current.delete(work));
    },
  };
}
