import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ShopProblem } from '../api/shop-request.ts';
import { Field } from './field.tsx';
import { useForm, useReturn } from './form-context.ts';
import { Notice } from './notice.tsx';
import { SlowHint } from './slow-hint.tsx';

interface TrackingFormProps {
  readonly title: string;
  /** What is known already. */
  readonly carrier?: string | null;
  readonly trackingNumber?: string | null;
  /** One more parcel beside the one that is known. */
  readonly another?: boolean;
  onStatus(status: ReturnStatus): void;
}

export function TrackingForm({ title, carrier, trackingNumber, another = false, onStatus }: TrackingFormProps) {
  const { announce } = useForm();
  const rma = useReturn();
  const [by, setBy] = useState(carrier ?? '');
  const [number, setNumber] = useState(trackingNumber ?? '');
  const [state, setState] = useState<'typing' | 'refused' | 'sending' | 'saved'>('typing');
  const [failure, setFailure] = useState<ShopProblem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const unreadable = !/^[A-Za-z0-9 -]{4,60}$/.test(number.trim()) || number.replace(/[ -]/g, '').length < 4;

  async function save(): Promise<void> {
    if (state === 'sending') return;
    setFailure(null);
    if (unreadable) {
      setState('refused');
      form.current?.querySelector<HTMLInputElement>('[name=tracking-number]')?.focus();
      return;
    }
    setState('sending');
    const sent = { carrier: by.trim(), trackingNumber: number.trim() };
    const answer = await rma.sendTracking(another ? { ...sent, another } : sent);
    if (!answer.ok) {
      setFailure(answer.problem);
      setState('typing');
      return;
    }
    setState('saved');
    announce(__('Your tracking number is saved.', 'boomerang-returns'));
    onStatus(answer.value);
  }

  return (
    <form
      className="boomerang-tracking-form"
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="boomerang-label">{title}</p>
      <Field
        label={__('Tracking number', 'boomerang-returns')}
        name="tracking-number"
        value={number}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        error={
          state === 'refused' && unreadable
            ? __('Please enter the number on your receipt: letters and digits.', 'boomerang-returns')
            : undefined
        }
        onText={setNumber}
      />
      <Field
        label={__('Carrier (optional)', 'boomerang-returns')}
        name="carrier"
        value={by}
        autoComplete="off"
        maxLength={60}
        onText={setBy}
      />
      {failure && <Notice problem={failure} />}
      <button
        type="submit"
        className="boomerang-button boomerang-quiet"
        aria-disabled={state === 'sending' || undefined}
      >
        {state === 'sending'
          ? __('One moment…', 'boomerang-returns')
          : state === 'saved'
            ? __('Saved', 'boomerang-returns')
            : __('Save tracking number', 'boomerang-returns')}
      </button>
      {state === 'sending' && <SlowHint />}
    </form>
  );
}
