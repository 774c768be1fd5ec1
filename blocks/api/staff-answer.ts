import type { Answer } from './shop-request.ts';
import { isProblem } from './staff-error-message.ts';
import { whileBusy } from './while-busy.ts';

/** What apiFetch calls the ways in which nobody answers, as the form calls them. */
const FORM_CODES: Readonly<Record<string, string>> = {
  offline_error: 'offline',
  fetch_error: 'bridge_unreachable',
};

/** Every outcome as a value, as the form wants it. */
export async function answerOf<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    if (!isProblem(error)) return { ok: false, problem: { code: 'internal', params: {} } };
    return { ok: false, problem: { code: FORM_CODES[error.code] ?? error.code, params: error.params } };
  }
}

/** As `answerOf`, and asked again while the bridge has no free slot. */
export function patientAnswerOf<T>(ask: () => Promise<T>, onWaiting: () => void): Promise<Answer<T>> {
  return whileBusy(() => answerOf(ask), onWaiting);
}
