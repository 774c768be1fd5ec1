import type { EffectView, ReturnDetail } from '../../../bridge/contract/staff.ts';

/** What it takes to see the troubles of a return, or of its parcel. */
export interface Troubled extends Pick<ReturnDetail, 'effects'> {
  readonly shipping: Pick<ReturnDetail['shipping'], 'state'>;
}

export function isStuck({ state }: Pick<EffectView, 'state'>): boolean {
  return state === 'failed' || state === 'in_doubt';
}

/** A label that could not be bought is answered by the packing slip, or by one of the store's own: nothing waits for it. */
export function failedLabel({ effects, shipping }: Troubled): EffectView | undefined {
  if (shipping.state !== 'packing_slip' && shipping.state !== 'label') return undefined;
  return effects.find((effect) => effect.kind === 'buy_label' && effect.state === 'failed');
}

/** What has failed, is in doubt or is being tried for long. */
export function troublesOf(detail: Troubled): EffectView[] {
  const answered = failedLabel(detail);
  return detail.effects.filter((effect) => effect !== answered && (isStuck(effect) || effect.trouble !== null));
}
