import type { Locator } from 'playwright-core';
import type { KeptMail } from '../../site/stack/mailbox.ts';

/** The lines of one explained amount as a person reads them, `2 × Linen shirt: $99.80`; the total is the last, without its word: places name it by what they tell. */
export type Lines = readonly string[];

/** Of the form, before the return and after. */
export async function formLines(tables: Locator): Promise<Lines> {
  const rows = await tables.first().evaluate((table) =>
    [...table.children].map((row) => ({
      total: row.className !== '',
      text: [row.querySelector('dt')?.firstChild?.textContent, row.querySelector('dd')?.textContent],
    })),
  );
  return rows.map(({ total, text: [what = '', amount = ''] }) => (total ? `${amount}` : `${what}: ${amount}`));
}

/** Of wp-admin, which writes units behind the product. */
export async function adminLines(page: Locator): Promise<Lines> {
  const rows = await page.locator('.boomerang-amounts tr').evaluateAll((all) =>
    all.map((row) => ({
      total: row.closest('tfoot') !== null,
      text: [...row.children].map((cell) => cell.textContent?.trim() ?? ''),
    })),
  );
  return rows.map(({ total, text: [what = '', amount = ''] }) => {
    const [, name = what, units] = /^(.*) × (\d+)$/.exec(what) ?? [];
    const counted = units && units !== '1' ? `${units} × ${name}` : name;
    return total ? amount : `${counted}: ${amount}`;
  });
}

/** Of an e-mail's plain part, below that title. */
export function mailLines({ mail }: KeptMail, title: string): Lines {
  const [, table = ''] = (mail.text ?? '').split(`${title}\n`);
  return uncounted(table.split('\n\n')[0] ?? '');
}

/** Of the note on the order; the total stands in its first line. */
export function noteLines(note: string): Lines {
  const [headline = '', ...lines] = note.split('\n');
  return [...uncounted(lines.join('\n')), headline.split(' ').at(-1) ?? ''];
}

function uncounted(table: string): Lines {
  return table
    .trim()
    .split('\n')
    .map((line) => line.replace(/^1 × /, '').replace(/^Total: /, ''));
}
