import type { EditResponse, LookupResponse, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ReturnDetail } from '../../bridge/contract/staff.ts';
import type { Answer } from '../api/shop-request.ts';
import { askedLines } from './asked.ts';
import { pageAddress } from './config.ts';
import type { Draft, Kind } from './draft.ts';
import type { OnWaiting, OrderClient, ShopClient } from './flow-types.ts';

export type Made =
  { readonly by: 'shopper'; readonly status: ReturnStatus } | { readonly by: 'staff'; readonly detail: ReturnDetail };

/** What a flow asks of the store, whoever fills the form in. */
export interface Backend {
  readonly orders: OrderClient;
  open(draft: Draft, onWaiting: OnWaiting): Promise<Answer<LookupResponse>>;
  edit(changing: string, onWaiting: OnWaiting): Promise<Answer<EditResponse>>;
  /** `token`: the look-up's. */
  send(draft: Draft, token: string, onWaiting: OnWaiting): Promise<Answer<Made>>;
}

export function shopBackend(client: ShopClient, locale: string): Backend {
  return {
    orders: client,
    open: async (draft, onWaiting) =>
      draft.changing === null
        ? client.lookup({ orderNumber: draft.orderNumber.trim(), email: draft.email.trim(), locale }, onWaiting)
        : lookupOf(await client.edit(draft.changing, onWaiting)),
    edit: (changing, onWaiting) => client.edit(changing, onWaiting),
    async send(draft, token, onWaiting) {
      const lines = askedLines(draft);
      const { requestId, kind, comment, name, changing } = draft;
      const answer =
        changing === null
          ? await client.submit(
              { token, requestId, kind, lines, comment, locale, page: pageAddress(), name: signed(kind, name) },
              onWaiting,
            )
          : await client.change(changing, { token, lines }, onWaiting);
      return answer.ok ? { ok: true, value: { by: 'shopper', status: answer.value } } : answer;
    },
  };
}

/** An edit's look-up. */
export const lookupOf = (answer: Answer<EditResponse>): Answer<LookupResponse> =>
  answer.ok ? { ok: true, value: answer.value.lookup } : answer;

/** Only a withdrawal is signed. */
export const signed = (kind: Kind, name: string) => (kind === 'withdrawal' ? name.trim() : '');
