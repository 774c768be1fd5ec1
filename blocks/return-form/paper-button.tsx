import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ShopProblem } from '../api/shop-request.ts';
import { useForm, useReturn, useShop } from './form-context.ts';
import { Notice } from './notice.tsx';

interface PaperButtonProps {
  readonly status: ReturnStatus;
  readonly paper: 'labels' | 'packing-slips';
  readonly children: string;
  onStatus(status: ReturnStatus): void;
}

/** Opens what is to be printed. It shows the sender's address, so whoever came by a link alone is asked for the order's e-mail before. */
export function PaperButton({ status, paper, children, onStatus }: PaperButtonProps) {
  const { announce } = useForm();
  const client = useShop();
  const rma = useReturn();
  const [state, setState] = useState<'idle' | 'asking' | 'unlocked'>('idle');
  const [failure, setFailure] = useState<ShopProblem | null>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const opens = status.paper !== null;
  useEffect(() => {
    if (opens && state === 'unlocked') link.current?.focus();
  }, [opens, state]);

  async function unlock(): Promise<void> {
    if (state === 'asking') return;
    setState('asking');
    setFailure(null);
    const answer = await rma.unlock();
    setState(answer.ok ? 'unlocked' : 'idle');
    if (!answer.ok) return answer.problem.code === 'email_required' ? undefined : setFailure(answer.problem);
    announce(__('You can print it now.', 'boomerang-returns'));
    onStatus(answer.value);
  }

  if (status.paper !== null) {
    return (
      <a
        ref={link}
        className="boomerang-button wp-element-button"
        href={client.paperUrl(paper, status.paper)}
        target="_blank"
        rel="noopener noreferrer"
      >
        {children}
      </a>
    );
  }
  if (status.confirmed) return null;
  return (
    <>
      {failure && <Notice problem={failure} />}
      <button type="button" className="boomerang-button wp-element-button" onClick={() => void unlock()}>
        {children}
      </button>
    </>
  );
}
