/** Why a leg of the connection is broken. */
export interface ConnectionProblem {
  /** StoreUnavailable's. */
  readonly code: string;
  readonly detail: string;
}

/** null: that leg is fine. */
export interface ConnectionCheck {
  readonly read: ConnectionProblem | null;
  readonly write: ConnectionProblem | null;
}
