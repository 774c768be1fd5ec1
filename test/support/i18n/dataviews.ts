import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from './message.ts';
import { readScript } from './read-script.ts';

const FOLDER = 'node_modules/@wordpress/dataviews/src';
/** What the list of returns shows of it: a table and a list, search, filters, sort, paging. */
const SHOWN =
  /^(constants|utils\/(operators|get-footer-message)|components\/dataviews-(filters|item-actions|layout|pagination|search|view-config|layouts\/(index|list|table|utils\/density-picker)))[./]/;
const ASIDE = /(^|\/)(test|stories)\//;

/**
 * DataViews speaks in WordPress' own domain; WordPress has translations of it for its site editor only. Their context
 * here is "DataViews", with the context that a string has there already behind it.
 */
export async function readDataViews(root: string): Promise<Message[]> {
  const files = (await readdir(join(root, FOLDER), { recursive: true })).map((file) => file.replaceAll('\\', '/'));
  const shown = files.filter((file) => /\.tsx?$/.test(file) && SHOWN.test(file) && !ASIDE.test(file)).sort();
  const read = shown.map(async (file) => {
    const path = `${FOLDER}/${file}`;
    return readScript(path, await readFile(join(root, path), 'utf8'), '').messages;
  });
  return (await Promise.all(read))
    .flat()
    .map((message) => ({ ...message, context: `DataViews ${message.context}`.trim() }));
}
