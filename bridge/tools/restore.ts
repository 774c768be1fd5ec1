import { resolve } from 'node:path';
import { restoreBackup } from '../adapters/postgres/restore.ts';
import { withDatabase } from '../adapters/postgres/tool-database.ts';
import { moneyLines, runTool, WrongUse } from './run-tool.ts';

await runTool(async (database, args) => {
  const [name, ...more] = args;
  if (name === undefined || more.length > 0) {
    throw new WrongUse('npm run restore -- FILE brings a backup into an empty database (DATABASE_URL or DATA_DIR).');
  }
  const file = resolve(name);
  const now = new Date().toISOString();
  const restored = await withDatabase(database, { alone: true, mayMake: true }, (url) =>
    restoreBackup({ url, file, now }),
  );
  return [
    `Restored from ${file}, taken at ${restored.takenAt}: ${restored.end.rows} rows, counts and sums are the same.`,
    ...moneyLines(restored.end.money),
    `${restored.toLookUp} acts were open: the bridge looks each up before it sends it; what can not be known waits for you in wp-admin.`,
    ...restored.nextNumbers.map(({ store, next }) => `The next return of ${store} is RMA-${next}.`),
    `Put the key of then in its place before you start the bridge: the file "key" in ${database.dataDir}, or BOOMERANG_KEY.`,
    'No other bridge may work for this shop any more, least of all on the database that this one replaces.',
  ];
});
