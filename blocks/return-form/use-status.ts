import { useEffect, useState } from '@wordpress/element';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ShopProblem } from '../api/shop-request.ts';
import type { ReturnClient } from './flow-types.ts';

/** ms */
const EACH_SECOND = 1000;
const SLOWLY = 5000;
const EXPECTED = 20_000;
const GIVE_UP = 120_000;

export interface StatusState {
  readonly status: ReturnStatus | null;
  readonly failure: ShopProblem | null;
  /** The label takes longer than anybody would wait for: it comes by e-mail. */
  readonly late: boolean;
  reload(): void;
  take(status: ReturnStatus): void;
}

/** Something that comes within seconds: the label, the new order, its payment where the shopper comes back from paying, what is paid on approval. */
function isMoving({ label, exchange, state, payouts }: ReturnStatus): boolean {
  const accepted = state !== 'requested' && !['rejected', 'cancelled', 'expired'].includes(state);
  return (
    label.state === 'preparing' ||
    exchange?.state === 'ordering' ||
    exchange?.state === 'awaiting_payment' ||
    (accepted && payouts.some((payout) => payout.state === 'pending' && payout.moneyMoves === 'approval'))
  );
}

/** Reads the return and, while something is on its way, asks for it again. */
export function useStatus(client: ReturnClient, made: ReturnStatus | null): StatusState {
  const [status, setStatus] = useState(made);
  const [failure, setFailure] = useState<ShopProblem | null>(null);
  const [late, setLate] = useState(false);
  const [round, setRound] = useState(0);
  const [began] = useState(() => Date.now());
  const moving = status !== null && isMoving(status);

  useEffect(() => {
    const waited = Date.now() - began;
    if (status && !moving) return undefined;
    if (status && waited >= GIVE_UP) return undefined;
    let left = false;
    const pause = status ? (waited < EXPECTED ? EACH_SECOND : SLOWLY) : 0;
    const timer = setTimeout(async () => {
      const answer = await client.status();
      if (left) return;
      setLate(Date.now() - began >= EXPECTED);
      if (answer.ok) setStatus(answer.value);
      // One lost answer is no news while the label is on its way: the next one will tell.
      else if (!status) return setFailure(answer.problem);
      setRound((current) => current + 1);
    }, pause);
    return () => {
      left = true;
      clearTimeout(timer);
    };
    // `round` starts the next question, whether or not the answer brought something new.
  }, [client, round, moving]);

  return {
    status,
    failure,
    late,
    reload() {
      setFailure(null);
      setRound((current) => current + 1);
    },
    take: setStatus,
  };
}
