import type { EditResponse, LookupResponse, OrderLineView, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { LinkedRequest } from './config.ts';
import { unitsOf } from './possible.ts';
import { newRequestId } from './request-id.ts';

export type Resolution = LookupResponse['resolutions'][number];
export type Kind = ReturnStatus['kind'];

export interface Photo {
  readonly id: string;
  /** A small picture as a data address; null: sent on another day, the bridge does not show it to shoppers. */
  readonly thumb: string | null;
}

export interface LineChoice {
  readonly chosen: boolean;
  readonly quantity: number;
  readonly reasonId: string;
  readonly comment: string;
  /** null: the first that may be had. */
  readonly resolution: Resolution | null;
  readonly exchange: { readonly productId: number; readonly variationId: number; readonly name: string } | null;
  readonly photos: readonly Photo[];
}

/** All that a shopper has typed, and what it was typed about. */
export interface Draft {
  /** Goes with every submit of this draft: sent twice, it still makes one return. */
  readonly requestId: string;
  readonly kind: Kind;
  readonly orderNumber: string;
  readonly email: string;
  /** `confirm`: the second step of a withdrawal. `words`: all that can be asked while the bridge is down. */
  readonly step: 'order' | 'items' | 'confirm' | 'words';
  /** null: no order was found yet. Stays while the shopper goes back to type another number. */
  readonly found: LookupResponse | null;
  readonly choices: Readonly<Record<number, LineChoice>>;
  readonly comment: string;
  /** Of the consumer who withdraws. */
  readonly name: string;
  /** Why staff override a refusal. */
  readonly override: string;
  /** Link of the return that this draft changes; from storage: its trace. */
  readonly changing: string | null;
  /** Link of the return that was made. */
  readonly opened: string | null;
  /** What is asked for in words; with an order it becomes the message to the store. */
  readonly words: string;
  /** In words: the withdrawal is from a part of the order. */
  readonly partly: boolean;
  /** From the link in an e-mail about a request that was kept: what counts is when it was. */
  readonly keptPass: string | null;
  /** The bridge is down, and the site keeps this request. */
  readonly kept: Receipt | null;
}

/** What the site gives for a request that it keeps. */
export interface Receipt {
  /** `K-7F3K-9Q2M` */
  readonly receipt: string;
  /** ISO 8601. */
  readonly keptAt: string;
}

const NOT_CHOSEN: LineChoice = {
  chosen: false,
  quantity: 1,
  reasonId: '',
  comment: '',
  resolution: null,
  exchange: null,
  photos: [],
};

export function emptyDraft(email: string, kind: Kind = 'return'): Draft {
  return {
    requestId: newRequestId(),
    kind,
    orderNumber: '',
    email,
    step: 'order',
    found: null,
    choices: {},
    comment: '',
    name: '',
    override: '',
    changing: null,
    opened: null,
    words: '',
    partly: false,
    keptPass: null,
    kept: null,
  };
}

/** The request that a link opens again, as it was typed. */
export function linkedDraft({ orderNumber, email, words, withdrawal, kept }: LinkedRequest): Draft {
  return { ...emptyDraft(email, withdrawal ? 'withdrawal' : 'return'), orderNumber, words, keptPass: kept };
}

/** Puts the order in. Another order is another draft; the same one keeps what was chosen, as far as it is still possible. */
export function withOrder(draft: Draft, found: LookupResponse): Draft {
  const sameOrder = draft.found?.order.number === found.order.number;
  const base = sameOrder
    ? draft
    : {
        ...draft,
        requestId: newRequestId(),
        choices: {},
        comment: draft.words,
        override: '',
        name: found.order.customerName,
      };
  const open = found.order.lines.filter((line) => unitsOf(found, line, base.kind) > 0);
  const only = open.filter((line) => line.returnable > 0).length === 1;
  const choices = open.map((line) => {
    const units = unitsOf(found, line, base.kind);
    const choice = base.choices[line.lineId] ?? firstChoice(base.kind, found, line, only);
    return [line.lineId, { ...choice, quantity: Math.min(choice.quantity, units) }];
  });
  const step = base.step === 'order' || base.step === 'words' ? 'items' : base.step;
  return { ...base, step, found, choices: Object.fromEntries(choices) };
}

/** What is chosen for a shopper in a hurry: all of a contract that is withdrawn from, the only item, the only reason. */
function firstChoice(kind: Kind, found: LookupResponse, line: OrderLineView, only: boolean): LineChoice {
  if (kind === 'withdrawal') return { ...NOT_CHOSEN, chosen: true, quantity: line.withdrawable || 1 };
  const reason = found.reasons.length === 1 ? found.reasons[0] : undefined;
  return { ...NOT_CHOSEN, chosen: only && line.returnable > 0, reasonId: reason?.id ?? '' };
}

/** The other door: what is asked is another thing, so it is another draft on the same order. */
export function withKind(draft: Draft, kind: Kind): Draft {
  if (draft.opened !== null || draft.changing !== null || draft.kept) return emptyDraft(draft.email, kind);
  if (draft.kind === kind) return draft;
  const other = { ...draft, requestId: newRequestId(), kind, choices: {} };
  if (draft.step === 'order' || !draft.found) return { ...other, step: 'order' };
  return withOrder({ ...other, step: 'items' }, draft.found);
}

/** The form on an existing return, with what was asked. `changing`: the return. */
export function withEdit(draft: Draft, changing: string, kind: Kind, { lookup, lines }: EditResponse): Draft {
  const empty = emptyDraft(draft.email, kind);
  const choices = lines.map(({ lineId, photoIds, ...asked }) => [
    lineId,
    { ...asked, chosen: true, photos: photoIds.map((id) => ({ id, thumb: null })) },
  ]);
  const others = lookup.order.lines.map(({ lineId }) => [lineId, NOT_CHOSEN]);
  return withOrder(
    {
      ...empty,
      changing,
      orderNumber: lookup.order.number,
      name: lookup.order.customerName,
      found: lookup,
      choices: Object.fromEntries([...others, ...choices]),
    },
    lookup,
  );
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
  const { found, kind } = draft;
  if (!found) return [];
  return found.order.lines
    .map((line) => ({ line, choice: choiceOf(draft, line.lineId) }))
    .filter(({ line, choice }) => choice.chosen && unitsOf(found, line, kind) > 0);
}
