import { askedLines } from './asked.ts';
import { lookupOf, signed } from './backend.ts';
import type { Backend } from './backend.ts';
import type { OnWaiting, StaffClient, StaffMode } from './flow-types.ts';

/** `idOf`: of an order that was chosen among several, by its number. */
export function staffBackend(
  client: StaffClient,
  staff: StaffMode,
  locale: string,
  idOf: (orderNumber: string) => number | undefined,
): Backend {
  const nothing = { ok: false, problem: { code: 'not_found', params: {} } } as const;
  const edit = async (onWaiting: OnWaiting) => staff.change?.open(onWaiting) ?? nothing;
  return {
    orders: client,
    async open(draft, onWaiting) {
      if (staff.change) return lookupOf(await edit(onWaiting));
      const orderNumber = draft.orderNumber.trim();
      const orderId = idOf(orderNumber);
      return client.lookup({ orderNumber, locale, ...(orderId !== undefined && { orderId }) }, onWaiting);
    },
    edit: (_, onWaiting) => edit(onWaiting),
    sendWords: null,
    async send(draft, token, onWaiting) {
      const lines = askedLines(draft);
      const { requestId, kind, comment, name } = draft;
      const override = draft.override.trim();
      const answer = staff.change
        ? await staff.change.send({ token, lines, override }, onWaiting)
        : await client.submit(
            { token, requestId, kind, lines, comment, override, locale, name: signed(kind, name) },
            onWaiting,
          );
      return answer.ok ? { ok: true, value: { by: 'staff', detail: answer.value } } : answer;
    },
  };
}
