import { useEffect, useState } from '@wordpress/element';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ShopClient } from '../api/shop-client.ts';
import type { ShopProblem } from '../api/shop-request.ts';

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

/** Reads the return and, while its label is being made, asks for it again. */
export function useStatus(client: ShopClient, token: string, made: ReturnStatus | null): StatusState {
  const [status, setStatus] = useState(made);
  const [failure, setFailure] = useState<ShopProblem | null>(null);
  const [late, setLate] = useState(false);
  const [round, setRound] = useState(0);
  const [began] = useState(() => Date.now());
  const preparing = status?.label.state === 'preparing';

  useEffect(() => {
    const waited = Date.now() - began;
    if (status && !preparing) return undefined;
    if (status && waited >= GIVE_UP) return undefined;
    let left = false;
    const pause = status ? (waited < EXPECTED ? EACH_SECOND : SLOWLY) : 0;
    const timer = setTimeout(async () => {
      const answer = await client.status(token);
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
  }, [client, token, round, preparing]);

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
