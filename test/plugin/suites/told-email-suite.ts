import { describe, expect, it } from 'vitest';
import type { EmailKind } from '../../../bridge/domain/effect.ts';
import { sum } from '../../../bridge/domain/money.ts';
import type { EmailData } from '../../../bridge/ports/site.ts';
import { emailData } from '../../../bridge/usecases/effects/email-data.ts';
import { formatMoney } from '../../../bridge/usecases/format-money.ts';
import { factsOf, sentencesIn, speak, words } from '../../blocks/told/claims.ts';
import { JOURNEYS, type Journey } from '../../blocks/told/journeys.ts';
import { isShoppers, MAIL_CLAIMS, MAIL_TITLES } from '../../blocks/told/mail-claims.ts';
import type { PluginSite } from '../support/plugin-site.ts';

type Locale = 'en_US' | 'fr_FR';
interface Piece {
  readonly type: string;
  readonly text?: string;
  readonly title?: string;
  readonly entries?: readonly (readonly [string, string])[];
  readonly total?: string;
}

const RENDERED = `return Boomerang\\Emails\\in_locale( $input['locale'], fn() => array_map(
  fn( $one ) => array_values( array_filter( Boomerang\\Emails\\to_shopper( $one['kind'], Boomerang\\Emails\\complete( $one['data'] ) ), 'Boomerang\\Emails\\has_content' ) ),
  $input['letters']
) );`;
const AT_ONCE = 100;
const deps = {
  carriers: async () => null,
  secrets: { sign: () => 'link' },
  siteUrl: 'https://shop.example.com',
} as unknown as Parameters<typeof emailData>[0];

/** Every e-mail to a shopper that a journey sends, as its data stands when it is sent. */
async function lettersIn(locale: Locale) {
  const all = JOURNEYS.flatMap(({ letters }) => letters).filter(({ kind }) => isShoppers(kind));
  return Promise.all(
    all.map(async ({ kind, then }) => {
      const entry = { ...then.entry, locale };
      return { kind, then: { ...then, entry }, data: await emailData(deps, kind, entry, then.policy) };
    }),
  );
}

/** What is false in a mail, or what nobody answers for. */
function wrong(kind: EmailKind, then: Omit<Journey, 'letters'>, pieces: readonly Piece[]): readonly string[] {
  const facts = factsOf(then);
  const money = (amount: number) => formatMoney(amount, then.entry.currency, then.entry.locale);
  const titles = new Map(Object.entries(MAIL_TITLES).map(([id, what]) => [words(id), what]));
  const problems = pieces.flatMap(({ type, text = '', title, entries = [], total = '' }) => {
    if (type === 'text') {
      return sentencesIn(text, MAIL_CLAIMS)
        .filter(({ ids, said }) => !ids.some((id) => MAIL_CLAIMS[id]?.(facts, said, money)))
        .map(({ said }) => `“${text}” (${said.join(', ')})`);
    }
    if (title === undefined || title === '') return [];
    const what = titles.get(title);
    const lost = facts.committed - facts.due;
    const isRight = {
      paid: () => total === money(facts.paid),
      due: () => total === money(facts.due),
      less: () => entries.length > 0 && facts.paid > 0 && lost > 0 && sumOf(entries, money, lost),
      all: () => entries.length > 0 && facts.paid === 0 && sumOf(entries, money, lost),
      goods: () => entries.length === 1,
      code: () => true,
    };
    return what && isRight[what]() ? [] : [`${title}: ${total}${entries.map((one) => one.join(' / ')).join(', ')}`];
  });
  return problems.map((one) => `${then.name}, ${kind}: ${one}`);
}

/** The amounts that the entries end with come to so much: one of all, or two of which the second is what the first leaves. */
function sumOf(entries: readonly (readonly [string, string])[], money: (amount: number) => string, all: number) {
  const digits = (text: string) => Number(text.replaceAll(/\D/g, ''));
  const amounts = entries.map(([name]) => digits(/[^\u00a0:]*[\d.,]+\D*$/.exec(name.slice(name.lastIndexOf(':')))?.[0] ?? ''));
  return sum(amounts) === digits(money(all));
}

export function toldEmailSuite(running: () => PluginSite): void {
  describe.each(['en_US', 'fr_FR'] as const)('e-mails of every end, by every resolution and door (%s)', (locale) => {
    it('say what the books and the acts say', { timeout: 300_000 }, async () => {
      speak(locale);
      const letters = await lettersIn(locale);
      expect(new Set(letters.map(({ kind }) => kind))).toContain('nothing_paid');
      const unlike = new Map(letters.map(({ kind, data }) => [JSON.stringify({ kind, data }), { kind, data }]));
      const pieces = new Map<string, readonly Piece[]>();
      const keys = [...unlike.keys()];
      for (let from = 0; from < keys.length; from += AT_ONCE) {
        const some = keys.slice(from, from + AT_ONCE);
        const input = { locale, letters: some.map((key) => unlike.get(key) as { kind: EmailKind; data: EmailData }) };
        const rendered = await running().site.wp<readonly Piece[][]>(RENDERED, input);
        rendered.forEach((one, index) => pieces.set(some[index] as string, one));
      }
      const problems = letters.flatMap(({ kind, then, data }) =>
        wrong(kind, then, pieces.get(JSON.stringify({ kind, data })) ?? []),
      );
      speak('en_US');
      expect(problems).toEqual([]);
    });
  });
}
