import type { EditResponse, OpenedReturn, ReturnSession, ReturnStatus } from '../../bridge/contract/shop.ts';
import type { ReturnClient } from '../return-form/flow-types.ts';
import { onceMore } from './again.ts';
import type { ReturnSessions } from './return-sessions.ts';
import type { Answer, Send } from './shop-request.ts';
import { whileBusy } from './while-busy.ts';

/** Calls about the return behind a link. They carry a session; one that is over is renewed on the way, unseen. */
export function returnClient(send: Send, sessions: ReturnSessions, link: string): ReturnClient {
  const post = <T>(act: string, body: object) => send<T>('POST', `/shop/returns/${act}`, body);

  async function open(): Promise<Answer<OpenedReturn>> {
    const answer = await onceMore(() => post<OpenedReturn>('open', { link, session: sessions.latest() }));
    if (answer.ok) sessions.keep(link, answer.value.session);
    return answer;
  }

  async function inSession<T>(ask: (session: string) => Promise<Answer<T>>): Promise<Answer<T>> {
    const known = sessions.of(link);
    if (known !== null) {
      const answer = await ask(known);
      if (answer.ok || answer.problem.code !== 'session_over') return answer;
    }
    const opened = await open();
    return opened.ok ? ask(opened.value.session.token) : opened;
  }

  const status = (): Promise<Answer<ReturnStatus>> =>
    sessions.of(link) === null
      ? open()
      : inSession((session) => onceMore(() => post<ReturnStatus>('status', { session })));

  return {
    status,
    async unlock() {
      const answer = await status();
      if (!answer.ok || answer.value.confirmed) return answer;
      return { ok: false, problem: { code: 'email_required', params: {} } };
    },
    async confirm(email) {
      const answer = await inSession((session) => post<{ session: ReturnSession }>('confirm', { session, email }));
      if (answer.ok) sessions.keep(link, answer.value.session);
      return answer;
    },
    edit: (onWaiting) =>
      whileBusy(() => inSession((session) => onceMore(() => post<EditResponse>('edit', { session }))), onWaiting),
    change: (request, onWaiting) =>
      whileBusy(() => inSession((session) => post<ReturnStatus>('change', { session, ...request })), onWaiting),
    cancel: () => inSession((session) => post<ReturnStatus>('cancel', { session })),
    sendTracking: (request) => inSession((session) => post<ReturnStatus>('tracking', { session, ...request })),
  };
}
