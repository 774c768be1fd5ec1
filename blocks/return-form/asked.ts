import type { AskedLine } from '../../bridge/contract/shop.ts';
import { chosenLines } from './draft.ts';
import type { ChosenLine, Draft } from './draft.ts';
import { resolutionOf } from './possible.ts';

export interface Missing {
  readonly reason: boolean;
  readonly comment: boolean;
  readonly photo: boolean;
  readonly exchange: boolean;
}

/** What a line still needs before it can be asked for. Staff who write down what they were told are not asked for more. */
export function missing(draft: Draft, { line, choice }: ChosenLine, staff: boolean): Missing {
  const { found, kind } = draft;
  const reason = found?.reasons.find(({ id }) => id === choice.reasonId);
  const strict = kind === 'return' && !staff;
  return {
    reason: kind === 'return' && !reason,
    comment: strict && reason?.commentRequired === true && choice.comment.trim() === '',
    photo: strict && reason?.photoRequired === true && choice.photos.length === 0,
    exchange: found !== null && resolutionOf(found, line, kind, choice) === 'exchange' && choice.exchange === null,
  };
}

/** What nobody on the phone can give, so that staff may go on without. */
export function lacksProof({ comment, photo }: Missing): boolean {
  return comment || photo;
}

export function isMissing(what: Missing): boolean {
  return Object.values(what).some(Boolean);
}

export function askedLine(draft: Draft, { line, choice }: ChosenLine): AskedLine {
  const { found, kind } = draft;
  const resolution = (found && resolutionOf(found, line, kind, choice)) ?? 'refund';
  const withdrawal = kind === 'withdrawal';
  return {
    lineId: line.lineId,
    quantity: choice.quantity,
    reasonId: withdrawal ? '' : choice.reasonId,
    comment: withdrawal ? '' : choice.comment,
    resolution,
    exchange:
      resolution === 'exchange' && choice.exchange
        ? { productId: choice.exchange.productId, variationId: choice.exchange.variationId }
        : null,
    photoIds: withdrawal ? [] : choice.photos.map(({ id }) => id),
  };
}

export function askedLines(draft: Draft): AskedLine[] {
  return chosenLines(draft).map((line) => askedLine(draft, line));
}

/** Lines whose worth can be worked out already: the others still lack a reason or the new item. */
export function estimableLines(draft: Draft): AskedLine[] {
  return chosenLines(draft)
    .filter((one) => {
      const { reason, exchange } = missing(draft, one, true);
      return !reason && !exchange;
    })
    .map((one) => ({ ...askedLine(draft, one), comment: '', photoIds: [] }));
}
