import { Spinner } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useEffect, useMemo, useState } from 'react';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { patientAnswerOf } from '../../api/staff-answer.ts';
import { getReturn, staffChange, staffEdit } from '../../api/staff-client.ts';
import type { StaffMode } from '../../return-form/flow-types.ts';
import { ReturnFlow } from '../../return-form/return-flow.tsx';
import { pageLocale } from '../shared/format.ts';
import { followInside, navigate } from '../shared/location.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { pages } from '../shared/site-links.ts';
import { staffOrderClient } from './staff-order-client.ts';

/** The form again, on a return that exists: other items, quantities or ways, until the parcel is there. */
export function ChangeScreen({ id }: { id: string }) {
  const [detail, setDetail] = useState<ReturnDetail | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    getReturn(id, abort.signal).then(
      (found) => {
        if (abort.signal.aborted) return;
        setDetail(found);
        setError(null);
      },
      (reason: unknown) => {
        if (!abort.signal.aborted) setError(reason);
      },
    );
    return () => abort.abort();
  }, [id, round]);

  return (
    <div className="boomerang-narrow">
      <a href={pages.oneReturn(id)} onClick={followInside} className="boomerang-back">
        ← {__('Back to the return', 'boomerang-returns')}
      </a>
      <h1>
        {detail
          ? /* translators: %s: return number, e.g. RMA-1001. */
            sprintf(__('Change return %s', 'boomerang-returns'), detail.number)
          : __('Change a return', 'boomerang-returns')}
      </h1>
      {error !== null && <ProblemNotice error={error} onRetry={() => setRound(round + 1)} />}
      {detail && <ChangeForm detail={detail} />}
      {!detail && error === null && (
        <p role="status" className="boomerang-loading">
          <Spinner /> {__('Loading the return…', 'boomerang-returns')}
        </p>
      )}
    </div>
  );
}

function ChangeForm({ detail }: { detail: ReturnDetail }) {
  const { id, kind, revision, orderNumber } = detail;
  const client = useMemo(() => staffOrderClient(pageLocale()), []);
  const staff = useMemo<StaffMode>(() => {
    const leave = () => navigate(pages.oneReturn(id));
    return {
      orderNumber,
      change: {
        kind,
        open: (onWaiting) => patientAnswerOf(() => staffEdit(id), onWaiting),
        // The revision that was seen when the form opened: what a colleague did since then is not overwritten.
        send: (request, onWaiting) => patientAnswerOf(() => staffChange(id, { revision, ...request }), onWaiting),
      },
      onDone: leave,
      onLeave: leave,
    };
  }, [id, kind, revision, orderNumber]);
  return (
    <div className="boomerang-card">
      <ReturnFlow
        client={client}
        config={{ locale: pageLocale(), email: '', withdrawal: true, titled: false }}
        staff={staff}
      />
    </div>
  );
}
