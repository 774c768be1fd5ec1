import type { Message } from './message.ts';

/** What WordPress itself translates of a block's metadata, with the contexts of its block-i18n.json. */
export function readBlockMetadata(file: string, source: string): Message[] {
  const { title, description, keywords } = JSON.parse(source) as Record<string, string> & { keywords: string[] };
  const message = (context: string, text: string): Message => ({ context, text, plural: '', comment: '', file });
  return [
    message('block title', title!),
    message('block description', description!),
    ...keywords.map((keyword) => message('block keyword', keyword)),
  ];
}

/** What WordPress itself translates of a plugin's head comment, in its list of plugins. */
export function readPluginHead(file: string, source: string): Message[] {
  return ['Plugin Name', 'Description', 'Author'].map((field) => {
    const text = new RegExp(`^ \\* ${field}:\\s*(.+)$`, 'm').exec(source)?.[1]?.trim();
    if (!text) throw new Error(`${file} names no ${field}.`);
    return { context: '', text, plural: '', comment: `${field} of the plugin`, file };
  });
}
