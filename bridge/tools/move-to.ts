import { moveStore } from '../adapters/postgres/move.ts';
import { withDatabase } from '../adapters/postgres/tool-database.ts';
import { moneyLines, runTool, WrongUse } from './run-tool.ts';

await runTool(async (database, args) => {
  const [to, ...more] = args;
  if (to === undefined || !/^postgres(ql)?:\/\//.test(to) || more.length > 0) {
    throw new WrongUse(
      'npm run move-to -- postgres://USER:PASSWORD@HOST:PORT/DATABASE carries everything into that empty database. Stop every bridge before.',
    );
  }
  const now = new Date().toISOString();
  const moved = await withDatabase(database, { alone: true, mayMake: false }, (from) => moveStore({ from, to, now }));
  return [
    `Moved ${moved.stores.join(', ')}: ${moved.end.rows} rows, counts and sums are the same.`,
    ...moneyLines(moved.end.money),
    'Start the bridge with DATABASE_URL set to the new database, and the same key (the file "key" in DATA_DIR, or BOOMERANG_KEY).',
    'The old database is kept as it was; no bridge starts on it any more.',
  ];
});
