import { startOwnServer } from '../../../../bridge/adapters/postgres/own-server.ts';

/** What a bridge does with its server, in a process that a test can kill. Says on one line how it went; SIGTERM stops it properly. */
const toStderr = (details: object, message: string) => console.error(message, details);

try {
  const [, , dataDir = ''] = process.argv;
  const server = await startOwnServer({ dataDir, log: { info: toStderr, warn: toStderr, error: toStderr } });
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  process.on('SIGINT', () => undefined);
  process.stdin.resume();
  console.log(JSON.stringify({ connectionString: server.connectionString }));
} catch (error) {
  console.log(JSON.stringify({ error: (error as Error).message }));
  process.exit(1);
}
