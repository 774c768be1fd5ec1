import { Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ListItem } from '../../../bridge/contract/staff.ts';
import { Confirmation } from '../return/confirmation.tsx';
import { TroubleCard } from '../return/trouble-card.tsx';
import { useDeeds } from '../return/use-deeds.ts';
import { useReturn } from '../return/use-return.ts';
import { formatAge } from '../shared/format.ts';
import { followInside } from '../shared/location.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { pages } from '../shared/site-links.ts';

/** Each page of the list loads this many returns in full; the others follow once these are decided. */
const AT_ONCE = 5;

/** What nobody knows but a person: each act with what is known, both ways out, and the word that was given kept in its return's story. */
export function InDoubtList({ items }: { items: readonly ListItem[] }) {
  return (
    <section aria-label={__('In doubt', 'boomerang-returns')}>
      {items.length === 0 && <p>{__('Nothing is in doubt.', 'boomerang-returns')}</p>}
      {items.slice(0, AT_ONCE).map((item) => (
        <InDoubt key={item.id} item={item} />
      ))}
    </section>
  );
}

function InDoubt({ item }: { item: ListItem }) {
  const model = useReturn(item.id);
  const deeds = useDeeds(model);
  const { detail, error, busy } = model;
  const title = sprintf(
    /* translators: 1: return number, 2: order number, 3: customer, 4: when, e.g. "2 days ago". */
    __('%1$s · order #%2$s · %3$s · %4$s', 'boomerang-returns'),
    item.number,
    item.orderNumber,
    item.customerName,
    formatAge(item.createdAt),
  );
  return (
    <div className="boomerang-in-doubt">
      <h2 ref={deeds.headingRef} tabIndex={-1}>
        <a href={pages.oneReturn(item.id)} onClick={followInside}>
          {title}
        </a>
      </h2>
      {error !== null && <ProblemNotice error={error} onRetry={() => void model.reload()} />}
      {deeds.notice && (
        <Notice status={deeds.notice.status} onRemove={deeds.dismiss}>
          {deeds.notice.text}
        </Notice>
      )}
      {detail && <TroubleCard detail={detail} busy={busy} ways={deeds} />}
      {detail && deeds.asked && <Confirmation detail={detail} busy={busy} asked={deeds.asked} deeds={deeds} />}
    </div>
  );
}
