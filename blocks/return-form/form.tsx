import { useEffect, useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ShopClient } from '../api/shop-client.ts';
import { linkedReturn } from './config.ts';
import type { Draft } from './draft.ts';
import { FormProvider } from './form-context.ts';
import { createFormat } from '../api/shop-format.ts';
import { ItemsStep } from './items-step.tsx';
import { LookupStep } from './lookup-step.tsx';
import { ResultStep } from './result-step.tsx';
import { useFlow } from './use-flow.ts';

export interface ReturnFormProps {
  readonly client: ShopClient;
  /** WordPress locale. */
  readonly locale: string;
  /** Of the signed-in customer; empty for guests. */
  readonly email: string;
  readonly title?: ReactNode;
  /** Only above the first step: who has found the order knows how it goes. */
  readonly intro?: ReactNode;
  /** A title stands above: the steps' headings come one level below it. */
  readonly titled: boolean;
  /** The editor's sample, shown instead of what the shopper has typed. */
  readonly sample?: Draft;
}

/** The whole form, the same in the editor and on the page. */
export function ReturnForm({ client, locale, email, title, intro, titled, sample }: ReturnFormProps) {
  const [announcement, announce] = useState('');
  const [linked, setLinked] = useState(() => (sample ? null : linkedReturn()));
  const flow = useFlow({ client, email, locale, start: sample ?? null });
  const { draft, made, pending } = flow;
  const token = linked ?? draft.returnToken;
  const found = draft.step === 'items' ? draft.found : null;
  const step = token ? 'result' : found ? 'items' : 'order';

  const [seen, setSeen] = useState({ step, moved: false });
  if (seen.step !== step) setSeen({ step, moved: true });
  useEffect(() => {
    if (pending === 'waiting') announce(__('One moment… The store is busy, we keep asking.', 'boomerang-returns'));
  }, [pending]);

  const format = useMemo(() => createFormat(locale), [locale]);
  const context = useMemo(
    () => ({
      client,
      format,
      announce,
      stepHeading: titled ? ('h3' as const) : ('h2' as const),
      subHeading: titled ? ('h4' as const) : ('h3' as const),
    }),
    [client, format, titled],
  );

  return (
    <FormProvider value={context}>
      {title}
      {step === 'order' && intro}
      <div className="boomerang-step" data-step={step}>
        {token ? (
          <ResultStep
            token={token}
            made={made}
            focus={seen.moved}
            onStartOver={() => {
              setLinked(null);
              flow.startOver();
            }}
          />
        ) : found ? (
          <ItemsStep flow={flow} found={found} focus={seen.moved} />
        ) : (
          <LookupStep flow={flow} focus={seen.moved} />
        )}
      </div>
      <p className="boomerang-hidden" role="status">
        {announcement}
      </p>
    </FormProvider>
  );
}
