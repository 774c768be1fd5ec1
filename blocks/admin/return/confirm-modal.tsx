import { Button, Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  confirm: string;
  busy: boolean;
  isDestructive?: boolean;
  /** False: the confirming button waits for something still to be filled in. */
  ready?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asked before money moves and before a shopper is refused; nowhere else. */
export function ConfirmModal({ title, confirm, busy, isDestructive = false, ready = true, ...props }: Props) {
  return (
    <Modal
      title={title}
      onRequestClose={props.onClose}
      className="boomerang boomerang-modal"
      size="medium"
      focusOnMount="firstContentElement"
    >
      {props.children}
      <div className="boomerang-buttons is-end">
        <Button variant="tertiary" onClick={props.onClose}>
          {__('Cancel', 'boomerang-returns')}
        </Button>
        <Button
          variant="primary"
          isDestructive={isDestructive}
          isBusy={busy}
          disabled={busy || !ready}
          accessibleWhenDisabled
          onClick={props.onConfirm}
        >
          {confirm}
        </Button>
      </div>
    </Modal>
  );
}
