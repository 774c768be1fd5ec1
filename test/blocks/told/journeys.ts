import type { Decision } from '../../../bridge/domain/decisions/decision.ts';
import type { EmailKind } from '../../../bridge/domain/effect.ts';
import type { LedgerEntry } from '../../../bridge/domain/ledger.ts';
import { type MoneyMoves, type Policy, RESOLUTIONS, type Resolution } from '../../../bridge/domain/policy.ts';
import type { Return, ReturnEvent, ReturnKind } from '../../../bridge/domain/return.ts';
import { aLine, aPolicy, aReturn, circumstances, NOW } from '../../bridge/domain/builders.ts';
import { type Act, actsOf, type Step, take } from '../../bridge/domain/walk.ts';

/** A return that was walked to its end (or to where it waits), with all that was written on the way. */
export interface Journey {
  readonly name: string;
  readonly resolution: Resolution;
  readonly entry: Return;
  readonly policy: Policy;
  readonly ledger: readonly LedgerEntry[];
  readonly events: readonly ReturnEvent[];
  readonly acts: readonly Act[];
  readonly mails: readonly EmailKind[];
  /** Each e-mail, with all that was true when it was written. */
  readonly letters: readonly { readonly kind: EmailKind; readonly then: Omit<Journey, 'letters'> }[];
}

type Path = readonly Step[];
const ANSWERED: Path = [0, 1, 2].map((which) => ({ do: 'answer', which, with: 'done' }));
const approved: Path = [{ do: 'approve' }, { do: 'label', cost: 700 }, ...ANSWERED];
const arrived: Path = [...approved, { do: 'scan' }, { do: 'receive' }, ...ANSWERED];
const inspected = (found: number, damaged = 0, lowered = 0): Path => [
  ...arrived,
  { do: 'inspect', found: [found], damaged: [damaged], lowered: [lowered] },
];
const answered = (how: 'recorded' | 'refused' | 'lost'): Path =>
  [0, 1, 2].map((which) => ({ do: 'answer', which, with: how }));

/** Every way in which a return of two units can end, or stand still on its way. */
const PATHS: Readonly<Record<string, Path>> = {
  requested: [],
  rejected: [{ do: 'reject' }],
  'cancelled at once': [{ do: 'cancel' }],
  'cancelled with a label': [...approved, { do: 'cancel' }],
  approved,
  expired: [...approved, { do: 'expire' }],
  'on its way': [...approved, { do: 'scan' }],
  arrived,
  'all found': [...inspected(1), ...ANSWERED, ...ANSWERED],
  'one missing': [...inspected(0.5), ...ANSWERED, ...ANSWERED],
  'all missing': [...inspected(0), ...ANSWERED, ...ANSWERED],
  'one missing, and let go': [
    ...inspected(0.5),
    ...ANSWERED,
    { do: 'release', resolution: 'exchange' },
    ...ANSWERED,
    ...ANSWERED,
  ],
  damaged: [...inspected(1, 1, 0.5), ...ANSWERED, ...ANSWERED],
  'one missing, one damaged': [...inspected(0.5, 1, 0.3), ...ANSWERED, ...ANSWERED],
  'damaged beyond worth': [...inspected(1, 1, 1), ...ANSWERED, ...ANSWERED],
  'due and not answered': inspected(1),
  refused: [...inspected(1), ...answered('refused')],
  lost: [...inspected(1), ...answered('lost')],
  'recorded only': [...inspected(1), ...answered('recorded')],
  'paid by hand': [
    ...inspected(1),
    ...answered('recorded'),
    ...RESOLUTIONS.map((resolution): Step => ({ do: 'pay_by_hand', resolution })),
  ],
};

const MOVES: readonly MoneyMoves[] = ['approval', 'inspection'];

/** End × resolution × door × when the money moves. */
export const JOURNEYS: readonly Journey[] = (['return', 'withdrawal'] as const).flatMap((kind) =>
  RESOLUTIONS.flatMap((resolution) =>
    MOVES.flatMap((moves) =>
      [0, 150].flatMap((due) => {
        if (due > 0 && resolution !== 'exchange') return [];
        return Object.entries(PATHS).map(([path, steps]) => {
          const name = `${kind}, ${resolution}${due > 0 ? ' and more to pay' : ''}, money at ${moves}: ${path}`;
          return walk(name, kind, resolution, moves, due, steps);
        });
      }),
    ),
  ),
);

function walk(
  name: string,
  kind: ReturnKind,
  resolution: Resolution,
  moves: MoneyMoves,
  due: number,
  steps: Path,
): Journey {
  const policy = moving(moves);
  const facts = circumstances({ policy });
  const acts: Act[] = [];
  const decisions: Decision[] = [];
  const letters: Journey['letters'][number][] = [];
  let entry = begun(kind, resolution, due);
  const sofar = (): Omit<Journey, 'letters'> => ({
    ...{ name, resolution, entry, policy },
    ledger: decisions.flatMap((one) => one.ledger),
    events: decisions.flatMap((one) => one.events),
    acts: acts.map((act) => ({ ...act })),
    mails: acts.flatMap(({ plan }) => (plan.kind === 'email' ? [plan.email] : [])),
  });
  for (const step of steps) {
    const decision = take(entry, acts, step, facts);
    entry = decision.next;
    decisions.push(decision);
    acts.push(...actsOf(decision));
    const then = sofar();
    for (const { plan } of decision.effects) if (plan.kind === 'email') letters.push({ kind: plan.email, then });
  }
  return { ...sofar(), acts, letters };
}

function moving(moves: MoneyMoves): Policy {
  const policy = aPolicy();
  const all = { refund: moves, store_credit: moves, exchange: moves };
  return {
    ...policy,
    moneyMoves: { ...policy.moneyMoves, guest: all, known: all },
    withdrawal: { ...policy.withdrawal, enabled: true, moneyMoves: moves === 'approval' ? 'approval' : 'first_scan' },
  };
}

function begun(kind: ReturnKind, resolution: Resolution, due: number): Return {
  const price = 9756 + due;
  const item = {
    productId: 71,
    variationId: 0,
    name: 'Wool coat',
    sku: '',
    imageUrl: null,
    listPrice: price,
    price,
    taxes: [],
  };
  const line = aLine({ resolution, exchange: resolution === 'exchange' ? item : null });
  const lines = [{ productId: 71, variationId: 0, quantity: 2, subtotal: 8982, due, dueTaxes: [] }];
  return aReturn({
    kind,
    lines: [line],
    exchangePlan: resolution === 'exchange' ? { lines, due } : null,
    withdrawal:
      kind === 'withdrawal'
        ? { name: 'Ana Diaz', confirmedAt: NOW, refundBy: '2026-12-04T22:59:59.999Z', sentAt: null, warnedAt: null }
        : null,
  });
}
