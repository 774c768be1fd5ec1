import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useRef, useState } from 'react';
import { Field } from '../shared/field.tsx';
import { ConfirmModal } from './confirm-modal.tsx';

const MIN = 3;
const MAX = 1000;

interface Props {
  busy: boolean;
  /** What went wrong at the last try; the reason stays as typed. */
  problem: string | null;
  onReject: (reason: string) => void;
  onClose: () => void;
}

export function RejectModal({ busy, problem, onReject, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const tooShort = reason.trim().length < MIN;

  function confirm() {
    setTried(true);
    if (tooShort) field.current?.focus();
    else onReject(reason.trim());
  }

  return (
    <ConfirmModal
      title={__('Reject this return?', 'boomerang-returns')}
      confirm={__('Reject return', 'boomerang-returns')}
      isDestructive
      busy={busy}
      onConfirm={confirm}
      onClose={onClose}
    >
      {problem && (
        <Notice status="error" isDismissible={false}>
          {problem}
        </Notice>
      )}
      <Field
        label={__('Reason', 'boomerang-returns')}
        help={__('The shopper reads this reason in an e-mail and on the return page.', 'boomerang-returns')}
        error={tried && tooShort ? __('Say in a few words why you reject the return.', 'boomerang-returns') : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            ref={field}
            rows={4}
            maxLength={MAX}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ConfirmModal>
  );
}
