/** A refusal in the user's terms: `code` names it, `params` fill its sentence. Expected failures are values; the unexpected throws. */
export interface Refusal {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
  /** With `policy_contradicts`: each setting that must change. */
  readonly fields?: readonly {
    readonly path: string;
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  }[];
  /** When to ask again, in seconds: becomes Retry-After. */
  readonly retryAfterSeconds?: number;
}

export type Result<Value, Reason extends Refusal = Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Reason };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse(
  code: string,
  params: Refusal['params'] = {},
  retryAfterSeconds?: number,
): { readonly ok: false; readonly problem: Refusal } {
  return { ok: false, problem: { code, params, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) } };
}
