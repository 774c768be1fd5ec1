import { useEffect, useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { createFormat } from '../api/shop-format.ts';
import { shopperVerdict } from '../api/verdict-shopper.ts';
import { slowSentence } from './slow-hint.tsx';
import type { Backend } from './backend.ts';
import { forgetLink, forgetRequest, linkedRequest, linkedReturn, linkedWithdrawal } from './config.ts';
import { Door } from './door.tsx';
import { emptyDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import type { FlowConfig, ShopClient, StaffMode } from './flow-types.ts';
import { FormProvider, ShopProvider, STAFF_RETURN } from './form-context.ts';
import type { StaffParts } from './form-context.ts';
import { Step, stepOf } from './step.tsx';
import { useFlow } from './use-flow.ts';
import { useOtherLink } from './use-other-link.ts';

export interface ReturnFormProps {
  readonly backend: Backend;
  readonly config: FlowConfig;
  /** null: staff fill it in. */
  readonly shop: ShopClient | null;
  readonly staff?: { readonly mode: StaffMode; readonly parts: StaffParts };
  readonly title?: ReactNode;
  /** Only above the first step: who has found the order knows how it goes. */
  readonly intro?: ReactNode;
  /** The editor's sample, shown instead of what the shopper has typed. */
  readonly sample?: Draft;
  /** Asked above whatever step is shown. */
  readonly question?: ReactNode;
}

/** The whole form, the same in the editor, on the page and in wp-admin. */
export function ReturnForm({ backend, config, shop, staff: byStaff, title, intro, sample, question }: ReturnFormProps) {
  const staff = byStaff?.mode;
  const parts = byStaff?.parts ?? null;
  const { locale, email, titled } = config;
  const [announcement, announce] = useState('');
  const [linked, setLinked] = useState(() => (sample || staff ? null : linkedReturn()));
  const [start] = useState(() => ({
    draft: sample ?? (staff ? { ...emptyDraft(''), orderNumber: staff.orderNumber ?? '' } : null),
    door: config.withdrawal && !sample && !staff && linkedWithdrawal() ? ('withdrawal' as const) : null,
    linked,
    request: sample || staff ? null : linkedRequest(),
  }));
  const flow = useFlow({ backend, email, start, onStaffDone: (made) => staff?.onDone(made) });
  const { draft, pending } = flow;
  const link = staff ? null : (linked ?? draft.opened);
  const step = stepOf(draft, link);

  // What can be said in words alone has the statutory door in itself.
  const inWords = step === 'words' || step === 'kept';
  const inDoor = draft.kind === 'withdrawal' && step !== 'result' && !inWords;
  const place = staff ? step : `${step}-${inDoor}`;
  const [seen, setSeen] = useState({ place, moved: false });
  if (seen.place !== place) setSeen({ place, moved: true });
  useEffect(() => {
    if (pending === 'slow') announce(slowSentence());
    if (pending === 'waiting') announce(__('One moment… The store is busy, we keep asking.', 'boomerang-returns'));
  }, [pending]);
  useEffect(forgetRequest, []);
  useOtherLink(link);
  // Once: what staff's screen has named already is looked up by itself.
  useEffect(() => {
    if (staff?.change) void flow.edit(STAFF_RETURN, staff.change.kind);
    else if (staff?.orderNumber) void flow.lookup();
  }, []);

  const context = useMemo(
    () => ({
      locale,
      format: createFormat(locale),
      verdict:
        parts?.verdict ??
        ((verdict: Parameters<typeof shopperVerdict>[0], currency: Parameters<typeof shopperVerdict>[1]) =>
          shopperVerdict(verdict, currency, locale)),
      announce,
      stepHeading: titled ? ('h3' as const) : ('h2' as const),
      subHeading: titled ? ('h4' as const) : ('h3' as const),
      staff: parts !== null,
      parts,
    }),
    [locale, titled, parts],
  );

  return (
    <FormProvider value={context}>
      <ShopProvider value={shop}>
        {title}
        {step === 'order' && !inDoor && intro}
        <div className="boomerang-step" data-step={step} key={place}>
          <Step
            flow={flow}
            link={link}
            focus={seen.moved}
            staff={staff}
            offersWithdrawal={config.withdrawal}
            onStartOver={() => {
              shop?.forget();
              setLinked(null);
              flow.startOver();
            }}
          />
        </div>
        {config.withdrawal && !staff && !inWords && draft.changing === null && (
          <Door
            inside={inDoor}
            onOpen={(kind) => {
              shop?.forget();
              forgetLink();
              setLinked(null);
              flow.openDoor(kind);
            }}
          />
        )}
        {question}
        <p className="boomerang-hidden" role="status">
          {announcement}
        </p>
      </ShopProvider>
    </FormProvider>
  );
}
