import { Notice } from '@wordpress/components';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { ConfirmModal } from './confirm-modal.tsx';
import { confirmWords } from './confirm-words.ts';
import { RejectModal } from './reject-modal.tsx';
import type { Asked, DeedsModel } from './use-deeds.ts';

interface Props {
  detail: ReturnDetail;
  busy: boolean;
  asked: Asked;
  deeds: DeedsModel;
}

export function Confirmation({ detail, busy, asked, deeds }: Props) {
  const problem = deeds.notice?.text ?? null;
  if (asked.type === 'reject') {
    return (
      <RejectModal
        busy={busy}
        problem={problem}
        onReject={(reason) => deeds.confirm({ type: 'reject', reason })}
        onClose={deeds.cancel}
      />
    );
  }
  const words = confirmWords(asked, detail);
  return (
    <ConfirmModal
      title={words.title}
      confirm={words.confirm}
      busy={busy}
      onConfirm={() => deeds.confirm(asked.command)}
      onClose={deeds.cancel}
    >
      {problem && (
        <Notice status="error" isDismissible={false}>
          {problem}
        </Notice>
      )}
      <p>{words.text}</p>
    </ConfirmModal>
  );
}
