import type { Book } from '../standins/woocommerce/book.ts';
import type { ShippoBook } from '../standins/shippo/types.ts';
import type { EarBook } from './peer-main.ts';
import type { ChaosWorld } from './world.ts';

export interface EffectRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly return_id: string;
  readonly plan: { readonly email?: string; readonly quantity?: number; readonly left?: number };
  readonly trouble: { readonly code: string } | null;
}

/** All that is known when it is quiet: what the peers have in their books, and what the bridge believes. */
export interface Books {
  readonly shop: Book;
  readonly carrier: ShippoBook;
  readonly ear: EarBook;
  readonly effects: readonly EffectRow[];
  /** Minor units by return and account. */
  readonly ledger: readonly { readonly return_id: string; readonly account: string; readonly amount: number }[];
}

export async function readBooks(world: ChaosWorld): Promise<Books> {
  const [shop, carrier, ear, effects, ledger] = await Promise.all([
    world.shop.book(),
    world.carrier.book(),
    world.ear.book(),
    world.sql<EffectRow>('select id, kind, state, return_id, plan, trouble from boomerang.effects order by seq'),
    world.sql<Books['ledger'][number]>(
      'select return_id, account, sum(amount)::int as amount from boomerang.ledger group by 1, 2',
    ),
  ]);
  return { shop, carrier, ear, effects, ledger };
}
