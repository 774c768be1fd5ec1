import { userInfo } from 'node:os';
import { KeyFileUnusable } from './adapters/keyring/key-file.ts';
import { DatabaseUnusable } from './adapters/postgres/database-unusable.ts';
import { ConfigError } from './config.ts';

const NOT_ALLOWED: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS'];

/** What an owner reads in a terminal about what they can put right themselves; null: it is something else. `what`: "can not start" or "can not go on". */
export function startProblem(error: unknown, what: string): string | null {
  if (error instanceof ConfigError) {
    return `The bridge can not start:\n${error.sentences.map((sentence) => `  ${sentence}`).join('\n')}`;
  }
  if (error instanceof KeyFileUnusable || error instanceof DatabaseUnusable)
    return `The bridge ${what}: ${error.message}`;
  if (!(error instanceof Error)) return null;
  const { code, path } = error as { code?: unknown; path?: unknown };
  if (code === 'EADDRINUSE') {
    return 'The bridge can not start: another program listens on its port; set PORT to a free one.';
  }
  if (NOT_ALLOWED.includes(code) && typeof path === 'string') {
    const user = userInfo().username;
    return `The bridge ${what}: its user (${user}) may not write to ${path}. Give the folder to that user (chown -R ${user}), or set DATA_DIR to one that it owns.`;
  }
  return null;
}
