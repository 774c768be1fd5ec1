import { resolve } from 'node:path';
import { checkBackup, writeBackup, type Backup } from '../adapters/postgres/backup.ts';
import { withDatabase } from '../adapters/postgres/tool-database.ts';
import { moneyLines, runTool, WrongUse, type Told } from './run-tool.ts';

const USE = 'npm run backup -- FILE writes a backup, npm run backup -- --check FILE reads one and checks its sums.';

await runTool(async (database, args) => {
  const isCheck = args[0] === '--check';
  const [name, ...more] = isCheck ? args.slice(1) : args;
  if (name === undefined || name.startsWith('-') || more.length > 0) throw new WrongUse(USE);
  const file = resolve(name);
  if (isCheck) return [`${file} is whole and sound.`, ...describe(await checkBackup(file))];
  const backup = await withDatabase(database, { alone: false, mayMake: false }, (url) => writeBackup({ url, file }));
  return [
    `Backup written to ${file}, and read back.`,
    ...describe(backup),
    `Keep the key with it, in another place: the file "key" in ${database.dataDir}, or BOOMERANG_KEY where you set it.`,
    'Without the key the Shippo token has to be entered again, and links in e-mails that went out do not open.',
    'The backup holds names and addresses of customers: only you may read it.',
  ];
});

function describe({ takenAt, stores, rows, end }: Backup): Told {
  const tables = Object.entries(rows).map(([table, count]) => `${table} ${count}`);
  return [
    `Taken at ${takenAt}, of ${stores.join(', ') || 'no store'}: ${end.rows} rows (${tables.join(', ')}).`,
    ...moneyLines(end.money),
  ];
}
