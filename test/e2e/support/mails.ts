import { vi } from 'vitest';
import type { KeptMail, Mailbox } from '../../site/stack/mailbox.ts';

/** Waits for the mail to that address whose subject has all these words. */
export async function mailTo(mailbox: Mailbox, address: string, ...words: string[]): Promise<KeptMail> {
  return vi.waitFor(
    async () => {
      const mails = await mailbox.mails();
      const found = mails.find(
        ({ mail }) => addressOf(mail.to) === address && words.every((word) => mail.subject?.includes(word)),
      );
      if (!found) throw new Error(`There is no mail to ${address} about ${words.join(', ')} yet`);
      return found;
    },
    { timeout: 60_000, interval: 500 },
  );
}

function addressOf(to: KeptMail['mail']['to']): string {
  const fields = Array.isArray(to) ? to : to ? [to] : [];
  return fields.flatMap(({ value }) => value.map(({ address }) => address)).join(', ');
}

/** The value of one header, unfolded. */
export function header({ raw }: KeptMail, name: string): string | undefined {
  const head = raw.slice(0, raw.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
}
