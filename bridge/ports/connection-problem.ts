/** Why a leg of the connection is broken. */
export interface ConnectionProblem {
  /** StoreUnavailable's. */
  readonly code: string;
  readonly detail: string;
}
