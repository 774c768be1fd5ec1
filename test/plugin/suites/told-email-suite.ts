import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmailKind } from '../../../bridge/domain/effect.ts';
import { sum } from '../../../bridge/domain/money.ts';
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

type Letter = Awaited<ReturnType<typeof lettersIn>>[number];

async function problemsOf({ site }: PluginSite, locale: Locale, letters: readonly Letter[]) {
  const keyOf = ({ kind, data }: Letter) => JSON.stringify({ kind, data });
  const unlike = [...new Map(letters.map((one) => [keyOf(one), one])).values()];
  const pieces = new Map<string, readonly Piece[]>();
  for (let from = 0; from < unlike.length; from += AT_ONCE) {
    const some = unlike.slice(from, from + AT_ONCE);
    const input = { locale, letters: some.map(({ kind, data }) => ({ kind, data })) };
    const rendered = await site.wp<readonly Piece[][]>(RENDERED, input);
    some.forEach((one, index) => pieces.set(keyOf(one), rendered[index] ?? []));
  }
  return letters.flatMap((one) => wrong(one.kind, one.then, pieces.get(keyOf(one)) ?? []));
}

export function toldEmailSuite(running: () => PluginSite): void {
  describe.each(['en_US', 'fr_FR'] as const)('e-mails of every end, by every resolution and door (%s)', (locale) => {
    beforeAll(() => speak(locale));
    afterAll(() => speak('en_US'));

    it('say what the books and the acts say', { timeout: 300_000 }, async () => {
      const letters = await lettersIn(locale);
      expect(new Set(letters.map(({ kind }) => kind))).toContain('nothing_paid');
      expect(await problemsOf(running(), locale, letters)).toEqual([]);
    });

    it('are seen to be false where an amount, an item or the label is another', async () => {
      const letters = await lettersIn(locale);
      const falsely = async (is: (one: Letter) => boolean, data: (whole: Letter['data']) => Letter['data']) => {
        const one = letters.find(is) as Letter;
        return problemsOf(running(), locale, [{ ...one, data: data(one.data) }]);
      };
      const isLess = ({ data }: Letter) => data.less !== null;
      const said = (amount: string) => (data: Letter['data']) => ({ ...data, less: data.less && { ...data.less, left: amount } });
      const only = (data: Letter['data']) => ({ ...data, less: data.less && { ...data.less, items: [{ ...data.less.items[0]!, amount: '-$0.01' }] } });
      expect(await falsely((one) => one.kind === 'refunded' && isLess(one), said('$0.01'))).toHaveLength(1);
      expect(await falsely((one) => one.kind === 'credit' && isLess(one), only)).toHaveLength(1);
      expect(await falsely((one) => one.kind === 'nothing_paid', only)).toHaveLength(1);
      expect(await falsely(({ kind }) => kind === 'cancelled', (data) => ({ ...data, endedLabel: 'void' }))).toHaveLength(1);
      expect(await falsely(({ kind }) => kind === 'refunded', (data) => ({ ...data, paidByHand: true }))).toHaveLength(1);
    });
  });
}
