import type { LookupResponse, OrderLineView, SubmitRequest } from '../../bridge/contract/shop.ts';

export interface LineChoice {
  readonly chosen: boolean;
  readonly quantity: number;
  readonly reasonId: string;
  readonly comment: string;
}

/** All that a shopper has typed, and what it was typed about. */
export interface Draft {
  /** Goes with every submit of this draft: sent twice, it still makes one return. */
  readonly requestId: string;
  readonly orderNumber: string;
  readonly email: string;
  readonly step: 'order' | 'items';
  /** null: no order was found yet. Stays while the shopper goes back to type another number. */
  readonly found: LookupResponse | null;
  readonly choices: Readonly<Record<number, LineChoice>>;
  readonly comment: string;
  readonly resolution: LookupResponse['resolutions'][number];
  /** Of the return that was made. */
  readonly returnToken: string | null;
}

const NOT_CHOSEN: LineChoice = { chosen: false, quantity: 1, reasonId: '', comment: '' };

export function emptyDraft(email: string): Draft {
  return {
    requestId: newRequestId(),
    orderNumber: '',
    email,
    step: 'order',
    found: null,
    choices: {},
    comment: '',
    resolution: 'refund',
    returnToken: null,
  };
}

/** Puts the order in. Another order is another draft; the same one keeps what was chosen, as far as it is still possible. */
export function withOrder(draft: Draft, found: LookupResponse): Draft {
  const sameOrder = draft.found?.order.number === found.order.number;
  const base = sameOrder ? draft : { ...draft, requestId: newRequestId(), choices: {}, comment: '' };
  const returnable = found.order.lines.filter((line) => line.returnable > 0);
  const choices = Object.fromEntries(
    returnable.map((line) => {
      const choice = base.choices[line.lineId] ?? { ...NOT_CHOSEN, chosen: returnable.length === 1 };
      return [line.lineId, { ...choice, quantity: Math.min(choice.quantity, line.returnable) }];
    }),
  );
  const resolution = found.resolutions.includes(base.resolution) ? base.resolution : (found.resolutions[0] ?? 'refund');
  return { ...base, step: 'items', found, choices, resolution };
}

export function choiceOf(draft: Draft, lineId: number): LineChoice {
  return draft.choices[lineId] ?? NOT_CHOSEN;
}

export function withChoice(draft: Draft, lineId: number, change: Partial<LineChoice>): Draft {
  return { ...draft, choices: { ...draft.choices, [lineId]: { ...choiceOf(draft, lineId), ...change } } };
}

export interface ChosenLine {
  readonly line: OrderLineView;
  readonly choice: LineChoice;
}

export function chosenLines(draft: Draft): readonly ChosenLine[] {
  return (draft.found?.order.lines ?? [])
    .map((line) => ({ line, choice: choiceOf(draft, line.lineId) }))
    .filter(({ line, choice }) => choice.chosen && line.returnable > 0);
}

export function submitBody(draft: Draft, token: string, locale: string): SubmitRequest {
  return {
    token,
    requestId: draft.requestId,
    lines: chosenLines(draft).map(({ line, choice }) => ({
      lineId: line.lineId,
      quantity: choice.quantity,
      reasonId: choice.reasonId,
      comment: choice.comment,
    })),
    comment: draft.comment,
    resolution: draft.resolution,
    locale,
  };
}

/** randomUUID is missing on plain-http pages and in older phones. */
function newRequestId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
