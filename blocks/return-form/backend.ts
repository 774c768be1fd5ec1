import type { EditResponse, LookupResponse, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ReturnDetail } from '../../bridge/contract/staff.ts';
import type { Answer } from '../api/shop-request.ts';
import { askedLines } from './asked.ts';
import { pageAddress } from './config.ts';
import type { Draft, Kind } from './draft.ts';
import type { OnWaiting, OrderClient, ShopClient, StaffClient, StaffMode } from './flow-types.ts';

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

/** A return is opened by its token, and by `STAFF_RETURN` where the screen knows which one it is. */
export const STAFF_RETURN = 'staff';

export function shopBackend(client: ShopClient, locale: string): Backend {
  return {
    orders: client,
    open: async (draft, onWaiting) =>
      draft.changing === null
        ? client.lookup({ orderNumber: draft.orderNumber.trim(), email: draft.email.trim(), locale }, onWaiting)
        : order(await client.edit(draft.changing, onWaiting)),
    edit: (changing, onWaiting) => client.edit(changing, onWaiting),
    async send(draft, token, onWaiting) {
      const lines = askedLines(draft);
      const { requestId, kind, comment, name, changing } = draft;
      const answer =
        changing === null
          ? await client.submit(
              { token, requestId, kind, lines, comment, locale, page: pageAddress(), name: named(kind, name) },
              onWaiting,
            )
          : await client.change(changing, { token, lines }, onWaiting);
      return answer.ok ? { ok: true, value: { by: 'shopper', status: answer.value } } : answer;
    },
  };
}

export function staffBackend(client: StaffClient, staff: StaffMode, locale: string): Backend {
  const nothing = { ok: false, problem: { code: 'not_found', params: {} } } as const;
  const edit = async (onWaiting: OnWaiting) => staff.change?.open(onWaiting) ?? nothing;
  return {
    orders: client,
    open: async (draft, onWaiting) =>
      staff.change
        ? order(await edit(onWaiting))
        : client.lookup({ orderNumber: draft.orderNumber.trim(), locale }, onWaiting),
    edit: (_, onWaiting) => edit(onWaiting),
    async send(draft, token, onWaiting) {
      const lines = askedLines(draft);
      const { requestId, kind, comment, name } = draft;
      const override = draft.override.trim();
      const answer = staff.change
        ? await staff.change.send({ token, lines, override }, onWaiting)
        : await client.submit(
            { token, requestId, kind, lines, comment, override, locale, name: named(kind, name) },
            onWaiting,
          );
      return answer.ok ? { ok: true, value: { by: 'staff', detail: answer.value } } : answer;
    },
  };
}

const order = (answer: Answer<EditResponse>): Answer<LookupResponse> =>
  answer.ok ? { ok: true, value: answer.value.lookup } : answer;

const named = (kind: Kind, name: string) => (kind === 'withdrawal' ? name.trim() : '');
