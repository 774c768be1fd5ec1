import type { Kysely } from 'kysely';
import { DatabaseUnusable } from './database-unusable.ts';
import type { Tables } from './schema.ts';

/** The site that a bridge serves, and the address that it had before it moved. */
export interface PairedSite {
  readonly url: string;
  readonly before: string | null;
}

/**
 * Makes the store's row with the first start, and ties the store to its site: a copy of the site (staging) on this database would pay the shop's refunds a second
 * time. Throws a sentence for the owner where another site asks, or the store was carried elsewhere.
 */
export async function pairStore(db: Kysely<Tables>, storeId: string, site: PairedSite | null): Promise<void> {
  await db
    .insertInto('stores')
    .values({ id: storeId, site_url: site?.url ?? null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (site !== null) {
    await db
      .updateTable('stores')
      .set({ site_url: site.url })
      .where('id', '=', storeId)
      .where('moved_to', 'is', null)
      .where((is) => is.or([is('site_url', 'is', null), is('site_url', '=', site.before)]))
      .execute();
  }
  const store = await db
    .selectFrom('stores')
    .select(['site_url', 'moved_to', 'moved_at'])
    .where('id', '=', storeId)
    .executeTakeFirstOrThrow();
  if (store.moved_to !== null) {
    throw new DatabaseUnusable(
      `The store "${storeId}" was moved to ${store.moved_to} on ${store.moved_at?.toISOString()}: set DATABASE_URL to that database. ` +
        'This copy is kept as it was; a bridge that worked on it would do a second time what the other one does.',
    );
  }
  if (site === null || store.site_url === site.url) return;
  throw new DatabaseUnusable(
    `The store "${storeId}" in this database belongs to ${store.site_url}, and WORDPRESS_URL is ${site.url}. ` +
      'A copy of the site (staging) needs a database of its own: give its bridge another DATA_DIR, DATABASE_URL or STORE_ID. ' +
      `If the shop itself has moved, start the bridge with WORDPRESS_URL_BEFORE=${store.site_url}`,
  );
}
