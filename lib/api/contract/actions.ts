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

/** What every server action answers. */
export type ActionAnswer<Value> = { kind: "done"; value: Value } | { kind: "refused"; error: ExplainedError };

/** A server action as components are given it. Rejects only where no answer of the console came at all. */
export type Action<Input, Value = null> = (input: Input) => Promise<ActionAnswer<Value>>;

/** The server action behind the bind form. Answers within ten seconds; the operation goes on by itself. */
export type BindAction = Action<BindRequest, { operationId: string }>;

/** The server action behind an operation's "Close" button. */
export type CloseAction = Action<{ id: string; reason: string }>;
