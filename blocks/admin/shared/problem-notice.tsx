import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { isProblem, staffErrorMessage } from '../../api/staff-error-message.ts';
import { LogInLink } from '../../return-form/log-in-link.tsx';
import { useRights } from './rights.ts';
import { pages } from './site-links.ts';

const CONNECTION_CODES = ['bridge_unreachable', 'bridge_not_configured', 'signature_refused', 'protocol_version'];

/** A screen that could not be loaded: what happened, and the one thing to do. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const mayConnect = useRights().call('connection');
  const atConnection = mayConnect && isProblem(error) && CONNECTION_CODES.includes(error.code);
  return (
    <Notice
      status="error"
      isDismissible={false}
      actions={[
        { label: __('Try again', 'boomerang-returns'), onClick: onRetry, variant: 'secondary' },
        ...(atConnection ? [{ label: __('Check the connection', 'boomerang-returns'), url: pages.connection }] : []),
      ]}
    >
      {staffErrorMessage(error)} {isProblem(error) && error.code === 'login_expired' && <LogInLink />}
    </Notice>
  );
}
