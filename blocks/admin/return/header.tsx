import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { createInterpolateElement } from '@wordpress/element';
import type { ReturnDetail } from '../../../bridge/contract/staff.ts';
import { Badge } from '../shared/badge.tsx';
import { formatAge, formatDateTime } from '../shared/format.ts';
import { followInside } from '../shared/location.ts';
import { pages, useSiteLinks } from '../shared/site-links.ts';
import { attentionWord, kindWord, stateWord } from '../shared/words.ts';

/** Back to the list, as it was left when one came from there. */
export function BackLink() {
  return (
    <a href={pages.returns} onClick={followInside} className="boomerang-back">
      ← {__('All returns', 'boomerang-returns')}
    </a>
  );
}

interface Props {
  detail: ReturnDetail;
  busy: boolean;
  cancel: () => void;
}

export function Header({ detail, busy, cancel }: Props) {
  const links = useSiteLinks();
  const state = stateWord(detail.state);
  const attention = detail.attention && attentionWord(detail.attention);
  return (
    <div className="boomerang-header">
      <h1>
        {/* translators: %s: return number, e.g. RMA-1001. */}
        {sprintf(__('Return %s', 'boomerang-returns'), detail.number)}
      </h1>
      <Badge tone={state.tone}>{state.label}</Badge>
      {detail.kind === 'withdrawal' && <Badge tone="info">{kindWord(detail.kind)}</Badge>}
      {attention && attention.label !== state.label && <Badge tone={attention.tone}>{attention.label}</Badge>}
      {detail.shipping.test && <Badge tone="warn">{__('TEST label', 'boomerang-returns')}</Badge>}
      <p>
        {createInterpolateElement(
          sprintf(
            /* translators: 1: order number, 2: customer, 3: how long ago; <a> links to the order. */
            __('<a>Order #%1$s</a> by %2$s, requested <time>%3$s</time>', 'boomerang-returns'),
            detail.orderNumber,
            escapeTags(detail.customer.name),
            formatAge(detail.createdAt),
          ),
          {
            a: <a href={links.order(detail.orderId)} />,
            time: <time dateTime={detail.createdAt} title={formatDateTime(detail.createdAt)} />,
          },
        )}
      </p>
      <div className="boomerang-buttons">
        {detail.can.includes('change') && (
          <Button variant="secondary" size="compact" href={pages.changeReturn(detail.id)} onClick={followInside}>
            {__('Change…', 'boomerang-returns')}
          </Button>
        )}
        {detail.can.includes('cancel') && (
          <Button variant="tertiary" size="compact" disabled={busy} accessibleWhenDisabled onClick={cancel}>
            {__('Cancel the return…', 'boomerang-returns')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A name is text, never markup of the sentence around it. */
function escapeTags(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
