import type { EditResponse, LookupResponse, OpenedReturn, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ReturnDetail } from '../../bridge/contract/staff.ts';
import type { Answer } from '../api/shop-request.ts';
import { askedLines } from './asked.ts';
import { pageAddress } from './config.ts';
import type { Draft, Kind, Receipt } from './draft.ts';
import type { OnWaiting, OrderClient, ShopClient } from './flow-types.ts';
import { BACK, isDown } from './retry.ts';

export type Made =
  | { readonly by: 'shopper'; readonly link: string; readonly status: ReturnStatus }
  | { readonly by: 'staff'; readonly detail: ReturnDetail }
  /** Nothing is made yet: the bridge is down, and the site keeps the request. */
  | { readonly by: 'site'; readonly kept: Receipt };

/** What a flow asks of the store, whoever fills the form in. */
export interface Backend {
  readonly orders: OrderClient;
  open(draft: Draft, onWaiting: OnWaiting): Promise<Answer<LookupResponse>>;
  edit(changing: string, onWaiting: OnWaiting): Promise<Answer<EditResponse>>;
  /** `token`: the look-up's. */
  send(draft: Draft, token: string, onWaiting: OnWaiting): Promise<Answer<Made>>;
  /** Has the site keep what can be asked in words alone; null: staff don't. */
  readonly sendWords: ((draft: Draft) => Promise<Answer<Receipt>>) | null;
}

export function shopBackend(client: ShopClient, locale: string): Backend {
  return {
    orders: client,
    open: async (draft, onWaiting) =>
      draft.changing === null
        ? client.lookup({ ...typedOrder(draft), locale, ...keptPass(draft) }, onWaiting)
        : lookupOf(await client.returnBy(draft.changing).edit(onWaiting)),
    edit: (changing, onWaiting) => client.returnBy(changing).edit(onWaiting),
    async send(draft, token, onWaiting) {
      const lines = askedLines(draft);
      const { requestId, kind, comment, name, changing } = draft;
      if (changing !== null) {
        return byShopper(changing, await client.returnBy(changing).change({ token, lines }, onWaiting));
      }
      const request = { token, requestId, kind, lines, comment, locale, page: pageAddress(), name: signed(kind, name) };
      const submit = () => client.submit(request, onWaiting);
      const answer = await submit();
      if (answer.ok || !isDown(answer.problem)) return byMaker(answer);
      const kept = await client.keep({ ...typedOrder(draft), type: 'form', request });
      if (kept.ok) return { ok: true, value: { by: 'site', kept: kept.value } };
      if (kept.problem.code === BACK) return byMaker(await submit());
      // Why it can't be kept says what to do; that the site does not answer either says less than what was there before.
      return isDown(kept.problem) ? byMaker(answer) : kept;
    },
    async sendWords(draft) {
      const { requestId, kind, name, words, partly } = draft;
      const withdrawal = kind === 'return' ? 'none' : partly ? 'part' : 'all';
      const page = pageAddress();
      const request = {
        ...typedOrder(draft),
        requestId,
        words,
        withdrawal,
        name: signed(kind, name),
        locale,
        page,
      } as const;
      return client.keep({ ...typedOrder(draft), type: 'words', request });
    },
  };
}

const typedOrder = ({ orderNumber, email }: Draft) => ({ orderNumber: orderNumber.trim(), email: email.trim() });
const keptPass = ({ keptPass: kept }: Draft) => (kept === null ? {} : { kept });
const byShopper = (link: string, answer: Answer<ReturnStatus>): Answer<Made> =>
  answer.ok ? { ok: true, value: { by: 'shopper', link, status: answer.value } } : answer;
const byMaker = (answer: Answer<OpenedReturn>): Answer<Made> =>
  answer.ok ? byShopper(answer.value.link, answer) : answer;

/** An edit's look-up. */
export const lookupOf = (answer: Answer<EditResponse>): Answer<LookupResponse> =>
  answer.ok ? { ok: true, value: answer.value.lookup } : answer;

/** Only a withdrawal is signed. */
export const signed = (kind: Kind, name: string) => (kind === 'withdrawal' ? name.trim() : '');
