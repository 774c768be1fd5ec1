import { __ } from '@wordpress/i18n';
import { useEffect, useMemo } from '@wordpress/element';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import { ReturnProvider, useForm, useShop } from './form-context.ts';
import { Notice } from './notice.tsx';
import { Result } from './result.tsx';
import { isWorthRetrying } from './retry.ts';
import type { Flow } from './use-flow.ts';
import { SlowHint } from './slow-hint.tsx';
import { useStatus } from './use-status.ts';
import { useUnlisted } from './use-unlisted.ts';

interface ResultStepProps {
  readonly flow: Flow;
  readonly link: string;
  /** The answer to the submit; null: opened by a link or after a reload. */
  readonly made: ReturnStatus | null;
  readonly focus: boolean;
  onStartOver(): void;
}

export function ResultStep({ flow, link, made, focus, onStartOver }: ResultStepProps) {
  const { announce } = useForm();
  const client = useShop();
  const rma = useMemo(() => client.returnBy(link), [client, link]);
  const { status, failure, late, reload, take } = useStatus(rma, made);
  useUnlisted();
  // Of a parcel that is on its way the label is no news.
  const labelState = status?.state === 'approved' ? status.label.state : undefined;

  useEffect(() => {
    if (labelState === 'ready') announce(__('Your label is ready.', 'boomerang-returns'));
    if (labelState === 'preparing' && late) announce(__('Your label follows by e-mail.', 'boomerang-returns'));
  }, [announce, labelState, late]);

  if (!status) {
    return (
      <div className="boomerang-result">
        {failure ? (
          <Notice problem={failure}>
            {isWorthRetrying(failure) ? (
              <button type="button" className="boomerang-button wp-element-button" onClick={reload}>
                {__('Try again', 'boomerang-returns')}
              </button>
            ) : (
              <button type="button" className="boomerang-button wp-element-button" onClick={onStartOver}>
                {__('Find your order', 'boomerang-returns')}
              </button>
            )}
          </Notice>
        ) : (
          <>
            <p className="boomerang-hint boomerang-opening">{__('One moment…', 'boomerang-returns')}</p>
            <SlowHint />
          </>
        )}
      </div>
    );
  }
  return (
    <ReturnProvider value={rma}>
      <Result
        flow={flow}
        link={link}
        status={status}
        late={late}
        focus={focus}
        onStatus={take}
        onStartOver={onStartOver}
      />
    </ReturnProvider>
  );
}
