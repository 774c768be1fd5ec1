import type { Answer } from '../api/shop-request.ts';
import type { Question } from './email-question.tsx';
import type { ReturnClient, ShopClient } from './flow-types.ts';

/**
 * What changes a return asks for the order's e-mail when the bridge wants it, and then goes on with what was asked: nothing that was typed is lost. `ask`
 * shows the question; null takes it away.
 */
export function withEmailQuestion(client: ShopClient, ask: (question: Question | null) => void): ShopClient {
  async function proven<T>(rma: ReturnClient, act: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const answer = await act();
    if (answer.ok || answer.problem.code !== 'email_required') return answer;
    const given = await new Promise<boolean>((answered) =>
      ask({ confirm: (email) => rma.confirm(email), onAnswered: answered }),
    );
    ask(null);
    return given ? act() : answer;
  }

  return {
    ...client,
    returnBy(link) {
      const rma = client.returnBy(link);
      return {
        ...rma,
        edit: (onWaiting) => proven(rma, () => rma.edit(onWaiting)),
        change: (request, onWaiting) => proven(rma, () => rma.change(request, onWaiting)),
        unlock: () => proven(rma, () => rma.unlock()),
        cancel: () => proven(rma, () => rma.cancel()),
        sendTracking: (request) => proven(rma, () => rma.sendTracking(request)),
      };
    },
  };
}
