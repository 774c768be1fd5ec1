import { codeOfAnswer } from './site-trouble.ts';
import type { FieldProblem, Problem } from '../../bridge/contract/common.ts';

/** A refusal or a failure on the way, told apart by its code. */
export class StaffProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly params: NonNullable<Problem['params']>;
  /** With `policy_contradicts`: each field that must change. */
  readonly fields: readonly FieldProblem[];

  constructor(problem: Partial<Problem> & { message?: string }) {
    super(withoutTags(problem.title ?? problem.message ?? problem.code ?? ''));
    this.code = problem.code ?? 'internal';
    this.status = problem.status ?? 0;
    this.detail = problem.detail;
    this.params = problem.params ?? {};
    this.fields = problem.fields ?? [];
  }
}

/** apiFetch throws the parsed body of a refusal, the Response itself (unparsed requests), or an abort. */
export async function asProblem(thrown: unknown): Promise<unknown> {
  if (thrown instanceof Response) {
    const body = ((await thrown.json().catch(() => null)) ?? {}) as Partial<Problem>;
    const code = codeOfAnswer(thrown.status, body.code);
    return new StaffProblem({ status: thrown.status, ...withStatus(body), code });
  }
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    return new StaffProblem(withStatus(thrown as Partial<Problem>));
  }
  return thrown;
}

/** Other plugins' messages are pieces of pages. */
function withoutTags(text: string): string {
  return text.includes('<') ? (new DOMParser().parseFromString(text, 'text/html').body.textContent ?? '').trim() : text;
}

/** WordPress' own refusals keep the status in `data`. */
function withStatus(body: Partial<Problem> & { data?: { status?: number } }): Partial<Problem> {
  return body.status === undefined && body.data?.status ? { ...body, status: body.data.status } : body;
}
