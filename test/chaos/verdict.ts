import type { Books, EffectRow } from './books.ts';
import type { Asked } from './journey.ts';
import { acts, refundsOf, type ActName, type Count } from './acts.ts';

export interface Figures {
  asked: number;
  /** In the peers' books. */
  made: number;
  doubled: number;
  /** Not made, or not known to be made, and nobody is told. */
  lost: number;
  /** Shown to the owner with both ways out. */
  inDoubt: number;
  /** Not made, and the owner is told why. */
  refused: number;
}

export interface Verdict {
  readonly figures: Record<ActName, Figures>;
  /** What is wrong, a sentence each. */
  readonly wrongs: readonly string[];
}

/** At least once, by design: their receivers know a message by its id. */
export const REPEATABLE: readonly ActName[] = ['e-mails', 'webhooks'];

const NONE: Figures = { asked: 0, made: 0, doubled: 0, lost: 0, inDoubt: 0, refused: 0 };

/** Compares what was asked with what the peers have, and with what Boomerang says of it. */
export function judge(books: Books, all: readonly Asked[], atOnce: number): Verdict {
  const figures = Object.fromEntries(Object.keys(acts).map((name) => [name, { ...NONE }])) as Verdict['figures'];
  const wrongs: string[] = [];
  for (const asked of all) {
    const words = books.effects.filter(({ return_id }) => return_id === asked.returnId);
    for (const name of Object.keys(acts) as ActName[]) {
      for (const count of acts[name](books, asked, words)) {
        const wrong = add(figures[name], count);
        const isFine = wrong === 'repeated' && REPEATABLE.includes(name);
        if (wrong !== null && !isFine) wrongs.push(`${asked.number} ${name}: ${wrong}; ${told(count.words)}`);
      }
    }
    const wrong = wrongMoney(books, asked);
    if (wrong !== null) wrongs.push(`${asked.number}: ${wrong}`);
  }
  if (atOnce > 0) wrongs.push(`${atOnce} refunds came while another of their order was at work`);
  return { figures, wrongs };
}

function add(figures: Figures, { asked, made, words }: Count): string | null {
  const some = (...states: string[]) => words.some(({ state }) => states.includes(state));
  figures.asked += asked;
  figures.made += made;
  if (some('in_doubt')) figures.inDoubt += 1;
  if (made > asked) {
    figures.doubled += made - asked;
    return asked === 0 ? 'made, and never asked for' : 'repeated';
  }
  if (some('pending', 'in_flight')) {
    figures.lost += 1;
    return 'never came to an end';
  }
  if (made < asked) {
    if (some('in_doubt')) return null;
    if (some('failed')) figures.refused += 1;
    else figures.lost += asked - made;
    return some('failed') ? null : `${made} instead of ${asked}`;
  }
  if (asked > 0 && some('failed')) {
    figures.lost += 1;
    return 'made, and called failed';
  }
  return null;
}

function told(words: readonly EffectRow[]): string {
  return (
    words.map(({ id, state, trouble }) => `${id} ${state} ${trouble?.code ?? ''}`.trim()).join(', ') || 'no effect'
  );
}

/** To the cent: what the gateway paid is what the ledger says was refunded, and what the shopper was told. */
function wrongMoney({ shop, ledger, effects }: Books, asked: Asked): string | null {
  const refund = effects.find(({ return_id, kind }) => return_id === asked.returnId && kind === 'refund');
  if (refund?.state !== 'done' || asked.gateway !== 'boomtest') return null;
  const ours = refundsOf(shop, asked.number);
  const paid = shop.payouts.filter(({ refundId }) => ours.some(({ id }) => id === refundId));
  const cents = Math.round(paid.reduce((sum, { amount }) => sum + amount, 0) * 100);
  const booked = ledger.find(
    ({ return_id, account }) => return_id === asked.returnId && account === 'refunded',
  )?.amount;
  if (cents === booked && cents === asked.amount) return null;
  return `paid ${cents}, booked ${booked}, promised ${asked.amount}`;
}

export function print({ figures }: Verdict): string {
  const columns = ['asked', 'made', 'doubled', 'lost', 'inDoubt', 'refused'] as const;
  const titles = ['asked', 'made', 'doubled', 'lost', 'in doubt', 'refused'];
  const head = `${''.padEnd(18)}${titles.map((title) => title.padStart(10)).join('')}`;
  const rows = Object.entries(figures).map(
    ([name, row]) => `${name.padEnd(18)}${columns.map((column) => String(row[column]).padStart(10)).join('')}`,
  );
  return [head, ...rows].join('\n');
}
