import { BackupUnusable } from '../adapters/postgres/backup-format.ts';
import { DatabaseUnusable } from '../adapters/postgres/database-unusable.ts';
import type { ToolDatabase } from '../adapters/postgres/tool-database.ts';
import { ConfigError, readDatabaseConfig } from '../config.ts';

/** A tool's answer in a terminal, line by line. */
export type Told = readonly string[];

/** Wrong use of a command: its message says how it is used. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** Runs one command for the owner: what can be put right by reading it is a sentence, the rest a stack. Ends with 1 where it did not work. */
export async function runTool(work: (database: ToolDatabase, args: readonly string[]) => Promise<Told>): Promise<void> {
  const say = (_details: object, message: string) => console.error(message);
  try {
    const { databaseUrl, dataDir } = readDatabaseConfig(process.env);
    const log = { info: () => undefined, warn: say, error: say };
    const told = await work({ url: databaseUrl, dataDir, log }, process.argv.slice(2));
    for (const line of told) console.log(line);
  } catch (error) {
    const isExpected = [BackupUnusable, DatabaseUnusable, ConfigError, WrongUse].some((kind) => error instanceof kind);
    console.error(isExpected ? (error as Error).message : error);
    process.exitCode = 1;
  }
}

/** Ledger sums for reading: `main EUR promised: 44.00 …` would need the currency's decimals, so minor units it is. */
export function moneyLines(
  money: readonly { store: string; currency: string; account: string; entries: number; amount: string }[],
): Told {
  return money.map(
    ({ store, currency, account, entries, amount }) =>
      `  ledger of ${store}, ${account}: ${amount} (${currency}, smallest units) in ${entries} lines`,
  );
}
