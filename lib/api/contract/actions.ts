import type { ExplainedError } from "#lib/api/contract/failure.ts";
import type { Binding, QualifierType } from "#lib/binding/types.ts";

/** The longest reason that is kept, in characters. */
export const longestReason = 500;

/** What the bind form sends once its review is confirmed. */
export interface BindRequest {
  /** Made when the review opens: the same intent sent twice is one operation. */
  intentId: string;
  region: string;
  loadBalancer: string;
  listener: string;
  rule: string;
  namespace: string;
  function: string;
  qualifier: string;
  qualifierType: QualifierType;
  weight: number;
  /** Why; may be empty. */
  reason: string;
  /** The rule's binding as the review showed it. */
  before: Binding | null;
  /** The operation that this one tries again. */
  retryOf: string | null;
}

export type BindAnswer = { kind: "accepted"; operationId: string } | { kind: "refused"; error: ExplainedError };

/** The server action behind the bind form. Answers within ten seconds; the operation goes on by itself. */
export type BindAction = (request: BindRequest) => Promise<BindAnswer>;

export type CancelAnswer = { kind: "cancelled" } | { kind: "refused"; error: ExplainedError };

/** The server action behind an operation's "Cancel" button. */
export type CancelAction = (operationId: string) => Promise<CancelAnswer>;

export type CloseAnswer = { kind: "closed" } | { kind: "refused"; error: ExplainedError };

/** The server action behind an operation's "Close" button. */
export type CloseAction = (operationId: string, reason: string) => Promise<CloseAnswer>;
